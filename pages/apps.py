from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """What every page has, and what a reader gets of the tree."""

    name = "pages"
    verbose_name = _("Pages")
