"""What the applications add to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.log_actions import LogFormatter

from applications.inbox.bulk import ACTIONS
from applications.inbox.panel import WaitingPanel
from applications.inbox.viewset import ApplicationViewSet
from applications.models import Status

for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def register_applications():
    return ApplicationViewSet()


@hooks.register("construct_homepage_panels")
def tell_what_waits(request, panels):
    panels.append(WaitingPanel(request))


@hooks.register("insert_global_admin_css")
def style_inbox():
    return format_html('<link rel="stylesheet" href="{}">', static("css/inbox.css"))


@hooks.register("register_log_actions")
def name_actions(actions):
    """Put what is done about applications into words, for their history and the site's."""
    actions.register_action(
        "applications.read", _("Read an application"), _("Read the application")
    )
    actions.register_action(
        "applications.correct",
        _("Application corrected"),
        _("The applicant sent corrected answers"),
    )
    actions.register_action("applications.note", _("Note on an application"), _("Added a note"))
    actions.register_action(
        "applications.no_letter",
        _("Decline without a letter"),
        _("The applicant was sent no letter"),
    )
    actions.register_action(
        "applications.erase", _("Erase an application"), _("Erased the application for good")
    )
    actions.register_action(
        "applications.erase_contact",
        _("Erase a contact person"),
        _("Erased a contact person who asked for it"),
    )
    actions.register_action(
        "applications.hand_over", _("Data request"), _("Downloaded everything held on a person")
    )
    actions.register_action(
        "applications.erase_person", _("Erase a person"), _("Erased everything held on a person")
    )

    @actions.register_action("applications.move")
    class MoveFormatter(LogFormatter):
        label = _("Change the status of an application")

        def format_message(self, entry):
            return gettext("Status: %(was)s → %(now)s") % {
                "was": Status(entry.data["from"]).label,
                "now": Status(entry.data["to"]).label,
            }

    @actions.register_action("applications.assign")
    class AssignFormatter(LogFormatter):
        label = _("Change the handler of an application")

        def format_message(self, entry):
            if not entry.data["assignee"]:
                return gettext("Nobody handles the application any more")
            return gettext("Handled by %(name)s") % {"name": entry.data["assignee"]}

    @actions.register_action("applications.export")
    class ExportFormatter(LogFormatter):
        label = _("Export applications")

        def format_message(self, entry):
            return gettext("Exported %(number)s applications (%(format)s)") % entry.data
