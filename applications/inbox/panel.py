"""What waits in the inbox, told on the admin's front page."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from applications.models import Application, Status


class WaitingPanel(Component):
    """The numbers of new and suspicious applications, or nothing where none waits.

    Only those who may see applications learn how many there are.
    """

    order = 40
    template_name = "applications/staff/waiting.html"

    def __init__(self, request):
        self.user = request.user

    def get_context_data(self, parent_context):
        policy = policy_registry.get_by_type(Application)
        may_see = policy.user_has_permission(self.user, "view")
        return {"waiting": list_waiting() if may_see else []}


def list_waiting() -> list[tuple[str, str]]:
    """Return (sentence, address of the tab) for what somebody should look at."""
    looked_at = Application.objects.filter(status__in=[Status.NEW, Status.SPAM]).order_by()
    numbers = dict(looked_at.values_list("status").annotate(Count("pk")))
    new, spam = (numbers.get(status, 0) for status in (Status.NEW, Status.SPAM))
    sentences = {
        Status.NEW: ngettext(
            "%(number)d new application waits.", "%(number)d new applications wait.", new
        ),
        Status.SPAM: ngettext(
            "%(number)d application is suspected spam.",
            "%(number)d applications are suspected spam.",
            spam,
        ),
    }
    return [
        (sentence % {"number": numbers[status]}, f"{reverse('applications:index')}?status={status}")
        for status, sentence in sentences.items()
        if status in numbers
    ]
