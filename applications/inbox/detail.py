"""One application: what was sent, and everything that has been done about it."""

from datetime import timedelta
from operator import itemgetter
from urllib.parse import quote

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry

from applications.decisions import MOVES
from applications.handlers import all_handlers, name_of
from applications.inbox.forms import NoteForm
from applications.models import Application, RetentionSettings, Status
from applications.models.application import Suspicion
from members.models import MemberOrganisation

READING = timedelta(hours=1)  # for so long looking again counts as the same reading
LATEST = 50  # lines of history on the page


class ApplicationMixin(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin):
    """What all views on one application share."""

    model = Application
    header_icon = "mail"

    def get_page_title(self):
        return self.object.title

    def get_breadcrumbs_items(self):
        inbox = {"url": reverse("applications:index"), "label": _("Applications")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def own_url(self) -> str:
        return reverse("applications:inspect", args=[self.object.pk])


class ApplicationView(ApplicationMixin, TemplateView):
    template_name = "applications/staff/application.html"
    permission_required = "view"

    def get(self, request, *args, **kwargs):
        self.note_reading()
        response = super().get(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def note_reading(self) -> None:
        """Write down who read the application, once in a while for each reader."""
        lately = log_registry.get_logs_for_instance(self.object).filter(
            action="applications.read",
            user=self.request.user,
            timestamp__gt=timezone.now() - READING,
        )
        if not lately.exists():
            log(self.object, "applications.read", user=self.request.user)

    def get_context_data(self, **kwargs):
        application = self.object
        history = log_registry.get_logs_for_instance(application).select_related("user")
        return super().get_context_data(**kwargs) | {
            "application": application,
            "status": Status(application.status),
            "may_change": self.user_has_permission("change"),
            "handlers": self.list_handlers(),
            "moves": MOVES[Status(application.status)],
            "suspicion": self.tell_suspicion(),
            "erased_on": RetentionSettings.load(self.request).erased_on(application),
            "reply_subject": quote(f"{application.form_title} {application.reference}"),
            "notes": application.notes.select_related("author"),
            "note_form": NoteForm(),
            "history": history[:LATEST],
            "same_members": self.find_same_members(),
            "same_applications": find_same_applications(application),
        }

    def tell_suspicion(self) -> str | None:
        """Return why the application is taken for spam, as long as it is."""
        if self.object.status != Status.SPAM:
            return None
        return dict(Suspicion.choices).get(self.object.suspicion)

    def list_handlers(self) -> list[tuple[int, str]]:
        """Return (number, name) of those an application that is not decided may be given to."""
        if not self.object.is_open:
            return []
        return sorted(((user.pk, name_of(user)) for user in all_handlers()), key=itemgetter(1))

    def find_same_members(self) -> list[MemberOrganisation]:
        if not self.object.is_open:
            return []
        return likely_members(self.object)


def likely_members(application: Application) -> list[MemberOrganisation]:
    return list(
        MemberOrganisation.objects.likely_same(
            application.organisation, application.website, application.email
        )[:5]
    )


def find_same_applications(application: Application) -> list[Application]:
    """Return other applications of what is probably the same organisation or person."""
    same = Q()
    for column in ("organisation_key", "domain", "email"):
        if value := getattr(application, column):
            same |= Q(**{column: value})
    if not same:
        return []
    others = Application.objects.filter(same).exclude(pk=application.pk)
    return list(others.exclude(status=Status.SPAM).defer("answers")[:5])
