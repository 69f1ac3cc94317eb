"""The letters' place in the admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from letters.models import Letter
from letters.staff import actions, text_views
from letters.staff.permissions import CHANGE_TEXTS
from letters.staff.views import LetterFilterSet, LetterIndexView, LetterView


class StateColumn(Column):
    cell_template_name = "letters/staff/includes/state_cell.html"


class LetterViewSet(ModelViewSet):
    """Letters, to be read and sent again; nobody writes or changes one here."""

    model = Letter
    name = "letters"
    icon = "mail"
    menu_label = _("Letters in the queue and sent")
    index_view_class = LetterIndexView
    inspect_view_class = LetterView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    filterset_class = LetterFilterSet
    search_fields = ["to"]
    ordering = ["-pk"]
    list_per_page = 50
    list_display = [
        "kind",
        "to",
        StateColumn("state", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Written"), sort_key="pk"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
    ]

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("test/", actions.send_test, name="test"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:pk>/send-again/", actions.send_again, name="send_again"),
            path("<int:pk>/cancel/", actions.cancel, name="cancel"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        missing = dict.fromkeys(
            ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name")
        )
        return super().get_common_view_kwargs(**kwargs) | missing | {"usage_url_name": None}


class TextMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(CHANGE_TEXTS)


class LetterTextViewSet(ViewSet):
    """What the letters say, in each language of the site."""

    name = "letter-texts"
    icon = "edit"
    menu_label = _("What the letters say")
    menu_item_class = TextMenuItem

    def get_urlpatterns(self):
        return [
            path("", text_views.TextTableView.as_view(), name="index"),
            path("<slug:kind>/<slug:language>/", text_views.TextView.as_view(), name="edit"),
        ]


class LetterGroup(ViewSetGroup):
    menu_label = _("Letters")
    menu_icon = "mail"
    menu_order = 320
    items = (LetterViewSet, LetterTextViewSet)
