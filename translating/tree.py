"""The trees of the languages have one shape: a translation stands where its source page stands."""

from wagtail.actions.delete_page import DeletePageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, PageQuerySet
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object


def followers_of(page: Page) -> PageQuerySet:
    """Return the translations that go where this page goes; none if it is itself a translation."""
    others = page.get_translations().order_by("pk")
    records = Translation.objects.filter(source__object_id=page.translation_key)
    if records.filter(target_locale=page.locale_id).exists():
        return others.none()
    is_source = records.filter(source__locale=page.locale_id).exists()
    return others if is_source or page.locale_id == Locale.get_default().pk else others.none()


def is_translation(page: Page) -> bool:
    """Tell whether the page has a source page in another language."""
    return any(followers_of(other).filter(pk=page.pk).exists() for other in page.get_translations())


def move_followers(source: Page) -> None:
    """Put the translations of a page, and of the pages below it, where the page is now."""
    for pk in followers_of(source).values_list("pk", flat=True):
        put_in_place(Page.objects.get(pk=pk), source)


def put_in_place(page: Page, source: Page) -> None:
    """Move a translation under the translation of its source page's parent, in the same order."""
    if source.depth == 2:  # home pages stand side by side under the root
        return
    parent = translated_parent(source, page.locale)
    siblings = {child.translation_key: child for child in parent.get_children().exclude(pk=page.pk)}
    before = source.get_prev_siblings().values_list("translation_key", flat=True)
    neighbour = next((siblings[key] for key in before if key in siblings), None)
    here = page.get_prev_siblings().first()
    if page.get_parent() == parent and here == neighbour:
        return
    free = find_available_slug(parent, page.slug, ignore_page_id=page.pk)
    if free != page.slug:
        page.slug = free
        page.save(update_fields=["slug"], clean=False)
    if neighbour:
        page.move(neighbour, pos="right")
    else:
        page.move(parent, pos="first-child")


def translated_parent(source: Page, locale: Locale) -> Page:
    """Return the parent of a page in another language, made as a draft if there is none."""
    make_ancestors(source, [locale])
    return source.get_parent().get_translation(locale)


def make_ancestors(page: Page, locales: list[Locale], user=None) -> None:
    """Make the translations, as drafts, of the pages above `page` that have none.

    wagtail-localize by itself would fill the gap with live pages in the source language.
    """
    for ancestor in page.get_ancestors().filter(depth__gt=1):
        lacking = [
            locale
            for locale in locales
            if not ancestor.get_translations(inclusive=True).filter(locale=locale).exists()
        ]
        if lacking:
            translate_object(ancestor.specific, lacking, user=user)


def unpublish_followers(source: Page) -> None:
    for page in followers_of(source).live():
        page.specific.unpublish()


def delete_followers(source: Page) -> None:
    """Delete the translations of a page, each with the pages below it."""
    for pk in list(followers_of(source).values_list("pk", flat=True)):
        if page := Page.objects.filter(pk=pk).first():
            DeletePageAction(page, user=None).execute(skip_permission_checks=True)
