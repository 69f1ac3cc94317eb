"""What the members add to Wagtail's admin."""

from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from members.models import MemberOrganisation
from members.reminders import count_letters_of_changes
from members.staff import PERMISSION, PersonalLinksView


class YesColumn(BooleanColumn):
    """A tick for yes. For no there is a dash: Wagtail's red cross would look like a mistake."""

    cell_template_name = "members/staff/yes_cell.html"


def day_joined(member: MemberOrganisation) -> str:
    return date_format(member.joined, "SHORT_DATE_FORMAT") if member.joined else ""


class MemberViewSet(ModelViewSet):
    model = MemberOrganisation
    name = "members"
    icon = "group"
    menu_label = _("Members")
    menu_order = 160
    add_to_admin_menu = True
    copy_view_enabled = False
    search_fields = ["name", "municipality"]
    list_filter = ["is_public", "is_founder"]
    list_display = [
        "name",
        "municipality",
        YesColumn("is_public", label=_("Public"), sort_key="is_public"),
        YesColumn("is_founder", label=_("Founding member")),
        Column("joined", label=_("Joined"), accessor=day_joined, sort_key="joined"),
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


@hooks.register("before_publish_page")
def note_letters_of_changes(request, page):
    request.letters_of_changes = count_letters_of_changes(page)


@hooks.register("after_publish_page")
def tell_who_is_written_to(request, page):
    """Tell the editor that a changed meeting is written about: she has not asked for letters."""
    if new := count_letters_of_changes(page) - request.letters_of_changes:
        text = ngettext(
            "A letter about the change goes to %(number)d contact person.",
            "A letter about the change goes to %(number)d contact persons.",
            new,
        )
        messages.info(request, text % {"number": new})
