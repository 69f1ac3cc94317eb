"""Meetings for calendar programs: one file for a meeting, one feed for a language."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vDuration, vRecur

from meetings import ics
from meetings.listing import ListedMeeting
from pages.navigation import absolute_url

ASK_AGAIN_AFTER = timedelta(hours=1)  # what programs are told; most of them decide for themselves


def write_calendar(
    name: str, url: str, meetings: Iterable[ListedMeeting], show_join_url: bool = False
) -> bytes:
    """Return a calendar in the active language. Only members' calendars show the links to join."""
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
    head, end = calendar.to_ical().rsplit(b"END:VCALENDAR", 1)
    events = [write_event(meeting, show_join_url) for meeting in meetings]
    return b"".join([head, *events, b"END:VCALENDAR", end])


def write_event(meeting: ListedMeeting, show_join_url: bool) -> bytes:
    join_url = meeting.join_url if show_join_url and not meeting.is_cancelled else ""
    title, url = meeting.title, absolute_url(meeting.url)
    if meeting.is_cancelled:  # Outlook does not show the status of a calendar subscribed to
        title = _("Cancelled: %(title)s") % {"title": title}
    join = _("Join the meeting: %(url)s") % {"url": join_url} if join_url else ""
    description = "\n\n".join(filter(None, [meeting.note, join, meeting.intro, url]))
    zone = f";TZID={settings.TIME_ZONE}"
    modified = ics.utc(meeting.modified)
    return ics.event(
        [
            ("UID", meeting.uid),
            ("DTSTAMP", modified),
            ("LAST-MODIFIED", modified),
            ("SEQUENCE", str(meeting.sequence)),
            (f"DTSTART{zone}", ics.local(meeting.start)),
            (f"DTEND{zone}", ics.local(meeting.end)),
            ("SUMMARY", ics.escape(title)),
            ("STATUS", "CANCELLED" if meeting.is_cancelled else "CONFIRMED"),
            ("LOCATION", ics.escape(meeting.place or (_("Online") if meeting.is_online else ""))),
            ("DESCRIPTION", ics.escape(description)),
            ("URL", url),
            ("CONFERENCE;VALUE=URI;FEATURE=VIDEO", join_url),
        ]
    )


@cache
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
