"""Noting what a publication changed, and telling it again in the reader's words."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.dispatch import Signal

from meetings.documents import show_to_public
from meetings.models import MeetingChange, MeetingPage

# Sent with `change`, a MeetingChange after the first one, inside the publishing transaction.
meeting_changed = Signal()


@dataclass(frozen=True)
class LogEntry:
    """One line of the public log; what did not change is None."""

    at: datetime
    before: MeetingChange
    after: MeetingChange

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


def read_log(changes: list[MeetingChange]) -> list[LogEntry]:
    """Return the changes of time, place and status, newest first."""
    steps = zip(changes, changes[1:], strict=False)
    entries = [LogEntry(after.at, before, after) for before, after in steps]
    return [entry for entry in reversed(entries) if entry.is_public]


@transaction.atomic
def follow_publication(sender, instance, **kwargs) -> None:
    """Log what the publication of a source meeting changed, and pass its facts on.

    `MeetingPage.publish` makes it a part of the publishing transaction.
    """
    if not isinstance(instance, MeetingPage) or not instance.is_source:
        return
    # Two publications at once take their turns.
    meeting = MeetingPage.objects.select_for_update(of=("self",)).get(pk=instance.pk)
    change = log_change(meeting)
    for translation in MeetingPage.objects.translation_of(meeting):
        translation.save(clean=False)  # takes the facts of its source
    for attachment in meeting.attachments.select_related("document__collection"):
        show_to_public(attachment)
    if change and change.sequence:
        meeting_changed.send(MeetingPage, change=change)


def log_change(meeting: MeetingPage) -> MeetingChange | None:
    """Add the meeting's published facts to its log, unless they are there as the latest."""
    facts = {name: getattr(meeting, name) for name in MeetingChange.FACTS}
    latest = meeting.changes.order_by("sequence").last()
    if latest and all(getattr(latest, name) == value for name, value in facts.items()):
        return None
    return meeting.changes.create(sequence=latest.sequence + 1 if latest else 0, **facts)
