"""The staff's screen of personal links: who has one, send one, take all of a person's away."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.links import send_link
from members.models import ContactPerson

PERMISSION = "members.change_memberorganisation"


class PersonalLinksView(WagtailAdminTemplateMixin, TemplateView):
    """Nobody, staff neither, can see a link: it is only ever sent."""

    page_title = gettext_lazy("Members’ personal links")
    header_icon = "key"
    template_name = "members/staff/personal_links.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def people(self):
        people = ContactPerson.objects.filter(is_active=True, organisation__is_active=True)
        return people.annotate(link_count=Count("links"), latest=Max("links__made_at"))

    def get_context_data(self, **kwargs):
        people = list(
            self.people.select_related("organisation").order_by("organisation__name", "name")
        )
        without = sum(not person.link_count for person in people)
        return super().get_context_data(people=people, without=without, **kwargs)

    @transaction.atomic
    def post(self, request: HttpRequest) -> HttpResponse:
        if key := self.chosen("send"):
            self.send(self.people.filter(pk=key))
        elif "send_to_all" in request.POST:
            self.send(self.people.filter(link_count=0))
        elif key := self.chosen("remove"):
            for person in self.people.filter(pk=key):
                person.links.all().delete()
                messages.success(
                    request, _("The links of %(name)s were removed.") % {"name": person}
                )
        return redirect(request.path)

    def chosen(self, button: str) -> str:
        key = self.request.POST.get(button, "")
        return key if key.isascii() and key.isdecimal() and len(key) < 19 else ""

    def send(self, people) -> None:
        count = len([send_link(person) for person in people.select_related("organisation")])
        text = ngettext("%d link is on its way.", "%d links are on their way.", count)
        messages.success(self.request, text % count)
