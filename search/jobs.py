"""What search does by the clock."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from operations.jobs import job
from search.models import MissedSearch


@job(
    every=timedelta(days=1),
    name="forget-missed-searches",
    title=_("Forget old searches that found nothing"),
)
def forget_missed_searches():
    MissedSearch.objects.forget_old()
