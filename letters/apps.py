from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    """Mail that is never lost: the texts, the queue."""

    name = "letters"
    verbose_name = _("Letters")

    def ready(self):
        autodiscover_modules("letters")
