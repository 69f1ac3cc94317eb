"""What the members add to Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.viewsets.model import ModelViewSet

from members.link_screen import PERMISSION, PersonalLinksView
from members.models import MemberOrganisation


class MemberViewSet(ModelViewSet):
    model = MemberOrganisation
    name = "members"
    icon = "group"
    menu_label = _("Members")
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    search_fields = ["name", "municipality"]
    search_backend_name = None
    list_filter = ["is_public", "is_founder"]
    list_display = [
        "name",
        "municipality",
        BooleanColumn("is_public", label=_("Public"), sort_key="is_public"),
        BooleanColumn("is_founder", label=_("Founding member")),
        DateColumn("joined", label=_("Joined"), sort_key="joined"),
    ]
    export_filename = "members"


@hooks.register("register_admin_viewset")
def register_members():
    return MemberViewSet()


class PersonalLinksItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(PERMISSION)


@hooks.register("register_admin_urls")
def personal_links_address():
    return [path("jasenten-linkit/", PersonalLinksView.as_view(), name="personal_links")]


@hooks.register("register_admin_menu_item")
def personal_links_item():
    return PersonalLinksItem(
        _("Personal links"), reverse("personal_links"), icon_name="key", order=161
    )
