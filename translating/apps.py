from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslatingConfig(AppConfig):
    """What staff need to keep the languages in step."""

    name = "translating"
    verbose_name = _("Languages")

    def ready(self):
        from translating import following

        following.connect()
