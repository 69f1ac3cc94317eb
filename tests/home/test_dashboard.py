"""The dashboard says what wants seeing to."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.cache import cache

from wagtail.documents.models import Document

import pytest
import time_machine

from meetings.facts import Status
from meetings.models import MeetingAttachment
from tests.support.factories import ContentPageFactory, MeetingIndexPageFactory, MeetingPageFactory

HELSINKI = ZoneInfo("Europe/Helsinki")
NO_MEETING = "ei ole yhtään tulevaa kokousta"
NO_MINUTES = "puuttuu muistio"
OLD_YEAR = "joka on jo mennyt"


@pytest.fixture
def clock():
    cache.clear()
    with time_machine.travel(datetime(2026, 12, 15, 9, tzinfo=HELSINKI), tick=False) as clock:
        yield clock


@pytest.fixture
def index(clock, home):
    return MeetingIndexPageFactory(parent=home)


@pytest.fixture
def dashboard(client, admin_user):
    def look():
        client.force_login(admin_user)  # the clock has moved on since
        return client.get("/admin/").content.decode()

    return look


def hold(index, *start, **facts):
    page = MeetingPageFactory(parent=index, start=datetime(*start, 13, tzinfo=HELSINKI), **facts)
    page.save_revision().publish()
    return page


def test_says_when_there_is_no_meeting_to_come(dashboard, index):
    assert NO_MEETING in dashboard()
    hold(index, 2027, 1, 27)
    assert NO_MEETING not in dashboard()


def test_draft_or_cancelled_meeting_is_none_to_come(dashboard, index):
    MeetingPageFactory(parent=index, start=datetime(2027, 1, 27, 13, tzinfo=HELSINKI), live=False)
    hold(index, 2027, 2, 1, status=Status.CANCELLED, status_note="Peruttiin.")
    assert NO_MEETING in dashboard()


def test_says_which_past_meetings_lack_minutes(dashboard, index):
    text, file, lacking = (hold(index, 2026, month, 7) for month in (8, 9, 10))
    text.minutes = "<p>Muistio</p>"
    text.save_revision().publish()
    file.attachments = [
        MeetingAttachment(document=Document.objects.create(title="M"), kind="minutes")
    ]
    file.save_revision().publish()
    hold(index, 2024, 5, 22)  # long ago
    html = dashboard()
    assert NO_MINUTES in html
    notices = html.split("Huomaa nämä")[1]
    assert f"/admin/pages/{lacking.pk}/edit/" in notices
    for page in (text, file):
        assert f"/admin/pages/{page.pk}/edit/" not in notices


def write(home, text):
    body = json.dumps([{"type": "text", "value": f"<p>{text}</p>"}])
    page = ContentPageFactory(parent=home, title="Toiminta", body=body)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Vuonna 2026 kokoonnumme neljästi.", True),
        ("Verkosto perustettiin vuonna 2019.", False),
        ("Vuonna 2027 kokoonnumme viidesti.", False),
        ("Puhelin 040-2026.", False),
    ],
)
def test_says_which_texts_speak_of_a_year_gone_by(dashboard, index, home, clock, text, told):
    write(home, text)
    assert OLD_YEAR not in dashboard()
    clock.move_to(datetime(2027, 1, 1, 0, 0, 1, tzinfo=HELSINKI))
    assert (OLD_YEAR in dashboard()) is told


def test_text_published_anew_is_taken_as_meant(dashboard, index, home, clock):
    page = write(home, "Vuonna 2026 kokoonnuimme neljästi.")
    clock.move_to(datetime(2027, 1, 10, tzinfo=HELSINKI))
    page.save_revision().publish()
    assert OLD_YEAR not in dashboard()


def test_page_deleted_since_it_was_noticed_is_forgotten(dashboard, index, home, clock):
    page = write(home, "Vuonna 2026 kokoonnumme neljästi.")
    clock.move_to(datetime(2027, 1, 1, tzinfo=HELSINKI))
    assert OLD_YEAR in dashboard()
    page.delete()
    assert OLD_YEAR not in dashboard()


def test_names_only_pages_that_the_reader_may_edit(handler_client, index, home, clock):
    hold(index, 2026, 9, 7)
    write(home, "Vuonna 2026 kokoonnumme neljästi.")
    clock.move_to(datetime(2027, 1, 1, tzinfo=HELSINKI))
    handler_client.get("/admin/login/")
    html = handler_client.get("/admin/").content.decode()
    assert NO_MINUTES not in html
    assert OLD_YEAR not in html


def test_says_nothing_when_all_is_well(dashboard, index):
    hold(index, 2027, 1, 27)
    assert "Huomaa nämä" not in dashboard()


def test_says_when_no_mail_leaves_the_site(dashboard, index, settings, tmp_path):
    hold(index, 2027, 1, 27)
    backend = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": {"file_path": tmp_path}}}
    assert "ei vielä lähde sähköpostia" in dashboard()
