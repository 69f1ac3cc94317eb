"""Whether mail works, as far as the queue can tell."""

from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from letters.models import Letter
from operations.jobs import jobs
from operations.models import JobRun


class Condition(NamedTuple):
    """What staff should know before they wait for a letter.

    `folder` is where letters go while no mail server is named; `delayed` counts the letters that
    wait for another attempt, `unsure` those that staff have to decide about.
    """

    folder: str | None
    is_runner_late: bool
    delayed: int
    unsure: int


def mail_folder() -> str | None:
    return settings.MAILERS["default"].get("OPTIONS", {}).get("file_path")


def condition_of_mail() -> Condition:
    run = JobRun.objects.filter(name="send-letters").first()
    return Condition(
        folder=mail_folder(),
        is_runner_late=jobs["send-letters"].is_late(run and run.succeeded_at, timezone.now()),
        delayed=Letter.objects.filter(state=Letter.State.QUEUED, attempts__gt=0).count(),
        unsure=Letter.objects.filter(state=Letter.State.UNSURE).count(),
    )
