from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """What becomes of an application: receiving, handling, decisions, retention."""

    name = "applications"
    verbose_name = _("Applications")
