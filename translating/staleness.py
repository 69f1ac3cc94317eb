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

    @property
    def address(self) -> str:
        """The address below the language's prefix."""
        return f"/{self.url_path.split('/', 2)[2]}"


class Cell(NamedTuple):
    """A page in one language: its state, and of how many parts persons have translated how many.

    `state` is None where there is nothing to translate yet.
    """

    state: State | None
    page_id: int | None = None
    finished: int = 0
    parts: int = 0


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


class Work(NamedTuple):
    """What persons have translated of a page: how many parts, and when they last did."""

    parts: int
    last_at: datetime


class Progress:
    """What every page has of parts and dates, and what is translated, in two queries."""

    def __init__(self):
        needed = ~Q(stringsegment__context__path__in=OPTIONAL_PATHS)
        sources = TranslationSource.objects.defer("content_json").annotate(
            parts=Count("stringsegment", filter=needed)
        )
        self.sources = {(source.object_id, source.locale_id): source for source in sources}
        finished = StringSegment.objects.exclude(context__path__in=OPTIONAL_PATHS).filter(
            string__translations__translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            string__translations__context_id=F("context_id"),
            string__translations__has_error=False,
        )
        self.work = {
            (source, locale): Work(parts, last_at)
            for source, locale, parts, last_at in finished.order_by()
            .values_list("source_id", "string__translations__locale_id")
            .annotate(Count("pk"), Max("string__translations__updated_at"))
        }

    def count(self, page: PageFacts, source_page: PageFacts) -> tuple[int, int]:
        """Return how many parts of a translation are finished, and how many there are."""
        source = self.sources.get((page.translation_key, source_page.locale_id))
        work = source and self.work.get((source.pk, page.locale_id))
        return (work.parts if work else 0, source.parts if source else 0)

    def is_behind(self, page: PageFacts, source_page: PageFacts) -> bool:
        """Tell whether a live translation lacks something that its source page has."""
        published = page.last_published_at
        source = self.sources.get((page.translation_key, source_page.locale_id))
        if source is None:
            return is_after(source_page.last_published_at, published)
        work = self.work.get((source.pk, page.locale_id))
        return (
            source.parts > (work.parts if work else 0)
            or is_after(source_page.last_published_at, source.last_updated_at)
            or is_after(source.last_updated_at, published)
            or is_after(work and work.last_at, published)
        )


def is_after(moment: datetime | None, other: datetime | None) -> bool:
    return bool(moment and (other is None or moment > other))


def state_of(page: PageFacts | None, source: PageFacts, progress: Progress) -> State | None:
    if page is None or page.alias_of_id:
        return State.MISSING if source.live else None
    if not page.live:
        return State.DRAFT
    return State.STALE if progress.is_behind(page, source) else State.TRANSLATED


def cell_of(page: PageFacts | None, source: PageFacts, progress: Progress) -> Cell:
    state = state_of(page, source, progress)
    return Cell(state, page.pk, *progress.count(page, source)) if page else Cell(state)


def overview(pages: PageQuerySet, default: Locale, locales: Iterable[Locale]) -> list[Row]:
    """Return a row for each source page among `pages`, in the order of the tree.

    The source page is the one in the `default` language, or the only one there is.
    """
    by_key = defaultdict(dict)
    facts = pages.filter(depth__gt=1).order_by("path").values_list(*PageFacts._fields)
    for page in map(PageFacts._make, facts):
        by_key[page.translation_key][page.locale_id] = page
    progress = Progress()
    rows = []
    for versions in by_key.values():
        source = versions.get(default.pk) or next(iter(versions.values()))
        if source.alias_of_id:
            continue
        cells = {
            locale.pk: cell_of(page, source, progress)
            for locale in locales
            if locale.pk != source.locale_id
            for page in [versions.get(locale.pk)]
        }
        rows.append(Row(source, cells))
    return sorted(rows, key=lambda row: row.source.path)
