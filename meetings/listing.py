"""All meetings in one language, in a number of queries that does not grow with them."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from wagtail.models import Site

from meetings.facts import MeetingFacts, Status
from meetings.models.change import MeetingChange
from meetings.models.index import MeetingIndexPage
from meetings.models.meeting import MeetingPage, MeetingQuerySet
from pages.languages import Language
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
    in_source = meetings.filter(locale__language_code=settings.LANGUAGE_CODE)
    rows = in_source.order_by("start", "pk").annotate(
        sequence=latest_change("sequence"),
        changed=latest_change("at"),
        pattern=title_pattern(language),
        source_pattern=title_pattern(settings.LANGUAGE_CODE),
    )
    translations = {}
    if language != settings.LANGUAGE_CODE:
        translated = meetings.filter(locale__language_code=language)
        translations = {row["translation_key"]: row for row in translated.values(*WORDS)}
    words = Words(language, reader or language)
    return [
        words.listed(row, translations.get(row["translation_key"]))
        for row in rows.values(*WORDS, *FACTS)
    ]


WORDS = ("translation_key", "url_path", "title", "intro", "status_note", "last_published_at")
FACTS = (
    *("start", "end", "attendance", "place", "status", "join_url"),
    *("sequence", "changed", "pattern", "source_pattern"),
)


def latest_change(field: str) -> Subquery:
    changes = MeetingChange.objects.filter(meeting=OuterRef("pk")).order_by("-sequence")
    return Subquery(changes.values(field)[:1])


def title_pattern(language: str) -> Subquery:
    """Return the usual title of meetings in a language; the database asks for it once."""
    lists = visible(MeetingIndexPage.objects.filter(locale__language_code=language))
    return Subquery(lists.order_by("path").values("meeting_title")[:1])


class Words:
    """What one language calls the meetings, and where its readers find their pages."""

    def __init__(self, language: str, reader: str):
        self.code = language
        is_source = language == settings.LANGUAGE_CODE
        self.source = None if is_source else Language.of(settings.LANGUAGE_CODE)
        with translation.override(reader):
            self.prefix = reverse("wagtail_serve", args=[""])
        self.zone = timezone.get_default_timezone()
        self.homes = [root.root_path for root in Site.get_site_root_paths()]

    def listed(self, row: dict, translated: dict | None) -> ListedMeeting:
        title, language = self.title(row, translated)
        note, note_language = self.note(row, translated)
        return ListedMeeting(
            uid=str(row["translation_key"]),
            start=row["start"].astimezone(self.zone),
            end=row["end"].astimezone(self.zone),
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
        if self.source and row["pattern"] and row["source_pattern"]:
            usual = title_on(row["source_pattern"], row["start"], settings.LANGUAGE_CODE)
            if row["title"] == usual:
                return title_on(row["pattern"], row["start"], self.code), None
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
