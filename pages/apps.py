from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """Everything an editor writes."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from django.db.models.signals import m2m_changed, post_delete, post_save

        from wagtail.models import PageViewRestriction
        from wagtail.signals import copy_for_translation_done, page_published

        from pages import privacy
        from pages.meetings.changes import follow_publication

        page_published.connect(follow_publication)
        post_save.connect(privacy.follow_restriction, PageViewRestriction)
        m2m_changed.connect(privacy.follow_groups, PageViewRestriction.groups.through)
        post_delete.connect(privacy.follow_removal, PageViewRestriction)
        copy_for_translation_done.connect(privacy.follow_new_translation)
