"""A private page is private in every language.

Wagtail keeps who may read a page by its place in the tree, and each language has a tree of its own.
What is set on a page in the source language is set on its translations too, also on later ones.
"""

from django.conf import settings

from wagtail.models import Page, PageViewRestriction


def follow_restriction(sender, instance: PageViewRestriction, **kwargs) -> None:
    """After a restriction was set or changed: do the same to the translations."""
    for translation in translations_of(instance.page):
        copy_restriction(instance, translation)


def follow_groups(sender, instance, action: str, reverse: bool, **kwargs) -> None:
    """After the groups that may read a page were chosen: they may read its translations."""
    if action.startswith("post_") and not reverse:
        follow_restriction(sender, instance)


def follow_removal(sender, instance: PageViewRestriction, **kwargs) -> None:
    """After a restriction was lifted: lift it from the translations."""
    pages = translations_of(instance.page)
    PageViewRestriction.objects.filter(page__in=pages).delete()


def follow_new_translation(sender, source_obj, target_obj, **kwargs) -> None:
    """After a translation was begun: make it as private as its source."""
    if isinstance(source_obj, Page):
        for restriction in PageViewRestriction.objects.filter(page=source_obj):
            copy_restriction(restriction, target_obj)


def translations_of(page: Page) -> list[Page]:
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return []
    return list(Page.objects.translation_of(page))


def copy_restriction(restriction: PageViewRestriction, page: Page) -> None:
    copy, _made = PageViewRestriction.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "restriction_type": restriction.restriction_type,
            "password": restriction.password,
        },
    )
    copy.groups.set(restriction.groups.all())
