"""The planner's screen in the admin: enter dates, look at the preview, create."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from meetings.models import MeetingIndexPage
from meetings.planner.plan import EMPTY_ROWS, MOST_ROWS, DayFormSet, PlanForm, build_plan

TOKEN = "csrfmiddlewaretoken"  # noqa: S105
ROWS = "rows"  # the prefix of the rows' fields


def find_list() -> MeetingIndexPage | None:
    """Return the list that meetings are entered in: the one in the source language."""
    lists = MeetingIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return lists.order_by("path").first()


def may_plan(user) -> bool:
    index = find_list()
    return bool(index) and index.permissions_for_user(user).can_add_subpage()


class PlannerView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Plan meetings")
    header_icon = "calendar-alt"
    template_name = "meetings/staff/planner.html"
    preview_template = "meetings/staff/planner_preview.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def dispatch(self, request, *args, **kwargs):
        if not may_plan(request.user):
            raise PermissionDenied
        self.index = find_list()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        title = self.index.meeting_title or _("Meeting of the network")
        return self.show(PlanForm(initial={"title": title}), DayFormSet(prefix=ROWS))

    def post(self, request: HttpRequest) -> HttpResponse:
        data = add_rows(request.POST) if "add" in request.POST else request.POST
        form, rows = PlanForm(data), DayFormSet(data, prefix=ROWS)
        plan = None if {"add", "edit"} & data.keys() else build_plan(form, rows)
        if plan is None:
            return self.show(form, rows)
        if "draft" in data or ("publish" in data and self.may_publish):
            return self.create(plan, publish="publish" in data)
        return self.preview(plan, data)

    @property
    def may_publish(self) -> bool:
        return self.index.permissions_for_user(self.request.user).can_publish_subpage()

    def show(self, form: PlanForm, rows) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, rows=rows))

    def preview(self, plan, data: QueryDict) -> HttpResponse:
        entered = [(name, data[name]) for name in data if name not in {"preview", TOKEN}]
        context = self.get_context_data(plan=plan, entered=entered, may_publish=self.may_publish)
        return TemplateResponse(self.request, self.preview_template, context)

    def create(self, plan, publish: bool) -> HttpResponse:
        count = len(plan.create(self.index, self.request.user, publish))
        if publish:
            text = ngettext("%d meeting was published.", "%d meetings were published.", count)
        else:
            text = ngettext("%d meeting was saved as a draft.", "%d drafts were saved.", count)
        messages.success(self.request, text % count)
        return redirect(reverse("wagtailadmin_explore", args=[self.index.pk]))


def add_rows(data: QueryDict) -> QueryDict:
    """Return what was entered, with room for more dates."""
    data = data.copy()
    name = f"{ROWS}-TOTAL_FORMS"
    if data.get(name, "").isdecimal():
        count = int(data[name])
        data[name] = str(max(count, min(count + EMPTY_ROWS, MOST_ROWS)))
    return data
