from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Everything an editor writes."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from wagtail.signals import page_published

        from pages.meetings.changes import follow_publication

        page_published.connect(follow_publication)
