from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The member organisations and their contact persons."""

    name = "members"
    verbose_name = _("Members")
