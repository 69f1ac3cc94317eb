"""Running the jobs: those that are due, or those asked for."""

import logging
import signal
import traceback
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, close_old_connections

from operations.jobs import Job, jobs, stopping
from operations.models import JobRun
from operations.processes import STOP_SIGNALS

logger = logging.getLogger(__name__)

ROUND = 60  # seconds from one look at the jobs to the next


def run(job: Job, *, is_forced: bool = False) -> bool | None:
    """Run a job that is due, or forced, and not running already.

    Returns whether it succeeded; None when it was not run.
    """
    claim = JobRun.objects.claim(job, is_forced=is_forced)
    if claim is None:
        return None
    error = ""
    try:
        job.function()
    except Exception as exception:  # noqa: BLE001 - one job's trouble must not stop the others
        error = describe(exception)
        logger.error("The job %s failed: %s", job.name, error)  # noqa: TRY400
    claim.finish(error)
    return not error


def run_all(chosen: Iterable[Job], *, is_forced: bool = False) -> dict[str, bool]:
    """Run the jobs one after another and return name -> success of those that were run."""
    results = {}
    for job in chosen:
        if stopping.is_set():
            break
        result = run(job, is_forced=is_forced)
        if result is not None:
            results[job.name] = result
    return results


def run_repeatedly() -> None:
    """Run what is due, minute by minute, until told to stop."""
    while not stopping.is_set():
        close_old_connections()
        try:
            run_all(jobs.values())
        except DatabaseError as error:
            logger.error("The jobs wait for the database: %s", describe(error))
        stopping.wait(ROUND)


def stop_when_told() -> None:
    """Let the job that runs finish the step it is at."""
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: stopping.set())


def describe(error: Exception) -> str:
    """Tell an error by its kind and place: its message may quote somebody's data."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(settings.BASE_DIR)]
    place = (ours or frames)[-1]
    reason = getattr(error, "strerror", None)
    kind = f"{type(error).__name__} ({reason})" if reason else type(error).__name__
    return f"{kind}, {Path(place.filename).name}:{place.lineno}"
