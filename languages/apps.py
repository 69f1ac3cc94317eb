from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    """What staff need to keep the languages in step."""

    name = "languages"
    verbose_name = _("Languages")

    def ready(self):
        from languages import following

        following.connect()
