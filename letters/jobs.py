"""What happens to letters by the clock."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from letters.retention import erase_old, erase_old_files, forget_secrets
from letters.sending import send_due
from operations.jobs import job


@job(every=timedelta(minutes=1), name="send-letters", title=_("Send letters"))
def send_letters():
    send_due()


@job(every=timedelta(days=1), name="erase-letters", title=_("Erase the text of old letters"))
def erase_letters():
    erase_old()
    erase_old_files()


@job(every=timedelta(minutes=1), name="forget-secrets", title=_("Forget links that were sent"))
def forget_sent_secrets():
    forget_secrets()
