"""How long the site remembers what its letters said."""

from datetime import timedelta

from django.utils import timezone

from letters.models import Letter

# Long enough to answer "did you not get our letter?"; docs/letters.md tells why not longer.
KEPT_FOR = timedelta(days=365)


def erase_old() -> int:
    """Forget recipient and text of letters older than `KEPT_FOR`; return how many."""
    old = Letter.objects.filter(erased_at=None, created_at__lt=timezone.now() - KEPT_FOR)
    return old.erase_personal_data()
