"""What the site does by the clock. Each app registers its own jobs in its `jobs.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

# Set when the runner has been told to stop; a long job looks here between its steps.
stopping = Event()


@dataclass(frozen=True)
class Job:
    """A function to be run again and again.

    `limit` is how long a run may take: after that it counts as crashed, and another may start.
    """

    name: str
    title: str
    every: timedelta
    limit: timedelta
    function: Callable[[], None]

    @property
    def rhythm(self) -> str:
        if self.every < timedelta(hours=1):
            minutes = self.every // timedelta(minutes=1)
            return ngettext("every minute", "every %(count)s minutes", minutes) % {"count": minutes}
        hours = self.every // timedelta(hours=1)
        if hours < 24:
            return ngettext("every hour", "every %(count)s hours", hours) % {"count": hours}
        days = hours // 24
        return ngettext("every day", "every %(count)s days", days) % {"count": days}

    def is_late(self, succeeded_at: datetime | None, now: datetime) -> bool:
        """Tell whether the last success is longer ago than one missed turn explains."""
        grace = max(self.every / 2, timedelta(minutes=5))
        return succeeded_at is None or now - succeeded_at > self.every + grace


jobs: dict[str, Job] = {}


def job(
    *, every: timedelta, name: str, title: str, limit: timedelta = timedelta(minutes=10)
) -> Callable:
    """Register the decorated function, which takes no arguments, as a job.

    A run must do no harm where an earlier one did all of the work already, or a part of it.
    """

    def register(function: Callable[[], None]) -> Callable[[], None]:
        if name in jobs:
            raise ValueError(f"Two jobs are called {name}.")
        jobs[name] = Job(name, title, every, limit, function)
        return function

    return register


# The jobs of no other app


@job(every=timedelta(minutes=1), name="publish-scheduled", title=_("Publish what is scheduled"))
def publish_scheduled():
    call_command("publish_scheduled", verbosity=0)


@job(every=timedelta(days=1), name="clear-sessions", title=_("Forget expired sign-ins"))
def clear_sessions():
    call_command("clearsessions", verbosity=0)
