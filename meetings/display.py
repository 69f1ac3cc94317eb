"""What everybody is shown of the meetings: nothing here is for members only."""

from collections import Counter
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from meetings.calendars import subscription_links
from meetings.changes import LogEntry, read_log
from meetings.facts import Status
from meetings.listing import ListedMeeting, is_fresh, meetings_in
from meetings.models.index import MeetingIndexPage
from meetings.models.meeting import MeetingPage
from meetings.structured_data import event_data, iso
from pages.languages import Language, language_of, reading_language

ON_A_PAGE = 30  # upcoming meetings


class Year(NamedTuple):
    """A year with past meetings, as a link of the index page."""

    year: int
    url: str
    count: int
    is_current: bool


def list_for_visitors(page: MeetingIndexPage, request: HttpRequest) -> dict:
    """Return what the list of meetings shows: those of every language, in the page's own."""
    language = language_of(request, page)
    meetings = meetings_in(language, reader=reading_language(request, page))
    upcoming = [meeting for meeting in meetings if not meeting.is_past]
    past = [meeting for meeting in reversed(meetings) if meeting.is_past]
    years = past_years(past, request.GET.get("year", ""))
    chosen = next((year.year for year in years if year.is_current), None)
    return {
        "upcoming": Paginator(upcoming, ON_A_PAGE).get_page(request.GET.get("page")),
        "next_meeting": next((meeting for meeting in upcoming if not meeting.is_cancelled), None),
        "past_years": years,
        "past": [meeting for meeting in past if meeting.start.year == chosen],
        "calendar": subscription_links(language, page.title),
    }


def past_years(past: list[ListedMeeting], asked: str) -> list[Year]:
    """Return the years of past meetings, newest first, as links of the list.

    The year asked for is the current one, or the newest if there is no such year.
    """
    counts = Counter(meeting.start.year for meeting in past)  # in the order they come
    chosen = next((year for year in counts if str(year) == asked), next(iter(counts), None))
    return [Year(year, f"?year={year}", n, year == chosen) for year, n in counts.items()]


def describe_for_visitors(page: MeetingPage, request: HttpRequest) -> dict:
    """Return the context of a meeting's page beyond its own fields. Nothing for members only."""
    source = page.source
    changes = list(source.changes.order_by("sequence"))
    log = read_log(changes)
    attachments = source.attachments.filter(for_members=False).select_related("document")
    with translation.override(page.locale.language_code):
        calendar_url = reverse("meeting_calendar", args=[page.translation_key])
    return {
        "note": choose_note(page, changes[-1].at if changes else None),
        "log": log,
        "log_language": foreign(source, page),
        "attachments": attachments,
        "calendar_url": calendar_url,
        "event_data": event_data(page, page.get_url(request) or "/", previous_start(log)),
    }


def choose_note(page: MeetingPage, changed) -> dict | None:
    """Return what happened to the meeting, with its language: translated only if since then."""
    if page.status == Status.PLANNED:
        return None
    fresh = page.is_source or is_fresh(page.status_note, page.last_published_at, changed)
    told_by = page if fresh else page.source
    return {"text": told_by.status_note, "language": foreign(told_by, page)}


def foreign(written: MeetingPage, shown: MeetingPage) -> Language | None:
    """Return the language a text is written in, or None if the page it is shown on is in it."""
    if written.locale_id == shown.locale_id:
        return None
    return Language.of(written.locale.language_code)


def previous_start(log: list[LogEntry]) -> str:
    moved = next((entry for entry in log if entry.is_new_time), None)
    return iso(moved.before.start) if moved else ""
