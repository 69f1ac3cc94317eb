"""Answering a person who asks what is held on her, or to be forgotten; and the bare numbers."""

from django.db.models import Count
from django.db.models.functions import TruncYear
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from applications.data_requests import collect, erase_person
from applications.inbox.forms import DataRequestForm
from applications.models import Application, ErasedCount, Status


class InboxPageMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A page of its own beside the inbox."""

    model = Application

    def get_breadcrumbs_items(self):
        inbox = {"url": reverse("applications:index"), "label": _("Applications")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.page_title}]


class DataRequestView(InboxPageMixin, FormView):
    """By an address that never stands in a URL: show, hand over or erase all that is held on it."""

    permission_required = "delete"
    template_name = "applications/staff/data_request.html"
    page_title = gettext_lazy("Data request")
    header_icon = "lock"
    form_class = DataRequestForm

    def form_valid(self, form: DataRequestForm) -> HttpResponse:
        email = form.cleaned_data["email"].strip()
        if "export" in self.request.POST:
            return self.hand_over(email)
        if "erase" in self.request.POST:
            return self.erase(email)
        found = collect(email)
        context = self.get_context_data(form=form, email=email, found=found, checked=True)
        return self.render_to_response(context)

    def hand_over(self, email: str) -> HttpResponse:
        user = self.request.user
        log(user, "applications.hand_over", user=user)
        response = JsonResponse(
            collect(email), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
        response.headers["Content-Disposition"] = 'attachment; filename="henkilotiedot.json"'
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def erase(self, email: str) -> HttpResponse:
        user = self.request.user
        erased = erase_person(email, user)
        log(user, "applications.erase_person", user=user, data=erased)
        messages.success(
            self.request,
            _(
                "Erased: applications %(applications)d, notes %(notes)d, letters %(letters)d, "
                "contact persons %(contacts)d."
            )
            % erased,
        )
        return redirect("applications:data_request")


class NumbersView(InboxPageMixin, TemplateView):
    """How many applications there have been by year and outcome, also of those erased since."""

    permission_required = "view"
    template_name = "applications/staff/numbers.html"
    page_title = gettext_lazy("Numbers")
    header_icon = "order"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "statuses": Status.labels,
            "years": count_by_year(),
        }


def count_by_year() -> list[tuple[int, list[int]]]:
    """Return the years, newest first, each with its applications counted in the order of Status."""
    numbers: dict[int, dict[str, int]] = {}
    kept = Application.objects.order_by().annotate(year=TruncYear("created_at"))
    for row in kept.values("year", "status").annotate(number=Count("pk")):
        numbers.setdefault(row["year"].year, {})[row["status"]] = row["number"]
    for row in ErasedCount.objects.all():
        year = numbers.setdefault(row.month.year, {})
        year[row.outcome] = year.get(row.outcome, 0) + row.number
    return [
        (year, [numbers[year].get(status, 0) for status in Status])
        for year in sorted(numbers, reverse=True)
    ]
