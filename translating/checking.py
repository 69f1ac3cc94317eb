"""Where the trees of the languages differ, and how to mend each difference."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from translating.tree import put_in_place


class Difference(NamedTuple):
    """What is wrong, told to an operator, and what mends it."""

    text: str
    mend: Callable[[], object]


def find_differences() -> Iterator[Difference]:
    if any(Page.find_problems()):
        yield Difference("The page tree itself is broken.", Page.fix_tree)
    yield from find_lost_records()
    pages = Page.objects.filter(depth__gt=1).select_related("locale").order_by("path")
    versions = defaultdict(dict)
    by_path = {}
    for page in pages:
        versions[page.translation_key][page.locale_id] = by_path[page.path] = page
    default = Locale.get_default().pk
    for page in pages:
        source = versions[page.translation_key].get(default)
        parent = by_path.get(page.path[: -Page.steplen])
        if source and source.pk != page.pk:
            yield from compare(page, parent, source, by_path.get(source.path[: -Page.steplen]))
        elif parent and parent.locale_id != page.locale_id:
            yield Difference(
                f"{name_of(page)} stands among pages in {parent.locale.language_code}.",
                lambda page=page, parent=parent: adopt_language(page, parent),
            )


def compare(page: Page, parent: Page | None, source: Page, source_parent: Page | None):
    if page.alias_of_id:
        yield Difference(
            f"{name_of(page)} is a copy in {source.locale.language_code} shown as another.",
            lambda: make_draft(page, source),
        )
    elif page.live and not source.live:
        yield Difference(
            f"{name_of(page)} is live, but its source page is not.",
            lambda: Page.objects.get(pk=page.pk).specific.unpublish(),
        )
    stands_right = (
        parent.translation_key == source_parent.translation_key
        and parent.locale_id == page.locale_id
        if parent and source_parent
        else parent is source_parent
    )
    if not stands_right:
        yield Difference(
            f"{name_of(page)} does not stand where its source page stands.",
            lambda: put_in_place(Page.objects.get(pk=page.pk), Page.objects.get(pk=source.pk)),
        )


def find_lost_records() -> Iterator[Difference]:
    """Find translations whose page is gone. wagtail-localize's own report fails on them."""
    for translation in Translation.objects.select_related("source", "target_locale"):
        model = translation.source.specific_content_type.model_class()
        found = model and {
            page.locale_id
            for page in model._default_manager.filter(translation_key=translation.source.object_id)
        }
        if not found or not {translation.source.locale_id, translation.target_locale_id} <= found:
            yield Difference(
                f"A page is missing from the translation of “{translation.source.object_repr}”"
                f" into {translation.target_locale.language_code}.",
                translation.delete,
            )


def make_draft(alias: Page, source: Page) -> None:
    """Turn a copy in the wrong language into a draft to translate."""
    translate_object(source.specific, [alias.locale])
    page = Page.objects.get(pk=alias.pk)
    if page.live:
        page.specific.unpublish()


def adopt_language(page: Page, parent: Page) -> None:
    """Give a page the language of the tree it stands in, unless that has the page already."""
    if not page.get_translations().filter(locale=parent.locale_id).exists():
        Page.objects.filter(pk=page.pk).update(locale=parent.locale_id)


def name_of(page: Page) -> str:
    return f"{page.url_path} ({page.pk}, {page.locale.language_code})"
