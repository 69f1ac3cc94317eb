from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Everything an editor writes."""

    name = "pages"
    verbose_name = _("Pages")
