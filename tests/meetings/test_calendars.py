from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meetings.facts import Status
from tests.support.calendars import events_of, read_calendar
from tests.support.factories import ContentPageFactory, MeetingIndexPageFactory, MeetingPageFactory

HELSINKI = ZoneInfo("Europe/Helsinki")
FEED = "/fi/kokoukset/kalenteri.ics"
START = datetime(2027, 3, 24, 13, tzinfo=HELSINKI)


@pytest.fixture
def index(home):
    return MeetingIndexPageFactory(parent=home, slug="kokoukset")


@pytest.fixture
def meeting(index):
    page = MeetingPageFactory(parent=index, title="Verkoston kokous", start=START)
    page.save_revision().publish()
    return page


def event(client, meeting):
    return events_of(client.get(FEED))[meeting.uid]


def test_feed_tells_each_meeting_in_finnish_time(client, meeting):
    found = event(client, meeting)
    assert found["DTSTART"].params["TZID"] == "Europe/Helsinki"
    assert found["DTSTART"].dt == START
    assert found["DTEND"].dt == START + timedelta(hours=2)
    assert found["SUMMARY"] == "Verkoston kokous"
    assert found["STATUS"] == "CONFIRMED"
    assert found["SEQUENCE"] == 0


def test_feed_has_a_name_and_says_how_often_to_ask(client, meeting):
    calendar = read_calendar(client.get(FEED))
    assert "Kokoukset" in calendar["NAME"]
    assert calendar["X-WR-CALNAME"] == calendar["NAME"]
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert calendar["METHOD"] == "PUBLISH"


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2027, 3, 28, 2, 59),
        datetime(2027, 3, 28, 4, 0),
        datetime(2027, 7, 1, 0, 0),
        datetime(2027, 10, 31, 2, 59),
        datetime(2027, 10, 31, 4, 0),
        datetime(2099, 12, 31, 23, 59),
    ],
)
def test_time_zone_in_the_feed_agrees_with_finnish_time(client, meeting, moment):
    (zone,) = read_calendar(client.get(FEED)).walk("VTIMEZONE")
    own = zone.to_tz(lookup_tzid=False)
    assert own.utcoffset(moment) == moment.replace(tzinfo=HELSINKI).utcoffset()


def test_uid_stays_and_sequence_rises_when_the_meeting_moves(client, meeting):
    meeting.start, meeting.end = START + timedelta(days=7), START + timedelta(days=7, hours=2)
    meeting.status, meeting.status_note = Status.MOVED, "Sali oli varattu."
    meeting.save_revision().publish()
    found = event(client, meeting)
    assert found["SEQUENCE"] == 1
    assert found["DTSTART"].dt == START + timedelta(days=7)
    assert "Sali oli varattu." in found["DESCRIPTION"]


def test_cancelled_meeting_stays_in_the_feed_marked_as_cancelled(client, meeting):
    meeting.status, meeting.status_note = Status.CANCELLED, "Liian vähän ilmoittautuneita."
    meeting.save_revision().publish()
    found = event(client, meeting)
    assert found["STATUS"] == "CANCELLED"
    assert found["SUMMARY"] == "Peruttu: Verkoston kokous"
    assert found["SEQUENCE"] == 1


def test_sequence_stays_when_nothing_that_calendars_show_has_changed(client, meeting):
    before = event(client, meeting)
    meeting.agenda = "<p>1. Avaus</p>"
    meeting.slug = "uusi-osoite"
    meeting.save_revision().publish()
    after = event(client, meeting)
    assert after["SEQUENCE"] == before["SEQUENCE"]
    assert after["URL"].endswith("/uusi-osoite/")


def test_draft_changes_reach_the_feed_only_when_published(client, meeting):
    meeting.title = "Uusi nimi"
    revision = meeting.save_revision()
    assert event(client, meeting)["SUMMARY"] == "Verkoston kokous"
    revision.publish()
    assert event(client, meeting)["SUMMARY"] == "Uusi nimi"


