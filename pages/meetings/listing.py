"""All meetings in one language, in a number of queries that does not grow with them."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import F, Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.models import Site

from pages.meetings.facts import MeetingFacts, Status
from pages.models.meeting_index import MeetingIndexPage
from pages.models.meetings import MeetingPage, MeetingQuerySet
from pages.navigation import PageLanguage
from pages.visibility import visible


@dataclass(slots=True)
class ListedMeeting(MeetingFacts):
    """A meeting as lists and calendars of one language show it.

    `language` is that of title, introduction and note; the source language where there is no
    translation. `sequence` and `changed` are what calendar programs compare.
    """

    uid: str
    start: datetime
    end: datetime
    attendance: str
    status: str
    place: str
    join_url: str
    sequence: int
    changed: datetime
    url: str
    title: str
    intro: str
    note: str
    language: PageLanguage
    note_language: PageLanguage


def public_meetings() -> MeetingQuerySet:
    """Return every meeting that anybody may know of, as entered."""
    return visible(MeetingPage.objects.sources())


def next_meeting(language: str) -> ListedMeeting | None:
    """Return the meeting that will be held next, or is being held."""
    coming = public_meetings().upcoming().exclude(status=Status.CANCELLED)[:1]
    return next(iter(meetings_in(language, coming)), None)


def meetings_in(language: str, meetings: MeetingQuerySet | None = None) -> list[ListedMeeting]:
    """Return source meetings (all public ones by default) as readers of a language see them.

    A meeting without a translation keeps its own words, except that a title made by the usual
    pattern is made anew by the pattern of that language.
    """
    meetings = public_meetings().order_by("start", "pk") if meetings is None else meetings
    rows = meetings.annotate(
        sequence=Max("changes__sequence", default=0),
        changed=Max("changes__at", default=F("latest_revision_created_at")),
    ).values(
        *("translation_key", "start", "end", "attendance", "status", "place", "join_url"),
        *("sequence", "changed", "url_path", "title", "intro", "status_note"),
    )
    words = Words(language, meetings)
    return [words.listed(row) for row in rows]


class Words:
    """What one language calls the meetings, and where it has their pages."""

    def __init__(self, language: str, meetings: MeetingQuerySet):
        self.reader = PageLanguage.of(language)
        self.source = PageLanguage.of(settings.LANGUAGE_CODE)
        self.translations = self.read_translations(meetings) if self.is_foreign else {}
        self.pattern, self.source_pattern = self.read_patterns()
        with translation.override(language):
            self.prefix = reverse("wagtail_serve", args=[""])
        self.homes = {root.root_path for root in Site.get_site_root_paths()}

    @property
    def is_foreign(self) -> bool:
        return self.reader != self.source

    def read_translations(self, meetings: MeetingQuerySet) -> dict:
        keys = meetings.values("translation_key")
        pages = MeetingPage.objects.filter(
            locale__language_code=self.reader.code, translation_key__in=keys
        )
        columns = ("url_path", "title", "intro", "status_note", "last_published_at")
        rows = visible(pages).values("translation_key", *columns)
        return {page["translation_key"]: page for page in rows}

    def read_patterns(self) -> tuple[str, str]:
        codes = {self.reader.code, self.source.code}
        indexes = visible(MeetingIndexPage.objects.filter(locale__language_code__in=codes))
        patterns = dict(indexes.values_list("locale__language_code", "meeting_title"))
        return patterns.get(self.reader.code, ""), patterns.get(self.source.code, "")

    def listed(self, row: dict) -> ListedMeeting:
        translated = self.translations.get(row["translation_key"])
        title, language = row["title"], self.source
        if translated:
            title, language = translated["title"], self.reader
        elif self.is_foreign and self.pattern and title == self.title_by(row, self.source_pattern):
            title, language = self.title_by(row, self.pattern), self.reader
        note, note_language = self.note(row, translated)
        return ListedMeeting(
            uid=str(row["translation_key"]),
            start=timezone.localtime(row["start"]),
            end=timezone.localtime(row["end"]),
            attendance=row["attendance"],
            status=row["status"],
            place=row["place"],
            join_url=row["join_url"],
            sequence=row["sequence"],
            changed=row["changed"],
            url=self.address(translated or row),
            title=title,
            intro=(translated or row)["intro"] if translated or language == self.source else "",
            note=note,
            language=language,
            note_language=note_language,
        )

    def address(self, page: dict) -> str:
        """Return where the page is read in this language; there also without a translation."""
        home = next((path for path in self.homes if page["url_path"].startswith(path)), "/")
        return self.prefix + page["url_path"].removeprefix(home)

    def note(self, row: dict, translated: dict | None) -> tuple[str, PageLanguage]:
        """Return what happened: in this language only if translated since it happened."""
        if row["status"] == Status.PLANNED:
            return "", self.source
        if translated:
            own, published = translated["status_note"], translated["last_published_at"]
            if is_fresh(own, published, row["changed"]):
                return own, self.reader
        return row["status_note"], self.source

    def title_by(self, row: dict, pattern: str) -> str:
        language = self.reader if pattern is self.pattern else self.source
        return title_on(pattern, row["start"], language.code)


def is_fresh(note: str, published: datetime | None, changed: datetime | None) -> bool:
    """Tell whether a translated note can be about the latest change."""
    return bool(note and published and changed and published >= changed)


def title_on(pattern: str, start: datetime, language: str) -> str:
    """Return the title of a meeting: the pattern with its date in the places marked for it."""
    if "{" not in pattern:
        return pattern
    start = timezone.localtime(start)
    with translation.override(language):
        parts = {
            "{pvm}": date_format(start, "SHORT_DATE_FORMAT"),
            "{kuukausi}": date_format(start, "F"),
            "{vuosi}": str(start.year),
        }
    for mark, part in parts.items():
        pattern = pattern.replace(mark, part)
    return pattern
