"""Translations follow their source page, whoever changes it: staff, a schedule or a program."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete

from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from pages.visibility import is_lifted
from translating import refreshing, tree


def follow_publishing(instance: Page, **kwargs) -> None:
    refreshing.refresh_translations(instance)


def follow_unpublishing(instance: Page, **kwargs) -> None:
    tree.unpublish_followers(instance)


def follow_move(instance: Page, **kwargs) -> None:
    tree.move_followers(instance)


def follow_deletion(instance: Page, **kwargs) -> None:
    tree.delete_followers(instance)


def follow_privacy(instance: PageViewRestriction, **kwargs) -> None:
    refreshing.share_privacy(instance.page)


def follow_unhiding(instance: PageViewRestriction, origin: object, **kwargs) -> None:
    if is_lifted(origin):
        refreshing.share_privacy(instance.page)


def connect() -> None:
    page_published.connect(follow_publishing)
    page_unpublished.connect(follow_unpublishing)
    post_page_move.connect(follow_move)
    pre_delete.connect(follow_deletion, sender=Page)
    post_save.connect(follow_privacy, sender=PageViewRestriction)
    post_delete.connect(follow_unhiding, sender=PageViewRestriction)
    m2m_changed.connect(follow_privacy, sender=PageViewRestriction.groups.through)
