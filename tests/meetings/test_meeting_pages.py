from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

import pytest
import time_machine

from meetings.facts import Status
from meetings.models import MeetingAttachment, MeetingPage
from tests.support.factories import MeetingIndexPageFactory, MeetingPageFactory

HELSINKI = ZoneInfo("Europe/Helsinki")
START = datetime(2026, 3, 25, 13, tzinfo=HELSINKI)
END = START + timedelta(hours=2)


@pytest.fixture
def index(home):
    return MeetingIndexPageFactory(parent=home, slug="kokoukset")


def shown(client, index, query=""):
    return client.get(index.url + query).content.decode()


@pytest.mark.parametrize(
    ("now", "upcoming"),
    [
        (START - timedelta(days=1), True),
        (START, True),
        (END - timedelta(seconds=1), True),
        (END, False),
        (END + timedelta(days=1), False),
    ],
)
def test_meeting_is_upcoming_until_the_moment_it_ends(index, now, upcoming):
    meeting = MeetingPageFactory(parent=index, start=START, end=END)
    with time_machine.travel(now, tick=False):
        assert (meeting in MeetingPage.objects.upcoming()) is upcoming
        assert (meeting in MeetingPage.objects.past()) is not upcoming
        assert meeting.is_past is not upcoming


def test_meeting_shows_its_time_the_finnish_way(client, index):
    meeting = MeetingPageFactory(parent=index, start=START, end=END)
    html = client.get(meeting.url).content.decode()
    assert "keskiviikko" in html.lower()
    assert "25. maaliskuuta 2026" in html
    assert "13.00" in html
    assert "15.00" in html


def test_time_is_finnish_time_on_both_sides_of_daylight_saving(client, index):
    before = MeetingPageFactory(parent=index, start=datetime(2026, 3, 28, 13, tzinfo=HELSINKI))
    after = MeetingPageFactory(parent=index, start=datetime(2026, 3, 29, 13, tzinfo=HELSINKI))
    for meeting in (before, after):
        assert "13.00" in client.get(meeting.url).content.decode()


def test_empty_list_says_kindly_that_no_date_is_set(client, index):
    assert "päivää ei ole vielä" in shown(client, index)


@time_machine.travel(datetime(2026, 6, 1, tzinfo=HELSINKI), tick=False)
def test_past_meetings_are_shown_a_year_at_a_time_newest_first(client, index):
    MeetingPageFactory(parent=index, title="Kevätkokous", start=START)
    MeetingPageFactory(
        parent=index, title="Vanha", start=datetime(2024, 5, 22, 13, tzinfo=HELSINKI)
    )
    newest = shown(client, index)
    assert "Kevätkokous" in newest
    assert "Vanha" not in newest
    assert "?year=2024" in newest
    assert "Vanha" in shown(client, index, "?year=2024")


@time_machine.travel(datetime(2026, 6, 1, tzinfo=HELSINKI), tick=False)
def test_new_years_eve_belongs_to_the_finnish_year(client, index):
    eve = datetime(2025, 1, 1, 0, 30, tzinfo=HELSINKI)  # 2024 in UTC
    MeetingPageFactory(parent=index, title="Uudenvuodenkokous", start=eve)
    assert "Uudenvuodenkokous" in shown(client, index, "?year=2025")


@pytest.mark.parametrize("year", ["", "abc", "0", "-1", "99999999999999999999", "２０２４", "%00"])
def test_bad_year_shows_the_list(client, index, year):
    MeetingPageFactory(parent=index, title="Mennyt", start=START, end=END)
    response = client.get(f"{index.url}?year={year}")
    assert response.status_code == 200
    assert "Mennyt" in response.content.decode()


def test_drafts_and_private_meetings_are_not_listed(client, index):
    MeetingPageFactory(parent=index, title="Luonnoskokous", live=False)
    private = MeetingPageFactory(parent=index, title="Salainen")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    html = shown(client, index)
    assert "Luonnoskokous" not in html
    assert "Salainen" not in html


@pytest.mark.parametrize("end", [START, START - timedelta(hours=1)])
def test_meeting_must_end_after_it_starts(index, end):
    with pytest.raises(ValidationError, match="päätty"):
        MeetingPageFactory(parent=index, start=START, end=end)


def test_list_takes_the_same_queries_for_few_and_many(client, index, django_assert_max_num_queries):
    for number in range(40):
        start = START + timedelta(days=30 * (number - 30))
        MeetingPageFactory(parent=index, start=start)
    client.get(index.url)
    with django_assert_max_num_queries(12):
        client.get(index.url)


def test_copied_meeting_leaves_behind_what_happened_at_the_first(index):
    meeting = MeetingPageFactory(
        parent=index, start=START, end=END, minutes="<p>Päätettiin.</p>", agenda="<p>Avaus</p>"
    )
    document = Document.objects.create(title="Muistio", file="muistio.pdf")
    meeting.attachments = [MeetingAttachment(document=document)]
    meeting.status, meeting.status_note = Status.MOVED, "Sali oli varattu."
    meeting.save()
    copy = meeting.copy(update_attrs={"slug": "kopio"}).specific
    assert (copy.minutes, copy.status, copy.status_note) == ("", Status.PLANNED, "")
    assert not copy.attachments.exists()
    assert copy.agenda == "<p>Avaus</p>"
