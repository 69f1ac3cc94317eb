from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finding what the words say."""

    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from wagtail.models import PageViewRestriction
        from wagtail.signals import page_published, post_page_move

        from search import checks, signals  # noqa: F401

        post_save.connect(signals.follow_privacy, sender=PageViewRestriction)
        post_delete.connect(signals.follow_unhiding, sender=PageViewRestriction)
        page_published.connect(signals.follow_publishing)
        post_page_move.connect(signals.follow_move)
