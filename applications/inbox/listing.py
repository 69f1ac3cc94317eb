"""The inbox: all applications, by status, with search and filters."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.paginator import Page
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import (
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    StatusTagColumn,
    TitleColumn,
    UserColumn,
)
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

import django_filters

from applications.models import Application, Status
from applications.search import find_applications
from security.private_search import PrivateSearchMixin

ALL = "all"
TABS = [
    (Status.NEW, _("New ones")),
    (Status.IN_PROGRESS, _("Being handled")),
    (Status.ACCEPTED, _("Accepted ones")),
    (Status.DECLINED, _("Declined ones")),
    (Status.SPAM, _("Suspected spam, all")),
    (ALL, _("All")),
]


class InboxPaginator(WagtailPaginator):
    """Pages of the inbox, as quick with very many applications as with few.

    It looks up the numbers of the applications first: to skip entries of an index is quick, to
    skip whole rows is not. What was searched or filtered is not counted (`total` is None), but
    ends after the newest `MOST` finds.
    """

    MOST = 100  # five pages; a word more finds fewer

    def __init__(self, *args, total: int | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.total = total

    @cached_property
    def newest(self) -> list[int]:
        return list(self.object_list.values_list("pk", flat=True)[: self.MOST])

    @cached_property
    def count(self) -> int:
        return len(self.newest) if self.total is None else self.total

    @property
    def items_count_label(self) -> str:
        count = self.count
        return ngettext("%(number)d application", "%(number)d applications", count) % {
            "number": count
        }

    @property
    def is_cut_off(self) -> bool:
        return self.total is None and self.count == self.MOST

    def page(self, number: int) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = first + self.per_page
        if self.total is None:
            keys = self.newest[first:last]
        else:
            keys = list(self.object_list.values_list("pk", flat=True)[first:last])
        rows = Application.objects.select_related("assignee__wagtail_userprofile").defer("answers")
        found = rows.in_bulk(keys)
        return self._get_page([found[key] for key in keys if key in found], number, self)


class ApplicationFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    assignee = django_filters.ModelChoiceFilter(
        label=_("Handled by"),
        queryset=lambda request: handlers_in_use(),
        null_label=_("Nobody"),
    )
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Received"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Application
        fields = ["language", "assignee", "created_at"]


def handlers_in_use() -> QuerySet:
    handled = Application.objects.filter(assignee=OuterRef("pk"))
    return get_user_model().objects.filter(Exists(handled))


class InboxView(PrivateSearchMixin, generic.IndexView):
    """The list of applications. A search looks through all of them, whatever their status."""

    model = Application
    any_permission_required = ["view"]
    template_name = "applications/staff/inbox.html"
    results_template_name = "applications/staff/inbox_results.html"
    page_title = _("Applications")
    filterset_class = ApplicationFilterSet
    default_ordering = ("-created_at", "-pk")
    paginator_class = InboxPaginator
    paginate_by = 20
    is_export = False

    @cached_property
    def tab(self) -> str:
        wished = self.request.GET.get("status")
        if wished == ALL or wished in Status:
            return wished
        return Status.NEW if self.is_whole_tab else ALL

    @cached_property
    def columns(self) -> list[Column]:
        columns = [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="item"),
            TitleColumn(
                "title",
                label=_("Organisation"),
                get_url=self.get_inspect_url,
                get_title_id=lambda application: f"item_{application.pk}_title",
            ),
            Column("contact_name", label=_("Contact person")),
            DateColumn("created_at", label=_("Received"), sort_key="created_at"),
            Column("language_name", label=_("Language")),
            UserColumn("assignee", label=_("Handled by")),
        ]
        if self.tab == ALL:
            status = StatusTagColumn(
                "get_status_display", label=_("Status"), primary=lambda each: each.is_open
            )
            columns.insert(3, status)
        return columns

    def get_base_queryset(self) -> QuerySet:
        applications = super().get_base_queryset()
        return applications if self.tab == ALL else applications.filter(status=self.tab)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return find_applications(queryset, self.search_query)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = []
        if self.user_has_permission("export"):
            address = f"{reverse('applications:export')}?{self.request.GET.urlencode()}"
            buttons.append(Button(_("Export as a spreadsheet"), url=address, icon_name="download"))
        if self.user_has_permission("delete"):
            address = reverse("applications:data_request")
            buttons.append(Button(_("Data request"), url=address, icon_name="lock"))
        buttons.append(Button(_("Numbers"), url=reverse("applications:numbers"), icon_name="order"))
        return buttons

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["tabs"] = self.list_tabs()
        return context

    @property
    def is_whole_tab(self) -> bool:
        return not self.is_searching and not self.is_filtering

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many applications there are under each tab."""
        by_status = Application.objects.order_by().values("status").annotate(number=Count("pk"))
        numbers = {row["status"]: row["number"] for row in by_status}
        return numbers | {ALL: sum(numbers.values())}

    def get_paginator(self, queryset: QuerySet, per_page: int, **kwargs) -> InboxPaginator:
        total = self.numbers.get(self.tab, 0) if self.is_whole_tab else None
        return super().get_paginator(queryset, per_page, total=total, **kwargs)

    def list_tabs(self) -> list[dict]:
        return [
            {
                "url": f"{self.index_url}?status={value}",
                "label": label,
                "number": self.numbers.get(value, 0) if self.is_whole_tab else None,
                "is_current": value == self.tab,
            }
            for value, label in TABS
        ]
