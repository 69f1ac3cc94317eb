"""Telling robots from people, without asking people anything."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forms.filling.ticket import Ticket
from security.limits import Limit

TRAP = "subject_line"  # a field that people do not see
SENDING = Limit("applications", most=20, seconds=3600)


class Suspicion(models.TextChoices):
    TRAP = "trap", _("A field that people do not see was filled in.")
    TOO_QUICK = "too_quick", _("The form was sent quicker than a person can fill it in.")


def suspect(request: HttpRequest, ticket: Ticket) -> str:
    """Return why this looks like the work of a robot, or ""."""
    if request.POST.get(TRAP):
        return Suspicion.TRAP
    return Suspicion.TOO_QUICK if ticket.is_too_quick else ""
