"""The list of meetings: its page, and the query behind every list, calendar and letter."""

from collections import Counter
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from meetings.calendars import subscription_links
from meetings.facts import Status
from meetings.listing import ListedMeeting, Words
from meetings.models.change import MeetingChange
from meetings.models.meeting import MeetingPage, MeetingQuerySet
from pages.languages import language_of, reading_language
from pages.models.base import BasePage
from pages.visibility import visible

ON_A_PAGE = 30  # upcoming meetings


class MeetingIndexPage(BasePage):
    """Upcoming meetings, and the past ones year by year: those of every language, in this one."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["meetings.MeetingPage"]
    max_count_per_parent = 1
    page_description = _("Lists the meetings below it: upcoming first, past ones by year.")

    meeting_title = models.CharField(
        verbose_name=_("usual title of a meeting"),
        max_length=200,
        blank=True,
        help_text=_(
            "Planned meetings get this title. It may hold {pvm}, {kuukausi} and {vuosi}, which "
            "become the date, the month and the year. Translated once, it names all of them."
        ),
    )

    content_panels = [*BasePage.content_panels, "meeting_title"]

    class Meta:
        verbose_name = _("meeting list")
        verbose_name_plural = _("meeting lists")

    def get_context(self, request, *args, **kwargs):
        language = language_of(request, self)
        meetings = meetings_in(language, reader=reading_language(request, self))
        upcoming = [meeting for meeting in meetings if not meeting.is_past]
        past = [meeting for meeting in reversed(meetings) if meeting.is_past]
        years = past_years(past, request.GET.get("year", ""))
        chosen = next((year.year for year in years if year.is_current), None)
        return super().get_context(request, *args, **kwargs) | {
            "upcoming": Paginator(upcoming, ON_A_PAGE).get_page(request.GET.get("page")),
            "next_meeting": next((each for each in upcoming if not each.is_cancelled), None),
            "past_years": years,
            "past": [meeting for meeting in past if meeting.start.year == chosen],
            "calendar": subscription_links(language, self.title),
        }


class Year(NamedTuple):
    """A year with past meetings, as a link of the index page."""

    year: int
    url: str
    count: int
    is_current: bool


def past_years(past: list[ListedMeeting], asked: str) -> list[Year]:
    """Return the years of past meetings, newest first, as links of the list.

    The year asked for is the current one, or the newest if there is no such year.
    """
    counts = Counter(meeting.start.year for meeting in past)  # in the order they come
    chosen = next((year for year in counts if str(year) == asked), next(iter(counts), None))
    return [Year(year, f"?year={year}", n, year == chosen) for year, n in counts.items()]


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
