"""A meeting as a list in one language shows it, and the words that the language has for it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from wagtail.models import Site

from meetings.facts import MeetingFacts, Status
from pages.languages import Language


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
        if translated and tells_latest_change(
            translated["status_note"], translated["last_published_at"], row["changed"]
        ):
            return translated["status_note"], None
        return row["status_note"], self.source


def last_modified(row: dict, shown: dict) -> datetime:
    """Return when what is shown was last published; the start for one put there by a program."""
    moments = [row["changed"], shown["last_published_at"]]
    return max((moment for moment in moments if moment), default=row["start"])


def tells_latest_change(note: str, published: datetime | None, changed: datetime | None) -> bool:
    """Tell whether a translated note can be about the latest change: only one published since."""
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
