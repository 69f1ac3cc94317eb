from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """The member organisations and their contact persons."""

    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from members.reminders import tell_of_change
        from pages.meetings.changes import meeting_changed

        meeting_changed.connect(tell_of_change)
