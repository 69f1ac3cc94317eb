"""Reading calendars as a calendar program would."""

from icalendar import Calendar


def read_calendar(response) -> Calendar:
    """Return the calendar that an address answers with, after checking how it is written."""
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    content = response.content
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert b"\n" not in line
        line.decode()  # no character is split
    return Calendar.from_ical(content)


def events_of(response) -> dict:
    """Return the events of a calendar by their UID; no UID comes twice."""
    events = read_calendar(response).walk("VEVENT")
    by_uid = {str(event["UID"]): event for event in events}
    assert len(by_uid) == len(events)
    return by_uid
