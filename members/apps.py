from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from security.logs import hide


class MembersConfig(AppConfig):
    """The member organisations and their contact persons."""

    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from meetings.changes import meeting_changed
        from members.models import MemberDescription, MemberOrganisation
        from members.models.pages import index_members
        from members.reminders import tell_of_change

        hide(r"(?<=oma-sivu/).+")  # opens somebody's own page
        meeting_changed.connect(tell_of_change)
        for model in (MemberOrganisation, MemberDescription):
            post_save.connect(index_members, sender=model)
            post_delete.connect(index_members, sender=model)
