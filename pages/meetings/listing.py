"""All meetings in one language, in a number of queries that does not grow with them."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from wagtail.models import Site

from pages.languages import Language
from pages.meetings.facts import MeetingFacts, Status
from pages.models.meeting_index import MeetingIndexPage
from pages.models.meetings import MeetingPage, MeetingQuerySet
from pages.visibility import visible


@dataclass(slots=True)
class ListedMeeting(MeetingFacts):
    """A meeting as lists and calendars of one language show it.

    `language` is that of the title and `note_language` that of the note, None where it is the
    list's own. `sequence` and `modified` are what calendar programs compare.
    """

    uid: str
    start: datetime
    end: datetime
    attendance: str
    status: str
    place: str
    join_url: str
    sequence: int
    modified: datetime
    url: str
    title: str
    intro: str
    note: str
    language: Language | None
    note_language: Language | None


def public_meetings() -> MeetingQuerySet:
    """Return every meeting that anybody may know of, in every language it is written in."""
    return visible(MeetingPage.objects.all())


def next_meeting(language: str) -> ListedMeeting | None:
    """Return the meeting that will be held next, or is being held."""
    coming = public_meetings().upcoming().exclude(status=Status.CANCELLED)
    return next(iter(meetings_in(language, coming)), None)


def meetings_in(
    language: str, meetings: MeetingQuerySet | None = None, reader: str = ""
) -> list[ListedMeeting]:
    """Return meetings (all public ones by default) as a list in one language shows them, by time.

    A meeting without a translation keeps its own words, except that a title made by the usual
    pattern is made anew by the pattern of that language. Addresses are in the language `reader`,
    which is another than `language` where the list stands in for a translation. One query in the
    source language, two in others.
    """
    meetings = public_meetings() if meetings is None else meetings
    codes = {language, settings.LANGUAGE_CODE}
    rows = (
        meetings.filter(locale__language_code__in=codes)
        .order_by("start", "pk")
        .annotate(sequence=Max("changes__sequence"), changed=Max("changes__at"))
        .values(*COLUMNS, "sequence", "changed")
    )
    sources, translations = [], {}
    for row in rows:
        if row["locale__language_code"] == settings.LANGUAGE_CODE:
            sources.append(row)
        else:
            translations[row["translation_key"]] = row
    words = Words(language, reader or language)
    return [words.listed(row, translations.get(row["translation_key"])) for row in sources]


COLUMNS = (
    *("translation_key", "locale__language_code", "url_path", "title", "intro"),
    *("start", "end", "attendance", "place", "status", "status_note", "join_url"),
    "last_published_at",
)


class Words:
    """What one language calls the meetings, and where its readers find their pages."""

    def __init__(self, language: str, reader: str):
        self.code = language
        is_source = language == settings.LANGUAGE_CODE
        self.source = None if is_source else Language.of(settings.LANGUAGE_CODE)
        self.pattern, self.source_pattern = ("", "") if is_source else self.read_patterns()
        with translation.override(reader):
            self.prefix = reverse("wagtail_serve", args=[""])
        self.homes = [root.root_path for root in Site.get_site_root_paths()]

    def read_patterns(self) -> tuple[str, str]:
        codes = (self.code, settings.LANGUAGE_CODE)
        lists = visible(MeetingIndexPage.objects.filter(locale__language_code__in=codes))
        patterns = dict(lists.values_list("locale__language_code", "meeting_title"))
        return tuple(patterns.get(code, "") for code in codes)

    def listed(self, row: dict, translated: dict | None) -> ListedMeeting:
        title, language = self.title(row, translated)
        note, note_language = self.note(row, translated)
        return ListedMeeting(
            uid=str(row["translation_key"]),
            start=timezone.localtime(row["start"]),
            end=timezone.localtime(row["end"]),
            attendance=row["attendance"],
            status=row["status"],
            place=row["place"],
            join_url=row["join_url"],
            sequence=row["sequence"] or 0,
            modified=last_modified(row, translated or row),
            url=self.address(translated or row),
            title=title,
            intro=(translated or row)["intro"],
            note=note,
            language=language,
            note_language=note_language,
        )

    def title(self, row: dict, translated: dict | None) -> tuple[str, Language | None]:
        if translated:
            return translated["title"], None
        if self.source and self.pattern and self.source_pattern:
            usual = title_on(self.source_pattern, row["start"], settings.LANGUAGE_CODE)
            if row["title"] == usual:
                return title_on(self.pattern, row["start"], self.code), None
        return row["title"], self.source

    def address(self, page: dict) -> str:
        """Return where the page is read in this language; there also without a translation."""
        home = next((path for path in self.homes if page["url_path"].startswith(path)), "/")
        return self.prefix + page["url_path"].removeprefix(home)

    def note(self, row: dict, translated: dict | None) -> tuple[str, Language | None]:
        """Return what happened: in this language only if translated since it happened."""
        if row["status"] == Status.PLANNED:
            return "", None
        if translated:
            own, published = translated["status_note"], translated["last_published_at"]
            if is_fresh(own, published, row["changed"]):
                return own, None
        return row["status_note"], self.source


def last_modified(row: dict, shown: dict) -> datetime:
    """Return when what is shown was last published; the start for one put there by a program."""
    moments = [row["changed"], shown["last_published_at"]]
    return max((moment for moment in moments if moment), default=row["start"])


def is_fresh(note: str, published: datetime | None, changed: datetime | None) -> bool:
    """Tell whether a translated note can be about the latest change."""
    return bool(note and published and changed and published > changed)


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
