import json
from datetime import timedelta

from django.utils import timezone

from tests.support.factories import (
    ContentPageFactory,
    FormPageFactory,
    MeetingIndexPageFactory,
    MeetingPageFactory,
)


def test_shows_the_network_in_numbers(client, home):
    home.founded_year, home.founder_count, home.member_count = 2019, 4, 31
    home.save_revision().publish()
    html = client.get("/fi/").content.decode()
    assert "Vuonna 2019 meitä oli <em>4</em>" in html
    assert "Nyt meitä on 31" in html


def test_shows_the_next_meeting_and_no_past_one(client, home):
    index = MeetingIndexPageFactory(parent=home)
    now = timezone.now()
    MeetingPageFactory(parent=index, title="Mennyt", start=now - timedelta(days=9))
    MeetingPageFactory(parent=index, title="Myöhempi", start=now + timedelta(days=30))
    MeetingPageFactory(parent=index, title="Seuraava", start=now + timedelta(days=2))
    html = client.get("/fi/").content.decode()
    assert "Seuraava" in html
    assert "Myöhempi" not in html
    assert "Mennyt" not in html


def test_meeting_going_on_now_is_the_next_one(client, home):
    index = MeetingIndexPageFactory(parent=home)
    now = timezone.now()
    MeetingPageFactory(parent=index, title="Juuri nyt", start=now - timedelta(minutes=5))
    assert "Juuri nyt" in client.get("/fi/").content.decode()


def test_highlights_lead_to_pages_that_can_be_read(client, home):
    live = ContentPageFactory(parent=home, title="Tavoitteet")
    draft = ContentPageFactory(parent=home, title="Keskeneräinen", live=False)
    home.highlights = json.dumps(
        [{"type": "highlight", "value": {"page": page.pk, "text": "Lue"}} for page in (live, draft)]
    )
    home.save_revision().publish()
    html = client.get("/fi/").content.decode()
    assert f'href="{live.url}"' in html
    assert "Keskeneräinen" not in html


def test_call_to_join_leads_to_the_form(client, home):
    form = FormPageFactory(parent=home, slug="liity")
    home.join_title, home.join_page = "Tule mukaan", form
    home.save_revision().publish()
    html = client.get("/fi/").content.decode()
    assert "Tule mukaan" in html
    assert 'href="/fi/liity/"' in html


def test_contact_details_stand_on_every_page(client, home):
    home.contact_name, home.contact_email = "Yhteyshenkilö", "verkosto@example.org"
    home.save_revision().publish()
    page = ContentPageFactory(parent=home)
    for url in ("/fi/", page.url, "/fi/haku/", "/fi/ei-ole/"):
        html = client.get(url).content.decode()
        assert "Yhteyshenkilö" in html, url
        assert 'href="mailto:verkosto@example.org"' in html, url


def test_footer_leads_to_more_pages_than_the_menu_on_every_page(client, home):
    page = ContentPageFactory(parent=home, title="Tietosuoja")
    draft = ContentPageFactory(parent=home, title="Keskeneräinen", live=False)
    home.footer_pages = json.dumps([{"type": "page", "value": row.pk} for row in (page, draft)])
    home.save_revision().publish()
    for url in ("/fi/", page.url, "/fi/haku/", "/fi/ei-ole/"):
        footer = client.get(url).content.decode().split("<footer")[1]
        assert f'<a href="{page.url}">Tietosuoja</a>' in footer, url
        assert "Keskeneräinen" not in footer, url


def test_address_without_language_leads_to_the_home_page(client, home):
    response = client.get("/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/fi/"
    assert "Accept-Language" in response.headers["Vary"]
    assert not response.cookies