def test_copied_meeting_is_another_one_in_calendars(client, index, meeting):
    meeting.status, meeting.status_note = Status.CANCELLED, "Peruttiin."
    meeting.save_revision().publish()
    copy = meeting.copy(update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=True).specific
    copy.save_revision().publish()
    events = events_of(client.get(FEED))
    assert set(events) == {meeting.uid, copy.uid}
    assert events[copy.uid]["STATUS"] == "CONFIRMED"
    assert events[copy.uid]["SEQUENCE"] == 0


def test_address_of_the_feed_survives_a_new_address_of_the_list(client, index, meeting):
    index.slug = "tapaamiset"
    index.save_revision().publish()
    assert meeting.uid in events_of(client.get(FEED))


def test_program_that_has_the_latest_feed_is_told_so(client, meeting):
    tag = client.get(FEED).headers["ETag"]
    assert client.get(FEED).headers["ETag"] == tag
    assert client.get(FEED, headers={"if-none-match": tag}).status_code == 304
    meeting.title = "Uusi nimi"
    meeting.save_revision().publish()
    assert client.get(FEED, headers={"if-none-match": tag}).status_code == 200


def test_one_meeting_is_a_file_of_its_own(client, index, meeting):
    MeetingPageFactory(parent=index, title="Toinen kokous")
    html = client.get(meeting.url).content.decode()
    address = f"/fi/kokoukset/{meeting.uid}.ics"
    assert f'href="{address}"' in html
    assert set(events_of(client.get(address))) == {meeting.uid}


def test_drafts_and_private_meetings_have_no_calendar(client, index, home):
    draft = MeetingPageFactory(parent=index, live=False)
    assert client.get(f"/fi/kokoukset/{draft.uid}.ics").status_code == 404
    assert events_of(client.get(FEED)) == {}


@pytest.mark.parametrize(
    "title",
    [
        "Pilkku, puolipiste; kenoviiva\\ ja pitkä " + "ääkkönen " * 20,
        "اجتماع الشبكة " * 10,
        "🧶" * 60,
        "BEGIN:VEVENT",
    ],
)
def test_any_title_comes_through_unchanged(client, index, title):
    page = MeetingPageFactory(parent=index, title=title[:250].strip(), slug="kokous")
    assert event(client, page)["SUMMARY"] == page.title


def test_line_breaks_in_texts_cannot_add_lines_to_the_feed(client, index):
    page = MeetingPageFactory(parent=index, intro="Rivi\r\nATTENDEE:mailto:x@example.org\n\nLoppu")
    found = event(client, page)
    assert "ATTENDEE" not in found
    assert "Rivi\nATTENDEE" in found["DESCRIPTION"]


def test_list_offers_the_feed_to_the_usual_programs(client, index):
    html = client.get(index.url).content.decode()
    for address in (
        "webcal://localhost:8000/fi/kokoukset/kalenteri.ics",
        "http://localhost:8000/fi/kokoukset/kalenteri.ics",
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Flocalhost",
        "https://outlook.office.com/calendar/0/addfromweb?url=http",
    ):
        assert address in html


@pytest.mark.parametrize("address", ["/sv/kokoukset/kalenteri.ics", "/xx/kokoukset/kalenteri.ics"])
def test_language_that_is_not_offered_has_no_feed(client, meeting, address):
    assert client.get(address).status_code == 404


def test_feed_takes_the_same_queries_for_few_and_many(client, index, django_assert_max_num_queries):
    for number in range(30):
        page = MeetingPageFactory(parent=index, start=START + timedelta(days=number))
        page.save_revision().publish()
    client.get(FEED)
    with django_assert_max_num_queries(6):
        assert len(events_of(client.get(FEED))) == 30


def test_feed_without_a_list_of_meetings_is_not_found(client, home):
    ContentPageFactory(parent=home)
    assert client.get(FEED).status_code == 404
