"""How long the site remembers what its letters said."""

import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from letters.kinds import HIDDEN, kinds
from letters.models import Letter

# Long enough to answer "did you not get our letter?"; docs/letters.md tells why not longer.
KEPT_FOR = timedelta(days=365)
FORGET_WITHIN = timedelta(days=7)  # of the last attempt; the job runs every minute
FILES_KEPT_FOR = timedelta(days=7)  # enough to look at while the site is being tried out


def erase_old() -> int:
    """Forget recipient and text of letters older than `KEPT_FOR`; return how many."""
    old = Letter.objects.filter(erased_at=None, created_at__lt=timezone.now() - KEPT_FOR)
    return old.erase_personal_data()


def erase_old_files() -> int:
    """Delete old letters from the folder that stands in for a mail server; return how many."""
    newest = time.time() - FILES_KEPT_FOR.total_seconds()
    old = [path for path in Path(settings.MAIL_DIR).glob("*.log") if path.stat().st_mtime < newest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def forget_secrets() -> int:
    """Take the secrets out of the letters that are done with; return in how many they were."""
    changed = []
    for kind in kinds.values():
        if kind.secret:
            letters = Letter.objects.filter(
                kind=kind.key,
                state__in=Letter.DONE,
                next_attempt_at__gt=timezone.now() - FORGET_WITHIN,
            )
            for letter in letters.exclude(body__contains=HIDDEN).exclude(body="").only("body"):
                letter.body = kind.hide_secret(letter.body)
                changed.append(letter)
    return Letter.objects.bulk_update(changed, ["body"], batch_size=500)
