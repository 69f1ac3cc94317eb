"""Meetings for calendar programs: one file for a meeting, one feed for a language."""

import functools
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vDuration, vRecur, vUri

from meetings.listing import ListedMeeting
from pages.navigation import absolute_url

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
KEPT = 24 * 3600  # seconds
ASK_AGAIN_AFTER = timedelta(hours=1)  # what programs are told; most of them decide for themselves


def write_calendar(
    name: str, url: str, meetings: Iterable[ListedMeeting], show_join_url: bool = False
) -> bytes:
    """Return a calendar in the active language. Only members' calendars show the links to join.

    Writing a thousand meetings takes half a second, so a public calendar is kept for as long as
    nothing of it changes. A link to join is kept in no cache.
    """
    meetings = list(meetings)
    if show_join_url:
        return render(name, url, meetings, show_join_url)
    source = repr((get_language(), name, url, meetings))
    key = f"calendar:{blake2b(source.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return cache.get_or_set(key, lambda: render(name, url, meetings, show_join_url=False), KEPT)


def render(name: str, url: str, meetings: list[ListedMeeting], show_join_url: bool) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//Wagtail//FI")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN_AFTER), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN_AFTER))
    calendar.add("url", url)
    calendar.add_component(finnish_timezone())
    for meeting in meetings:
        calendar.add_component(event_of(meeting, show_join_url))
    return calendar.to_ical()


def event_of(meeting: ListedMeeting, show_join_url: bool) -> Event:
    join_url = meeting.join_url if show_join_url and not meeting.is_cancelled else ""
    title, url = meeting.title, absolute_url(meeting.url)
    if meeting.is_cancelled:  # Outlook does not show the status of a calendar subscribed to
        title = _("Cancelled: %(title)s") % {"title": title}
    join = _("Join the meeting: %(url)s") % {"url": join_url} if join_url else ""
    description = "\n\n".join(filter(None, [meeting.note, join, meeting.intro, url]))
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.modified)
    event.add("last-modified", meeting.modified)
    event.add("sequence", meeting.sequence)
    event.add("dtstart", meeting.start)
    event.add("dtend", meeting.end)
    event.add("summary", typed(title))
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if place := meeting.place or (_("Online") if meeting.is_online else ""):
        event.add("location", typed(place))
    event.add("description", typed(description))
    event.add("url", url)
    if join_url:
        event.add("conference", vUri(join_url, params={"VALUE": "URI", "FEATURE": "VIDEO"}))
    return event


def typed(text: str) -> str:
    """Return the text without the control characters that a calendar file cannot hold."""
    return CONTROL.sub("", text.replace("\r\n", "\n"))


@functools.cache
def finnish_timezone() -> Timezone:
    """Return the rules of Finnish time, the same since 1996."""
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    for kind, name, month, hour, before, after in (
        (TimezoneStandard, "EET", 10, 4, 3, 2),
        (TimezoneDaylight, "EEST", 3, 3, 2, 3),
    ):
        rule = kind()
        last_sunday = datetime(1996, month, {3: 31, 10: 27}[month], hour)
        rule.add("dtstart", last_sunday)
        rule.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        rule.add("tzoffsetfrom", timedelta(hours=before))
        rule.add("tzoffsetto", timedelta(hours=after))
        rule.add("tzname", name)
        zone.add_component(rule)
    return zone


def calendar_response(request: HttpRequest, content: bytes, filename: str) -> HttpResponse:
    """Answer with a calendar, or with 304 to a program that has this very one."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    response["ETag"] = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)


class SubscriptionLinks(NamedTuple):
    """Where one feed is subscribed to: its address, and the same for the usual programs."""

    https: str
    webcal: str
    google: str
    outlook: str
    office: str


def links_to(url: str, name: str) -> SubscriptionLinks:
    """Return the links for a feed at an absolute address."""
    webcal = f"webcal://{url.split('://', 1)[1]}"
    add = f"addfromweb?url={quote(url, safe='')}&name={quote(name)}"
    return SubscriptionLinks(
        https=url,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        outlook=f"https://outlook.live.com/calendar/0/{add}",
        office=f"https://outlook.office.com/calendar/0/{add}",
    )


def subscription_links(language: str, title: str) -> SubscriptionLinks:
    """Return the links for the public feed of a language."""
    with translation.override(language):
        return links_to(absolute_url(reverse("meetings_calendar")), calendar_name(title))


def calendar_name(title: str) -> str:
    """Name the calendar after the list of meetings and the network."""
    return f"{title} – {settings.WAGTAIL_SITE_NAME}"
