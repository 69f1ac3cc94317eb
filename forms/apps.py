from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    """Joining: forms that staff build."""

    name = "forms"
    verbose_name = _("Forms")
