"""The coordinator plans a year of meetings in the admin."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from meetings.models import MeetingPage
from tests.support.factories import MeetingIndexPageFactory, MeetingPageFactory

HELSINKI = ZoneInfo("Europe/Helsinki")
ADDRESS = "/admin/kokoukset/suunnittele/"
LINK = "https://teams.example.org/l/meetup-join/abc"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=HELSINKI), tick=False):
        yield


@pytest.fixture
def index(home):
    return MeetingIndexPageFactory(parent=home, meeting_title="Verkoston kokous")


@pytest.fixture
def coordinator(admin_client, index):
    return admin_client


def plan(*days, **facts):
    rows = {f"rows-{number}-day": day for number, day in enumerate(days)}
    counts = {"rows-TOTAL_FORMS": len(days), "rows-INITIAL_FORMS": 0}
    shared = {"title": "Verkoston kokous", "start": "13.00", "end": "15.00"}
    return shared | {"attendance": "online", "place": "Teams"} | counts | rows | facts


def post(client, *days, action="preview", **facts):
    return client.post(ADDRESS, plan(*days, **facts) | {action: "1"})


def text(response):
    return response.content.decode()


def test_menu_leads_to_the_planner_that_offers_the_usual_title_and_time(coordinator):
    assert f'"{ADDRESS}"' in text(coordinator.get("/admin/"))
    html = text(coordinator.get(ADDRESS))
    assert 'value="Verkoston kokous"' in html
    assert 'value="13.00"' in html
    assert 'value="15.00"' in html


def test_preview_shows_what_will_be_created_and_creates_nothing(coordinator):
    html = text(post(coordinator, "27.1.2027", "26.5.2027", "", join_url=LINK))
    assert "27.1.2027" in html
    assert "26.5.2027" in html
    assert "2 kokousta" in html
    assert not MeetingPage.objects.exists()


def test_a_year_is_published_at_once(coordinator, client):
    post(coordinator, "27.1.2027", "26.5.2027", "", action="publish", join_url=LINK)
    first, second = MeetingPage.objects.live().order_by("start")
    assert first.start == datetime(2027, 1, 27, 13, tzinfo=HELSINKI)
    assert second.end == datetime(2027, 5, 26, 15, tzinfo=HELSINKI)
    assert (first.slug, first.place, first.join_url) == ("2027-01-27", "Teams", LINK)
    assert "26. toukokuuta 2027" in text(client.get("/fi/kokoukset/"))


def test_drafts_wait_for_publishing(coordinator, client):
    post(coordinator, "27.1.2027", action="draft")
    assert MeetingPage.objects.get().live is False
    assert "27. tammikuuta" not in text(client.get("/fi/kokoukset/"))


def test_title_may_hold_the_date(coordinator):
    title = "{kuukausi}n kokous {vuosi} ({pvm})"
    post(coordinator, "27.1.2027", action="draft", title=title)
    assert MeetingPage.objects.get().title == "tammikuun kokous 2027 (27.1.2027)"


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        ("30.1.2027", "lauantai"),
        ("6.5.2027", "Helatorstai"),
        ("24.12.2027", "Jouluaatto"),
        ("23.11.2026", "mennyt"),
    ],
)
def test_preview_warns_of_days_that_are_hardly_meant(coordinator, day, warning):
    assert warning in text(post(coordinator, day))


def test_preview_warns_of_another_meeting_at_the_same_time(coordinator, index):
    MeetingPageFactory(
        parent=index, title="Työryhmä", start=datetime(2027, 1, 27, 14, tzinfo=HELSINKI), live=False
    )
    assert "Työryhmä" in text(post(coordinator, "27.1.2027"))
    assert "Työryhmä" not in text(post(coordinator, "28.1.2027"))


def test_sending_the_same_plan_twice_creates_it_once(coordinator):
    for _time in range(2):
        post(coordinator, "27.1.2027", "26.5.2027", action="publish")
    assert MeetingPage.objects.count() == 2
    assert "on jo olemassa" in text(post(coordinator, "27.1.2027"))


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("31.2.2027", "Kirjoita päivä näin"),
        ("huomenna", "Kirjoita päivä näin"),
        ("1.1.0001", "Tarkista vuosi"),
        ("31.12.9999", "Tarkista vuosi"),
        ("31.1.1999", "Tarkista vuosi"),
    ],
)
def test_date_that_cannot_be_is_refused_at_its_row_and_nothing_is_lost(coordinator, day, message):
    html = text(post(coordinator, "27.1.2027", day, action="publish"))
    assert message in html
    assert html.index('name="rows-1-day"') > html.index(message) > html.index('name="rows-0-day"')
    assert 'value="27.1.2027"' in html
    assert not MeetingPage.objects.exists()


@pytest.mark.parametrize(("day", "start"), [("28.3.2027", "3.30"), ("31.10.2027", "3.30")])
def test_time_that_daylight_saving_skips_or_repeats_is_refused(coordinator, day, start):
    html = text(post(coordinator, day, action="publish", start=start, end="5.00"))
    assert "kelloja siirretään" in html
    assert not MeetingPage.objects.exists()


@pytest.mark.parametrize("day", ["28.3.2027", "31.10.2027"])
def test_both_daylight_saving_sundays_can_be_meeting_days(coordinator, day):
    post(coordinator, day, action="publish")
    meeting = MeetingPage.objects.get()
    assert meeting.start.astimezone(HELSINKI).hour == 13
    assert (meeting.end - meeting.start).total_seconds() == 7200


@pytest.mark.parametrize("link", ["http://teams.example.org/x", "teams", "javascript:alert(1)"])
def test_link_to_join_must_be_https(coordinator, link):
    assert "https://" in text(post(coordinator, "27.1.2027", action="publish", join_url=link))
    assert not MeetingPage.objects.exists()


def test_end_before_start_is_refused(coordinator):
    html = text(post(coordinator, "27.1.2027", action="publish", start="15", end="13"))
    assert "vasta alkamisensa jälkeen" in html


def test_same_date_twice_is_refused(coordinator):
    assert "kahdesti" in text(post(coordinator, "27.1.2027", "27.01.2027"))


def test_no_date_at_all_is_refused(coordinator):
    assert "ainakin yhden" in text(post(coordinator, "", ""))


def test_500_rows_are_refused_with_a_message(coordinator):
    days = [f"{1 + n % 28}.{1 + n // 28 % 12}.{2027 + n // 336}" for n in range(500)]
    html = text(post(coordinator, *days, action="publish"))
    assert "enintään 50" in html
    assert not MeetingPage.objects.exists()


@pytest.mark.parametrize("count", ["", "abc", "-1", "99999999999"])
def test_damaged_count_of_rows_is_no_server_error(coordinator, count):
    assert post(coordinator, "27.1.2027", **{"rows-TOTAL_FORMS": count}).status_code == 200


def test_more_dates_keeps_what_was_entered(coordinator):
    html = text(post(coordinator, "27.1.2027", action="add"))
    assert 'value="27.1.2027"' in html
    assert 'name="rows-6-day"' in html


def test_planner_is_for_those_who_may_add_meetings(client, index, django_user_model):
    assert client.get(ADDRESS).status_code == 302
    user = django_user_model.objects.create_user("kirjoittaja", password="x")
    client.force_login(user)
    assert client.get(ADDRESS).status_code == 302
    assert client.post(ADDRESS, plan("27.1.2027") | {"publish": "1"}).status_code == 302
    assert not MeetingPage.objects.exists()
