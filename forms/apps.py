from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    """Joining: forms that staff build, the applications they bring, and their handling."""

    name = "forms"
    verbose_name = _("Applications")
