"""The list of letters and the page of one, for staff."""

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.log_actions import log

from django_filters import ChoiceFilter

from letters.kinds import kinds
from letters.models import Letter
from letters.staff.condition import condition_of_mail
from letters.staff.permissions import RESEND
from security.private_search import PrivateSearchMixin


class LetterFilterSet(WagtailFilterSet):
    state = ChoiceFilter(label=_("State"), choices=Letter.State)
    kind = ChoiceFilter(
        label=_("Letter"), choices=lambda: [(kind.key, kind.title) for kind in kinds.values()]
    )

    class Meta:
        model = Letter
        fields = ["state", "kind"]


class LetterIndexView(PrivateSearchMixin, IndexView):
    """All letters, newest first, and whether mail works."""

    template_name = "letters/staff/index.html"

    def get_base_queryset(self):
        return super().get_base_queryset().defer("body")

    def get_context_data(self, **kwargs):
        condition = None if self.results_only else condition_of_mail()
        return super().get_context_data(**kwargs) | {"condition": condition}


@method_decorator(cache_control(private=True, no_store=True), name="dispatch")
class LetterView(InspectView):
    """One letter as it was sent, or will be. Who read it is written down."""

    template_name = "letters/staff/letter.html"
    page_title = _("Letter")

    def get_context_data(self, **kwargs):
        log(instance=self.object, action="letters.read", user=self.request.user)
        may_act = self.request.user.has_perm(RESEND)
        return super().get_context_data(**kwargs) | {
            "letter": self.object,
            "attachments": self.object.attachments.defer("content"),
            "can_be_sent_again": may_act and self.object.can_be_sent_again,
            "can_be_cancelled": may_act and self.object.can_be_cancelled,
            "condition": condition_of_mail(),
        }
