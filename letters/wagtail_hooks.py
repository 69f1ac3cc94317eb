"""What the letters add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _

from wagtail import hooks

from letters.staff.viewsets import LetterGroup


@hooks.register("register_admin_viewset")
def letter_group():
    return LetterGroup()


@hooks.register("register_permissions")
def text_permissions():
    return Permission.objects.filter(
        content_type__app_label="letters", codename="change_lettertext"
    )


@hooks.register("register_log_actions")
def letter_actions(actions):
    actions.register_action("letters.read", _("Letter read"), _("Letter read"))
    actions.register_action("letters.send_again", _("Letter sent again"), _("Letter sent again"))
    actions.register_action("letters.cancel", _("Letter cancelled"), _("Letter cancelled"))
