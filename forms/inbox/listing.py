"""The inbox: all applications, by status, with search and filters."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
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

from forms.models import Application, Status
from forms.search import find_applications

ALL = "all"
TABS = [
    (Status.NEW, _("New ones")),
    (Status.IN_PROGRESS, _("Being handled")),
    (Status.ACCEPTED, _("Accepted ones")),
    (Status.DECLINED, _("Declined ones")),
    (Status.SPAM, _("Suspected spam, all")),
    (ALL, _("All")),
]


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
    users = get_user_model().objects
    return users.filter(pk__in=Application.objects.order_by().values("assignee").distinct())


class InboxView(generic.IndexView):
    """The list of applications. A search looks through all of them, whatever their status."""

    model = Application
    any_permission_required = ["view"]
    template_name = "forms/admin/inbox.html"
    results_template_name = "forms/admin/inbox_results.html"
    page_title = _("Applications")
    filterset_class = ApplicationFilterSet
    default_ordering = "-created_at"
    paginate_by = 20
    is_searchable = True
    is_export = False

    @cached_property
    def tab(self) -> str:
        wished = self.request.GET.get("status")
        if wished == ALL or wished in Status:
            return wished
        return ALL if self.is_searching or self.is_filtering else Status.NEW

    @cached_property
    def columns(self) -> list[Column]:
        columns = [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="item"),
            TitleColumn(
                "title",
                label=_("Organisation"),
                sort_key="organisation",
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
        applications = super().get_base_queryset().select_related("assignee__wagtail_userprofile")
        if self.tab != ALL:
            applications = applications.filter(status=self.tab)
        return applications.defer("answers")

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

    def list_tabs(self) -> list[dict]:
        by_status = Application.objects.order_by().values("status").annotate(number=Count("pk"))
        numbers = {row["status"]: row["number"] for row in by_status}
        numbers[ALL] = sum(numbers.values())
        return [
            {
                "url": f"{self.index_url}?status={value}",
                "label": label,
                "number": numbers.get(value, 0),
                "is_current": value == self.tab,
            }
            for value, label in TABS
        ]
