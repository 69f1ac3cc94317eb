"""What the applications need done by the clock."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from applications.erasure import erase_due
from operations.jobs import job, stopping


@job(every=timedelta(days=1), name="erase-applications", title=_("Erase old applications"))
def erase_applications():
    for _application in erase_due():
        if stopping.is_set():
            return
