"""Telling robots from people, without asking people anything."""

from django.http import HttpRequest

from applications.models.application import Suspicion
from forms.filling.ticket import Ticket
from security.limits import Limit

TRAP = "subject_line"  # a field that people do not see
SENDING = Limit("applications", most=20, seconds=3600)


def suspect(request: HttpRequest, ticket: Ticket) -> str:
    """Return why this looks like the work of a robot, or ""."""
    if request.POST.get(TRAP):
        return Suspicion.TRAP
    return Suspicion.TOO_QUICK if ticket.is_too_quick else ""
