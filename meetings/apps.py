from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """The network's meetings: pages, lists, calendars, planning."""

    name = "meetings"
    verbose_name = _("Meetings")

    def ready(self):
        from wagtail.signals import page_published

        from meetings.changes import follow_publication

        page_published.connect(follow_publication)
