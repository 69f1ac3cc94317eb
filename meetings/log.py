"""The public log of a meeting, told step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Published(Protocol):
    """The facts of a meeting as they were published at one moment (`MeetingChange`)."""

    at: datetime
    start: datetime
    end: datetime
    attendance: str
    place: str
    status: str


@dataclass(frozen=True)
class LogEntry:
    """One line of the public log; what did not change is None."""

    at: datetime
    before: Published
    after: Published

    @property
    def is_new_time(self) -> bool:
        return (self.before.start, self.before.end) != (self.after.start, self.after.end)

    @property
    def is_new_place(self) -> bool:
        return (self.before.attendance, self.before.place) != (
            self.after.attendance,
            self.after.place,
        )

    @property
    def is_new_status(self) -> bool:
        return self.before.status != self.after.status

    @property
    def is_public(self) -> bool:
        return self.is_new_time or self.is_new_place or self.is_new_status


def read_log(changes: Sequence[Published]) -> list[LogEntry]:
    """Return the changes of time, place and status, newest first."""
    steps = zip(changes, changes[1:], strict=False)
    entries = [LogEntry(after.at, before, after) for before, after in steps]
    return [entry for entry in reversed(entries) if entry.is_public]
