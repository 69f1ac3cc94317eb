"""What everybody is shown of the meetings: nothing here is for members only."""

from datetime import datetime
from typing import NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from pages.meetings.calendars import subscription_links
from pages.meetings.changes import LogEntry, read_log
from pages.meetings.facts import Status
from pages.meetings.listing import is_fresh, meetings_in, public_meetings
from pages.meetings.structured_data import event_data, iso
from pages.models.meeting_index import MeetingIndexPage
from pages.models.meetings import MeetingPage
from pages.navigation import PageLanguage


ON_A_PAGE = 30  # upcoming meetings


class Year(NamedTuple):
    """A year with past meetings, as a link of the index page."""

    year: int
    url: str
    count: int
    is_current: bool


def list_for_visitors(page: MeetingIndexPage, request: HttpRequest) -> dict:
    """Return what the list of meetings shows: those of every language, in the page's own."""
    language, now = page.locale.language_code, timezone.now()
    upcoming = meetings_in(language, public_meetings().upcoming(now))
    years = past_years(request, page.get_url(request), now)
    chosen = next((year.year for year in years if year.is_current), None)
    past = public_meetings().past(now).filter(start__year=chosen)
    return {
        "upcoming": Paginator(upcoming, ON_A_PAGE).get_page(request.GET.get("page")),
        "next_meeting": next((meeting for meeting in upcoming if not meeting.is_cancelled), None),
        "past_years": years,
        "past": meetings_in(language, past) if chosen else [],
        "calendar": subscription_links(language, page.title),
    }


def past_years(request: HttpRequest, url: str, now: datetime) -> list[Year]:
    """Return the years with past meetings, newest first, as links of the page at `url`.

    The year asked for by `?year=` is the current one, or the newest if there is no such year.
    """
    held = public_meetings().past(now).annotate(year=ExtractYear("start")).order_by("-year")
    counts = list(held.values_list("year").annotate(Count("pk")))
    asked = request.GET.get("year", "")
    chosen = next((year for year, _count in counts if str(year) == asked), None)
    if chosen is None and counts:
        chosen = counts[0][0]
    return [Year(year, f"{url}?year={year}", n, year == chosen) for year, n in counts]


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
        "log_language": PageLanguage.of(source.locale.language_code),
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
    return {"text": told_by.status_note, "language": PageLanguage.of(told_by.locale.language_code)}


def previous_start(log: list[LogEntry]) -> str:
    moved = next((entry for entry in log if entry.is_new_time), None)
    return iso(moved.before.start) if moved else ""
