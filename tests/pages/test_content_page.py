import json

from wagtail.models import PageViewRestriction

import pytest

from tests.support.factories import ContentPageFactory


def body(*blocks):
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def test_shows_its_title_introduction_and_body(client, home):
    page = ContentPageFactory(
        parent=home, title="Tausta", intro="Näin alkoi.", body=body(("text", "<p>Vuonna 2019</p>"))
    )
    html = client.get(page.url).content.decode()
    assert "<h1>Tausta</h1>" in html
    assert "Näin alkoi." in html
    assert "Vuonna 2019" in html


def test_names_its_language_and_its_own_address(client, home):
    page = ContentPageFactory(parent=home, slug="tausta")
    html = client.get("/fi/tausta/?utm_source=x", HTTP_HOST="localhost").content.decode()
    assert '<html lang="fi" dir="ltr">' in html
    assert f'<link rel="canonical" href="http://localhost:8000{page.url}">' in html


def test_equal_headings_get_anchors_of_their_own(client, home):
    heading = ("heading", {"text": "Ryhmät", "level": "h2"})
    page = ContentPageFactory(parent=home, body=body(heading, heading))
    html = client.get(page.url).content.decode()
    assert 'id="ryhmät"' in html
    assert 'id="ryhmät-2"' in html


def test_lists_the_pages_below_it_but_no_drafts_or_private_ones(client, home):
    page = ContentPageFactory(parent=home, title="Yläsivu")
    ContentPageFactory(parent=page, title="Julkinen alasivu")
    ContentPageFactory(parent=page, title="Luonnosalasivu", live=False)
    private = ContentPageFactory(parent=page, title="Yksityinen alasivu")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    html = client.get(page.url).content.decode()
    assert "Julkinen alasivu" in html
    assert "Luonnosalasivu" not in html
    assert "Yksityinen alasivu" not in html


def test_video_is_a_link_and_nothing_of_its_service_is_on_the_page(client, home):
    video = {"title": "Naistenpäivä", "url": "https://youtu.be/abcdefghijk"}
    page = ContentPageFactory(parent=home, body=body(("embed", video)))
    html = client.get(page.url).content.decode()
    assert 'href="https://youtu.be/abcdefghijk"' in html
    assert "<iframe" not in html
    assert 'src="https://' not in html


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_refuses_methods_it_has_no_use_for(client, home, method):
    page = ContentPageFactory(parent=home)
    assert getattr(client, method)(page.url).status_code == 405


def test_breadcrumbs_lead_home(client, home):
    section = ContentPageFactory(parent=home, title="Toiminta", slug="toiminta")
    page = ContentPageFactory(parent=section, title="Ryhmät")
    html = client.get(page.url).content.decode()
    assert 'href="/fi/"' in html
    assert 'href="/fi/toiminta/"' in html


def test_draft_is_not_found(client, home):
    page = ContentPageFactory(parent=home, live=False)
    assert client.get(page.url).status_code == 404


def test_private_page_asks_to_sign_in_and_stays_out_of_the_menu(client, home):
    page = ContentPageFactory(parent=home, title="Jäsenille", show_in_menus=True)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get(page.url)
    assert response.status_code == 302
    assert "Jäsenille" not in client.get(home.url).content.decode()
