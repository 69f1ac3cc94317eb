"""Working off the queue: each letter goes out at most once, and none is forgotten.

A letter is claimed, and the claim committed, before a word of it reaches the mail server. Whoever
finds a claim left behind by a crash cannot know how far it got, and leaves the decision to staff.
"""

import time
from datetime import timedelta

from django.core.mail import mailers
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from letters.message import compose
from letters.models import Letter
from letters.plain_text import one_line
from letters.smtp import Postponed, Refused, Unsure
from operations.jobs import stopping

# From one attempt to the next. The last of them is three days after the first.
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, *[4 * 60] * 18)]
# Longer than any SMTP dialogue: every step of it ends by a timeout.
CRASHED_AFTER = timedelta(minutes=10)
# One run's share of time; what is left waits for the next.
SECONDS_FOR_A_RUN = 300


def send_due() -> None:
    """Send what is due, over one connection, until the queue, the time or the server gives out."""
    mark_crashed()
    if not Letter.objects.due().exists():
        return
    mailer = mailers.default
    deadline = time.monotonic() + SECONDS_FOR_A_RUN
    try:
        while time.monotonic() < deadline and not stopping.is_set():
            mailer.open()
            letter = claim()
            if letter is None or not send(letter, mailer):
                break
    except OSError as error:
        postpone_all(str(error))
    finally:
        mailer.close()


def mark_crashed() -> None:
    """Let staff decide about letters whose sending was cut off, by a crash or a power cut."""
    Letter.objects.filter(
        state=Letter.State.SENDING, claimed_at__lt=timezone.now() - CRASHED_AFTER
    ).update(
        state=Letter.State.UNSURE,
        last_error=_("The sending was cut off. The letter may or may not have left."),
    )


@transaction.atomic(durable=True)
def claim() -> Letter | None:
    """Take the next letter. SQLite, which locks no rows, lets one writer in at a time."""
    letter = Letter.objects.due().select_for_update(skip_locked=True).first()
    if letter is None:
        return None
    letter.claimed_at = timezone.now()
    letter.attempts += 1
    claimed = Letter.objects.filter(pk=letter.pk, state=Letter.State.QUEUED).update(
        state=Letter.State.SENDING, claimed_at=letter.claimed_at, attempts=F("attempts") + 1
    )
    return letter if claimed else None


def send(letter: Letter, mailer) -> bool:
    """Send a claimed letter and note what came of it. Returns whether the server is of more use."""
    try:
        mailer.send_messages([compose(letter)])
    except Unsure as error:
        note(letter, state=Letter.State.UNSURE, last_error=str(error))
    except Refused as error:
        note(letter, state=Letter.State.FAILED, last_error=str(error))
    except ValueError:
        note(letter, state=Letter.State.FAILED, last_error=_("No mail can be made of this letter."))
    except Postponed as error:
        note(letter, **next_turn(letter.attempts, str(error)))
    except OSError as error:
        note(letter, **next_turn(letter.attempts, str(error)))
        return False
    else:
        note(letter, state=Letter.State.SENT, sent_at=timezone.now(), last_error="")
    return True


def note(letter: Letter, *, last_error: str, **outcome) -> None:
    """Write down the outcome, unless the claim is no longer ours."""
    Letter.objects.filter(pk=letter.pk, claimed_at=letter.claimed_at).update(
        claimed_at=None, last_error=one_line(last_error)[:500], **outcome
    )


def next_turn(attempts: int, error: str) -> dict:
    """Return what becomes of a letter that surely was not delivered in so many attempts."""
    if attempts > len(PAUSES):
        return {"state": Letter.State.FAILED, "last_error": error}
    return {
        "state": Letter.State.QUEUED,
        "next_attempt_at": timezone.now() + PAUSES[attempts - 1],
        "last_error": error,
    }


def postpone_all(error: str) -> None:
    """Count a server that cannot be reached as an attempt of every letter that is due."""
    due = Letter.objects.due()
    for attempts in set(due.values_list("attempts", flat=True)):
        outcome = next_turn(attempts + 1, one_line(error)[:500])
        due.filter(attempts=attempts).order_by().update(attempts=attempts + 1, **outcome)
