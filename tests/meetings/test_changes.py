"""Moved, cancelled, renamed: what readers are told, and the log that stays."""

import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from meetings.facts import Status
from meetings.models import MeetingChange
from tests.support.factories import MeetingIndexPageFactory, MeetingPageFactory
from tests.support.meeting_editor import edit

HELSINKI = ZoneInfo("Europe/Helsinki")
START = datetime(2027, 3, 24, 13, tzinfo=HELSINKI)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2027, 1, 11, 9, tzinfo=HELSINKI), tick=False) as clock:
        yield clock


@pytest.fixture
def index(home):
    return MeetingIndexPageFactory(parent=home, slug="kokoukset")


@pytest.fixture
def meeting(index):
    page = MeetingPageFactory(parent=index, title="Verkoston kokous", start=START)
    page.save_revision().publish()
    return page


def move(meeting, by=WEEK, note="Sali oli varattu."):
    meeting.start, meeting.end = meeting.start + by, meeting.end + by
    meeting.status, meeting.status_note = Status.MOVED, note
    meeting.save_revision().publish()


def cancel(meeting):
    meeting.status, meeting.status_note = Status.CANCELLED, "Liian moni on estynyt."
    meeting.save_revision().publish()


def shown(client, address):
    return client.get(address).content.decode()


def test_publication_that_cannot_be_logged_is_none(client, meeting, monkeypatch):
    def fail(_meeting):
        raise RuntimeError

    monkeypatch.setattr("meetings.changes.log_change", fail)
    with pytest.raises(RuntimeError):
        move(meeting)
    assert "24. maaliskuuta 2027" in shown(client, meeting.url)
    assert "31. maaliskuuta 2027" not in shown(client, meeting.url)


def test_move_is_told_on_the_page_and_in_the_list(client, index, meeting):
    move(meeting)
    for address in (meeting.url, index.url):
        html = shown(client, address)
        assert "31. maaliskuuta 2027" in html
        assert "Sali oli varattu." in html
    assert "24. maaliskuuta 2027" in shown(client, meeting.url)  # in the log


def test_cancelled_meeting_stays_in_the_list_but_is_not_the_next_one(client, index, meeting):
    later = MeetingPageFactory(parent=index, title="Myöhempi kokous", start=START + WEEK)
    later.save_revision().publish()
    cancel(meeting)
    html = shown(client, index.url)
    assert "Peruttu" in html
    assert "Liian moni on estynyt." in html
    home = shown(client, "/fi/")
    assert "Myöhempi kokous" in home
    assert "Verkoston kokous" not in home


def test_log_keeps_every_published_change_of_time_and_status(client, meeting, clock):
    move(meeting)
    clock.shift(timedelta(days=1))
    cancel(meeting)
    html = shown(client, meeting.url)
    log = html[html.index('id="changes"') :]
    assert log.index("Kokous peruttiin") < log.index("Kokous siirrettiin")
    assert "12. tammikuuta 2027" in log
    assert "11. tammikuuta 2027" in log
    assert "Sali oli varattu." in log


def test_log_cannot_be_edited_away(client, meeting, admin_client):
    move(meeting)
    meeting.start, meeting.end = START, START + timedelta(hours=2)
    meeting.status, meeting.status_note = Status.PLANNED, ""
    meeting.save_revision().publish()
    assert "Sali oli varattu." in shown(client, meeting.url)
    change = MeetingChange.objects.first()
    change.status_note = "Muuta"
    with pytest.raises(TypeError):
        change.save()
    assert "meetingchange" not in shown(admin_client, "/admin/")


def test_drafts_and_changes_of_wording_are_not_in_the_log(client, meeting):
    meeting.start += WEEK
    meeting.end += WEEK
    meeting.save_revision()
    assert 'id="changes"' not in shown(client, meeting.url)
    meeting.refresh_from_db()
    meeting.title = "Uusi nimi"
    meeting.save_revision().publish()
    assert 'id="changes"' not in shown(client, meeting.url)
    assert meeting.changes.count() == 2  # the calendars need to know of the name


def test_unpublishing_and_publishing_again_keeps_the_log(client, meeting):
    move(meeting)
    meeting.unpublish()
    meeting.refresh_from_db()
    meeting.save_revision().publish()
    assert "Sali oli varattu." in shown(client, meeting.url)


def event_data(client, meeting):
    return json.loads(
        re.search(r'ld\+json">(.*?)</script>', shown(client, meeting.url), re.DOTALL)[1]
    )


def test_search_engines_are_told_the_facts(client, meeting):
    data = event_data(client, meeting)
    assert data["@type"] == "Event"
    assert data["startDate"] == "2027-03-24T13:00:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    move(meeting)
    data = event_data(client, meeting)
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2027-03-24T13:00:00+02:00"
    assert data["startDate"] == "2027-03-31T13:00:00+03:00"
    cancel(meeting)
    assert event_data(client, meeting)["eventStatus"] == "https://schema.org/EventCancelled"


