from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    """Forms that staff build and visitors fill in."""

    name = "forms"
    verbose_name = _("Forms")
