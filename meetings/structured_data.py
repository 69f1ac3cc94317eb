"""Meetings for search engines: schema.org Event data, without the link to join."""

import json

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from meetings.facts import Attendance, Status
from meetings.log import LogEntry
from pages.navigation import absolute_url

STATUS = {
    Status.PLANNED: "EventScheduled",
    Status.MOVED: "EventRescheduled",
    Status.CANCELLED: "EventCancelled",
}
MODE = {
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.OFFLINE: "OfflineEventAttendanceMode",
    Attendance.MIXED: "MixedEventAttendanceMode",
}
# So that no text can end the script element.
ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&"}


def event_data(meeting, url: str, previous_start: str) -> SafeString:
    """Return a `MeetingPage` as JSON-LD for a script element. `url` is the path of its page;
    `previous_start` is empty unless it was moved."""
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": meeting.title,
        "inLanguage": meeting.locale.language_code,
        "url": absolute_url(url),
        "startDate": iso(meeting.start),
        "endDate": iso(meeting.end),
        "previousStartDate": previous_start,
        "eventStatus": f"https://schema.org/{STATUS[meeting.status]}",
        "eventAttendanceMode": f"https://schema.org/{MODE[meeting.attendance]}",
        "location": locations(meeting, url),
        "description": meeting.intro,
        "organizer": {
            "@type": "Organization",
            "name": settings.WAGTAIL_SITE_NAME,
            "url": f"{settings.SITE_URL}/",
        },
    }
    filled = {key: value for key, value in data.items() if value}
    return mark_safe(json.dumps(filled, ensure_ascii=False).translate(ESCAPES))  # noqa: S308


def iso(moment) -> str:
    return timezone.localtime(moment).isoformat()


def locations(meeting, url: str) -> list[dict]:
    places = []
    if meeting.is_online:
        places.append({"@type": "VirtualLocation", "url": absolute_url(url)})
    if meeting.attendance != Attendance.ONLINE and meeting.place:
        places.append({"@type": "Place", "name": meeting.place, "address": meeting.place})
    return places


def previous_start(log: list[LogEntry]) -> str:
    """Return when a moved meeting would have begun; empty for one that was never moved."""
    moved = next((entry for entry in log if entry.is_new_time), None)
    return iso(moved.before.start) if moved else ""
