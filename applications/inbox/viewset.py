"""The inbox as Wagtail registers it: addresses, menu item, permissions."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from wagtail.admin.viewsets.model import ModelViewSet

from applications.inbox.data_requests import DataRequestView, NumbersView
from applications.inbox.detail import ApplicationView
from applications.inbox.exporting import ExportView, ProgressView
from applications.inbox.handling import AcceptView, AssignView, DeclineView, MoveView, NoteView
from applications.inbox.listing import InboxView
from applications.models import Application


class ApplicationViewSet(ModelViewSet):
    """Applications are received and handled, never written or edited, in the admin."""

    model = Application
    name = "applications"
    icon = "mail"
    menu_label = _("Applications")
    menu_order = 150
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # gives "may see applications" its place among the permissions
    index_view_class = InboxView
    index_template_name = InboxView.template_name
    index_results_template_name = InboxView.results_template_name

    def get_common_view_kwargs(self, **kwargs):
        without = dict.fromkeys(
            [
                "add_url_name",
                "edit_url_name",
                "delete_url_name",
                "history_url_name",
                "usage_url_name",
            ]
        )
        return super().get_common_view_kwargs(**without | kwargs)

    def get_urlpatterns(self):
        one = "<int:pk>/"
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("export/", self.construct_view(ExportView), name="export"),
            path("export/<uuid:export>/", ProgressView.as_view(), name="export_progress"),
            path("data-request/", DataRequestView.as_view(), name="data_request"),
            path("numbers/", NumbersView.as_view(), name="numbers"),
            path(one, ApplicationView.as_view(), name="inspect"),
            path(f"{one}move/", MoveView.as_view(), name="move"),
            path(f"{one}assign/", AssignView.as_view(), name="assign"),
            path(f"{one}note/", NoteView.as_view(), name="note"),
            path(f"{one}accept/", AcceptView.as_view(), name="accept"),
            path(f"{one}decline/", DeclineView.as_view(), name="decline"),
        ]

    def register_admin_url_finder(self):
        """Leave it out: it would link to a view for editing, which there is none."""
