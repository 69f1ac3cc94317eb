from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    """Forms that staff build and visitors fill in."""

    name = "forms"
    verbose_name = _("Forms")

    def ready(self):
        from forms.models import FormPage

        # Wagtail makes it on the first request, and two first requests at once would fail.
        FormPage.get_resolver()
