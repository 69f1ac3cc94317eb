"""How far each translation is behind its source page: computed whenever asked, never remembered."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, PageQuerySet
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

# A page may keep its Finnish address; nobody is misled by it.
OPTIONAL_PATHS = ["slug"]

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE


class State(models.TextChoices):
    """What the languages table says of a page in a language."""

    TRANSLATED = "translated", _("translated")
    STALE = "stale", _("out of date")
    DRAFT = "draft", _("draft")
    MISSING = "missing", _("missing")


class PageFacts(NamedTuple):
    """What the state of a page is computed from, for thousands of pages at once."""

    pk: int
    translation_key: UUID
    locale_id: int
    title: str
    url_path: str
    path: str
    depth: int
    live: bool
    last_published_at: datetime | None
    alias_of_id: int | None


class Cell(NamedTuple):
    """A page in one language. `state` is None where there is nothing to translate yet."""

    state: State | None
    page_id: int | None = None


class Row(NamedTuple):
    """A source page and its cells by the id of their locale."""

    source: PageFacts
    cells: dict[int, Cell]


def unfinished_segments(translation: Translation) -> models.QuerySet[StringSegment]:
    """Return the parts that no person has translated, in page order.

    Text that a machine made is unfinished until somebody confirms it.
    """
    finished = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=translation.target_locale_id,
        has_error=False,
    ).exclude(translation_type=MACHINE)
    return (
        StringSegment.objects.filter(~Exists(finished), source_id=translation.source_id)
        .exclude(context__path__in=OPTIONAL_PATHS)
        .select_related("string", "context")
        .order_by("order")
    )


class Progress:
    """The parts and dates of every translation, in a fixed number of queries."""

    def __init__(self):
        self.sources = {
            (source.object_id, source.locale_id): source
            for source in TranslationSource.objects.defer("content_json")
        }
        segments = StringSegment.objects.exclude(context__path__in=OPTIONAL_PATHS)
        self.parts = dict(
            segments.order_by().values_list("source_id").annotate(Count("pk", distinct=True))
        )
        finished = segments.filter(
            ~Q(string__translations__translation_type=MACHINE),
            string__translations__context_id=F("context_id"),
            string__translations__has_error=False,
        )
        self.finished = {
            (source, locale): count
            for source, locale, count in finished.order_by()
            .values_list("source_id", "string__translations__locale_id")
            .annotate(Count("pk", distinct=True))
        }
        self.words_changed_at = {
            (key, locale): moment
            for key, locale, moment in StringTranslation.objects.order_by()
            .values_list("context__object_id", "locale_id")
            .annotate(Max("updated_at"))
        }

    def unfinished(self, source: TranslationSource, locale_id: int) -> int:
        return self.parts.get(source.pk, 0) - self.finished.get((source.pk, locale_id), 0)

    def is_behind(self, page: PageFacts, source_page: PageFacts) -> bool:
        """Tell whether a live translation lacks something that its source page has."""
        published = page.last_published_at
        source = self.sources.get((page.translation_key, source_page.locale_id))
        moments = [source_page.last_published_at]
        if source:
            if self.unfinished(source, page.locale_id) or is_after(moments[0], source.last_updated_at):
                return True
            words = self.words_changed_at.get((page.translation_key, page.locale_id))
            moments = [source.last_updated_at, words]
        return any(is_after(moment, published) for moment in moments)


def is_after(moment: datetime | None, other: datetime | None) -> bool:
    return bool(moment and (other is None or moment > other))


def state_of(page: PageFacts | None, source: PageFacts, progress: Progress) -> State | None:
    if page is None or page.alias_of_id:
        return State.MISSING if source.live else None
    if not page.live:
        return State.DRAFT
    return State.STALE if progress.is_behind(page, source) else State.TRANSLATED


def overview(pages: PageQuerySet, locales: Iterable[Locale]) -> list[Row]:
    """Return a row for each source page among `pages`, in the order of the tree.

    The source page is the one in the site's own language, or the only one there is.
    """
    default = Locale.get_default().pk
    by_key = defaultdict(dict)
    facts = pages.filter(depth__gt=1).order_by("path").values_list(*PageFacts._fields)
    for page in map(PageFacts._make, facts):
        by_key[page.translation_key][page.locale_id] = page
    progress = Progress()
    rows = []
    for versions in by_key.values():
        source = versions.get(default) or next(iter(versions.values()))
        if source.alias_of_id:
            continue
        cells = {
            locale.pk: Cell(state_of(page, source, progress), page and page.pk)
            for locale in locales
            if locale.pk != source.locale_id
            for page in [versions.get(locale.pk)]
        }
        rows.append(Row(source, cells))
    return sorted(rows, key=lambda row: row.source.path)
