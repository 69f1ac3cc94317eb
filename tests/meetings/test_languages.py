"""A meeting is entered once, in Finnish, and is there for readers of every language."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wagtail.models import Locale, PageViewRestriction
from wagtail_localize.operations import translate_object

import pytest
import time_machine

from meetings.facts import Status
from meetings.models import MeetingIndexPage, MeetingPage
from tests.support.calendars import events_of
from tests.support.factories import MeetingIndexPageFactory, MeetingPageFactory

HELSINKI = ZoneInfo("Europe/Helsinki")
START = datetime(2027, 3, 24, 13, tzinfo=HELSINKI)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2027, 1, 11, 9, tzinfo=HELSINKI), tick=False) as clock:
        yield clock


@pytest.fixture
def swedish(db):
    return Locale.objects.create(language_code="sv")


@pytest.fixture
def index(home, swedish):
    """Lists of meetings in both languages.

    root
    ├── home (fi)
    │   └── Kokoukset
    └── home (sv)
        └── Möten
    """
    index = MeetingIndexPageFactory(parent=home, slug="kokoukset", meeting_title="Verkoston kokous")
    index.save_revision().publish()
    for page in (home, index):
        translate_object(page, [swedish])
    publish(home.get_translation(swedish))
    publish(index.get_translation(swedish), title="Möten", meeting_title="Nätverksmöte")
    return index


def publish(page, **changes):
    page = page.specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


@pytest.fixture
def meeting(index):
    return publish(MeetingPageFactory(parent=index, title="Kevätkokous", start=START, slug="kevat"))


@pytest.fixture
def translated(meeting, swedish):
    translate_object(meeting, [swedish])
    return publish(meeting.get_translation(swedish), title="Vårmöte")


def swedish_list(client):
    return client.get(MeetingIndexPage.objects.get(locale__language_code="sv").url).content.decode()


def test_untranslated_meeting_is_in_every_list_with_its_own_language_marked(client, meeting):
    html = swedish_list(client)
    assert '<h3 class="meeting__title" lang="fi" dir="ltr"><a href="/sv/kokoukset/kevat/">' in html
    assert "24 mars 2027" in html
    assert client.get("/sv/kokoukset/kevat/").status_code == 200


def test_translated_meeting_is_shown_in_its_language_once(client, translated):
    html = swedish_list(client)
    assert "Vårmöte" in html
    assert "Kevätkokous" not in html
    assert f'href="{translated.url}"' in html


def test_usual_title_needs_no_translation(client, index):
    publish(MeetingPageFactory(parent=index, title="Verkoston kokous", start=START, slug="k"))
    html = swedish_list(client)
    assert "Nätverksmöte" in html
    assert "Verkoston kokous" not in html


def test_moved_and_cancelled_reach_every_language_at_once(client, meeting, translated, clock):
    publish(
        meeting,
        start=START + WEEK,
        end=START + WEEK + timedelta(hours=2),
        status=Status.MOVED,
        status_note="Sali oli varattu.",
    )
    for html in (swedish_list(client), client.get(translated.url).content.decode()):
        assert "31 mars 2027" in html
        assert '<p lang="fi" dir="ltr">Sali oli varattu.</p>' in html
    translated.refresh_from_db()
    clock.shift(60)
    publish(translated, status_note="Salen var upptagen.")
    assert "Salen var upptagen." in swedish_list(client)
    clock.shift(60)
    publish(meeting, status=Status.CANCELLED, status_note="Peruttiin.")
    html = swedish_list(client)
    assert "Salen var upptagen." not in html
    assert '<p lang="fi" dir="ltr">Peruttiin.</p>' in html


def test_translation_made_by_a_program_follows_too(client, meeting, swedish):
    copy = publish(meeting.copy_for_translation(swedish))
    meeting.agenda_for_members = True
    publish(meeting, agenda="<p>Salainen</p>", start=START + WEEK, end=START + WEEK + WEEK)
    copy.refresh_from_db()
    assert copy.start == START + WEEK
    assert copy.agenda_for_members


def test_old_draft_of_a_translation_does_not_bring_old_facts_back(meeting, translated):
    draft = translated.save_revision()
    publish(meeting, start=START + WEEK, end=START + WEEK + timedelta(hours=2))
    draft.publish()
    translated.refresh_from_db()
    assert translated.start == START + WEEK


def test_calendars_of_all_languages_know_it_by_the_same_name(client, meeting, translated):
    finnish = events_of(client.get("/fi/kokoukset/kalenteri.ics"))
    swedish = events_of(client.get("/sv/kokoukset/kalenteri.ics"))
    assert set(finnish) == set(swedish) == {meeting.uid}
    assert swedish[meeting.uid]["SUMMARY"] == "Vårmöte"
    assert swedish[meeting.uid]["SEQUENCE"] == finnish[meeting.uid]["SEQUENCE"] == 0


def test_meetings_are_entered_in_the_source_language_alone(index):
    assert MeetingPage.can_create_at(index)
    assert not MeetingPage.can_create_at(
        index.get_translation(Locale.objects.get_for_language("sv"))
    )


def test_list_takes_at_most_12_queries(client, index, translated, django_assert_max_num_queries):
    for number in range(20):
        publish(MeetingPageFactory(parent=index, start=START + timedelta(days=number)))
    for address in ("/fi/kokoukset/", "/sv/kokoukset/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


# Private in every language


def test_private_page_is_private_in_every_language(client, meeting, translated, swedish):
    restriction = PageViewRestriction.objects.create(page=meeting, restriction_type="login")
    assert client.get(translated.url).status_code == 302
    assert "Vårmöte" not in swedish_list(client)
    restriction.delete()
    assert client.get(translated.url).status_code == 200


def test_translation_of_a_private_page_is_private_from_the_start(client, meeting, swedish):
    PageViewRestriction.objects.create(page=meeting, restriction_type="login")
    translate_object(meeting, [swedish])
    page = publish(meeting.get_translation(swedish))
    assert client.get(page.url).status_code == 302


def test_translation_may_be_private_alone(client, meeting, translated):
    PageViewRestriction.objects.create(page=translated, restriction_type="login")
    assert client.get(meeting.url).status_code == 200
