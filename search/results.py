"""What the results page shows."""

from typing import NamedTuple

from django.apps import apps
from django.http import HttpRequest
from django.utils.safestring import SafeString

from wagtail.models import Page

from pages.languages import Language
from pages.models.base import SearchKind
from pages.visibility import visible
from search.finding import Groups
from search.models import Entry, Posting, Promotion
from search.passages import mark, passage


class Result(NamedTuple):
    """One page found. `language` is that of the page where it is not the reader's."""

    url: str
    title: SafeString
    passage: SafeString
    kind: str
    language: Language | None = None


class Kind(NamedTuple):
    """A kind of page among the results, as a link that leaves the others out."""

    key: str
    label: str
    count: int
    is_current: bool


def all_kinds() -> dict[str, SearchKind]:
    """Return the kinds that page types belong to, by their keys."""
    kinds = (getattr(model, "search_kind", None) for model in apps.get_models())
    return {kind.key: kind for kind in kinds if kind}


def list_kinds(counts: dict[str, int], current: str) -> list[Kind]:
    kinds = all_kinds()
    rows = [
        Kind(key, kinds[key].plural, count, key == current)
        for key, count in counts.items()
        if key in kinds
    ]
    return sorted(rows, key=lambda kind: -kind.count)


def promoted_pages(groups: Groups, language: str) -> list[int]:
    """Return the ids of the pages that staff lifted for the words asked for."""
    promotions = Promotion.objects.filter(page__locale__language_code=language)
    return list(
        dict.fromkeys(
            promotion.page_id for promotion in promotions if promotion.matches(groups, language)
        )
    )


def shown_entries(keys: list[int]) -> dict[int, Entry]:
    """Return the entries of pages, with the pages. One that is hidden although the index still
    has it is left out."""
    shown = visible(Page.objects.filter(pk__in=keys)).values("pk")
    return Entry.objects.filter(page__in=shown).select_related("page__locale").in_bulk()


def build_results(
    request: HttpRequest, keys: list[int], groups_by_language: dict[str, Groups], reader: str
) -> dict[int, Result]:
    """Return the pages with the given ids as results. Two queries."""
    entries = shown_entries(keys)
    forms = forms_on_pages(entries, groups_by_language)
    kinds = all_kinds()
    return {
        key: build_result(
            entries[key].page.get_url(request) or "",
            entries[key],
            [forms.get((key, place), set()) for place in range(longest(groups_by_language))],
            kinds.get(entries[key].kind),
            reader,
        )
        for key in keys
        if key in entries
    }


def build_result(
    url: str, entry: Entry, words: list[set[str]], kind: SearchKind | None, reader: str
) -> Result:
    return Result(
        url,
        mark(entry.title, set().union(*words)),
        passage(entry.text, words),
        kind.label if kind else "",
        Language.foreign(entry.language, reader),
    )


def longest(groups_by_language: dict[str, Groups]) -> int:
    return max(map(len, groups_by_language.values()), default=0)


def forms_on_pages(
    entries: dict[int, Entry], groups_by_language: dict[str, Groups]
) -> dict[tuple[int, int], set[str]]:
    """Return the forms that the words of the query have on each page, by page and word."""
    terms = {term for groups in groups_by_language.values() for group in groups for term in group}
    postings = Posting.objects.filter(entry__in=entries, term__in=terms)
    forms = {}
    for key, term, text in postings.values_list("entry_id", "term", "forms"):
        for place, group in enumerate(groups_by_language.get(entries[key].language, ())):
            if term in group:
                forms.setdefault((key, place), set()).update(text.split())
    return forms