def test_no_text_ends_the_data_early(client, index):
    page = MeetingPageFactory(parent=index, title="</script><b>&", slug="kokous")
    assert "</script><b>" not in shown(client, page.url)
    assert event_data(client, page)["name"] == "</script><b>&"


# Cached copies


@pytest.mark.parametrize("address", ["/fi/", "/fi/kokoukset/", "meeting"])
@pytest.mark.parametrize("what", ["cancelled", "over"])
def test_copy_of_a_page_does_not_outlive_a_change(client, meeting, clock, address, what):
    address = meeting.url if address == "meeting" else address
    response = client.get(address)
    assert "no-cache" in response.headers["Cache-Control"]
    known = {"if-none-match": response.headers["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    if what == "cancelled":
        cancel(meeting)
    else:
        clock.move_to(meeting.end)
    assert client.get(address, headers=known).status_code == 200


# The clock


@pytest.mark.parametrize(
    ("start", "now", "upcoming"),
    [
        # around midnight
        ((2027, 1, 20, 22), (2027, 1, 20, 23, 59, 59), True),
        ((2027, 1, 20, 22), (2027, 1, 21, 0, 0, 0), False),
        # the night when the clocks go forward, from 3 to 4
        ((2027, 3, 28, 1), (2027, 3, 28, 2, 59, 59), True),
        ((2027, 3, 28, 1), (2027, 3, 28, 4, 0, 0), False),
        # the night when they go back, from 4 to 3
        ((2027, 10, 31, 2), (2027, 10, 31, 2, 59, 59), True),
        ((2027, 10, 31, 13), (2027, 10, 31, 14, 59, 59), True),
        ((2027, 10, 31, 13), (2027, 10, 31, 15, 0, 0), False),
    ],
)
def test_meeting_ends_by_the_finnish_clock(client, index, clock, start, now, upcoming):
    start = datetime(*start, tzinfo=HELSINKI)
    end = (start.timestamp() + 7200) if start.month != 10 or start.hour != 2 else None
    end = datetime.fromtimestamp(end, HELSINKI) if end else start + timedelta(hours=3)
    if start.month == 3:
        end = datetime(2027, 3, 28, 4, tzinfo=HELSINKI)
    page = MeetingPageFactory(parent=index, title="Yökokous", start=start, end=end)
    page.save_revision().publish()
    clock.move_to(datetime(*now, tzinfo=HELSINKI))
    upcoming_part = shown(client, index.url).split('id="subscribe"')[0]
    assert ("Yökokous" in upcoming_part) is upcoming
    assert ("on jo pidetty" in shown(client, page.url)) is not upcoming


# The editor


def test_editor_takes_finnish_times(admin_client, meeting):
    assert 'value="24.03.2027 13.00"' in shown(admin_client, f"/admin/pages/{meeting.pk}/edit/")
    response = edit(admin_client, meeting, start="7.4.2027 klo 9.30", end="7.4.2027 11")
    assert response.status_code == 200  # "11" alone is no time
    response = edit(admin_client, meeting, start="7.4.2027 klo 9.30", end="7.4.2027 11.00")
    assert response.status_code == 302
    meeting.refresh_from_db()
    assert meeting.start == datetime(2027, 4, 7, 9, 30, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"start": "28.3.2027 3.30"}, "kelloja siirretään"),
        ({"end": "31.10.2027 3.30"}, "kelloja siirretään"),
        ({"start": "1.1.0001 13.00"}, "Tarkista vuosi"),
        ({"end": "31.12.9999 23.59"}, "Tarkista vuosi"),
        ({"start": "31.2.2027 13.00"}, "Kirjoita aika näin"),
        ({"end": "24.3.2027 12.00"}, "vasta alkamisensa jälkeen"),
        ({"status": "moved"}, "Kerro, mitä tapahtui"),
        ({"status": "cancelled", "status_note": "  "}, "Kerro, mitä tapahtui"),
        ({"join_url": "http://teams.example.org/"}, "alkaa https://"),
        ({"join_url": "javascript:alert(1)"}, "https://"),
    ],
)
def test_editor_is_told_at_the_field_what_cannot_be(admin_client, meeting, changes, message):
    response = edit(admin_client, meeting, **changes)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert meeting.changes.count() == 1


@pytest.mark.parametrize("query", ["?page=x", "?page=999999", "?page=-1", "?page=%00", "?year=0"])
def test_bad_query_shows_the_list(client, index, meeting, query):
    assert "Verkoston kokous" in shown(client, index.url + query)
