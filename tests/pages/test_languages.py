"""What a visitor meets who reads in another language than Finnish."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from wagtail.models import Locale, PageViewRestriction

import pytest

from tests.support.factories import (
    ContentPageFactory,
    FormPageFactory,
    MeetingIndexPageFactory,
    MeetingPageFactory,
)


@pytest.fixture
def swedish_home(home):
    """A home page in Swedish, live.

    root
    ├── home (fi)
    └── nätverket (sv)
    """
    return add_translation(home, "sv", title="Nätverket", slug="hem")


def add_translation(page, language, **texts):
    """Translate a page as staff would, and publish it."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    live = texts.pop("live", True)
    translated = page.copy_for_translation(locale, copy_parents=True)
    for name, text in texts.items():
        setattr(translated, name, text)
    revision = translated.save_revision()
    if live:
        revision.publish()
    return type(page).objects.get(pk=translated.pk)


@pytest.fixture
def page(home):
    return ContentPageFactory(
        parent=home, title="Tausta", slug="tausta", intro="Näin alkoi.", show_in_menus=True
    )


def read(client, address, **kwargs):
    response = client.get(address, **kwargs)
    assert response.status_code == 200, response
    return response.content.decode()


def links_in(html, attribute):
    return dict(re.findall(rf'<a href="([^"]+)"[^>]* {attribute}="([^"]+)"', html))


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("sv-FI,sv;q=0.9,en;q=0.8", "sv"),
        ("fi", "fi"),
        ("de,en;q=0.5", "fi"),  # neither is offered
        ("ru,sv;q=0.2", "sv"),
        ("", "fi"),
        ("*", "fi"),
        ("x" * 5000, "fi"),
        ("sv;q=abc, \x01", "fi"),
    ],
)
def test_bare_address_leads_to_the_best_language_offered(client, swedish_home, wish, language):
    response = client.get("/", headers={"accept-language": wish})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/"
    assert "Accept-Language" in response.headers["Vary"]
    assert not response.cookies


def test_translated_page_says_its_language_and_names_the_others(client, swedish_home, page):
    add_translation(page, "sv", title="Bakgrund", slug="bakgrund")
    html = read(client, "/sv/bakgrund/")
    assert '<html lang="sv" dir="ltr">' in html
    base = "http://localhost:8000"
    assert f'hreflang="fi" href="{base}/fi/tausta/"' in html
    assert f'hreflang="sv" href="{base}/sv/bakgrund/"' in html
    assert f'hreflang="x-default" href="{base}/fi/tausta/"' in html
    assert f'<link rel="canonical" href="{base}/sv/bakgrund/">' in html


def test_language_menu_leads_to_this_page_in_the_other_language(client, swedish_home, page):
    add_translation(page, "sv", title="Bakgrund", slug="bakgrund")
    assert '<a href="/sv/bakgrund/" lang="sv" hreflang="sv"' in read(client, "/fi/tausta/")
    assert '<a href="/fi/tausta/" lang="fi" hreflang="fi"' in read(client, "/sv/bakgrund/")


def test_page_without_translation_is_read_under_the_other_language_honestly(
    client, swedish_home, page
):
    assert '<a href="/sv/tausta/" lang="sv" hreflang="sv"' in read(client, "/fi/tausta/")
    html = read(client, "/sv/tausta/")
    assert '<html lang="sv" dir="ltr">' in html
    assert "Nätverket" in html
    with translation.override("sv"):
        notice = translation.gettext("About the language of this page")
    assert notice in html
    content = html[html.index('<div class="content" lang="fi" dir="ltr">') :]
    assert "Näin alkoi." in content
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://localhost:8000/fi/tausta/">' in html
    assert 'hreflang="x-default"' not in html


@pytest.mark.parametrize("address", ["/sv/tausta/", "/fi/tausta/?sivu=2", "/fi/?page_id=4"])
def test_search_engines_are_told_no_alternates_of_stand_ins_and_queries(
    client, swedish_home, page, address
):
    add_translation(page, "en", title="Background", slug="background")
    assert '<link rel="alternate"' not in read(client, address)


def test_stand_in_address_leads_to_the_translation_once_it_is_live(client, swedish_home, page):
    translated = add_translation(page, "sv", title="Bakgrund", slug="bakgrund", live=False)
    assert client.get("/sv/tausta/").status_code == 200
    assert client.get("/sv/bakgrund/").status_code == 404
    translated.get_latest_revision().publish()
    response = client.get("/sv/tausta/")
    assert response.status_code == 302
    assert response.headers["Location"] == "/sv/bakgrund/"


def test_draft_translation_at_the_same_address_does_not_hide_the_source(client, swedish_home, page):
    add_translation(page, "sv", title="Utkast", slug="tausta", live=False)
    assert "Näin alkoi." in read(client, "/sv/tausta/")


def test_menu_in_the_other_language_holds_every_page(client, swedish_home, page):
    other = ContentPageFactory(parent=home_of(page), title="Tavoitteet", show_in_menus=True)
    add_translation(other, "sv", title="Mål", slug="mal")
    html = read(client, "/sv/")
    assert '<a href="/sv/tausta/" lang="fi" dir="ltr">Tausta</a>' in html
    assert '<a href="/sv/mal/">Mål</a>' in html
    assert "Tavoitteet" not in html


def home_of(page):
    return page.get_parent().specific


def test_page_only_in_the_other_language_is_in_its_menu(client, swedish_home, page):
    ContentPageFactory(
        parent=swedish_home, locale=swedish_home.locale, title="Bara svenska", show_in_menus=True
    )
    assert "Bara svenska" in read(client, "/sv/")
    assert "Bara svenska" not in read(client, "/fi/")


def test_links_in_texts_lead_to_the_readers_language(client, swedish_home, page):
    link = f'<p><a linktype="page" id="{page.pk}">lue</a></p>'
    body = [{"type": "text", "value": link}]
    import json

    source = ContentPageFactory(parent=home_of(page), title="Linkit", slug="linkit")
    source.body = json.dumps(body)
    source.save_revision().publish()
    add_translation(source, "sv", slug="lankar")
    assert '<a href="/fi/tausta/">lue</a>' in read(client, "/fi/linkit/")
    assert '<a href="/sv/tausta/">lue</a>' in read(client, "/sv/lankar/")
    add_translation(page, "sv", slug="bakgrund")
    assert '<a href="/sv/bakgrund/">lue</a>' in read(client, "/sv/lankar/")


def test_language_whose_home_page_is_a_draft_is_not_offered(client, home, page):
    add_translation(home, "sv", title="Nätverket", slug="hem", live=False)
    assert 'hreflang="sv"' not in read(client, "/fi/")
    for address in ("/sv/", "/sv/tausta/"):
        response = client.get(address)
        assert response.status_code == 404
        assert '<html lang="fi"' in response.content.decode()


@pytest.mark.parametrize("prefix", ["de", "xx", "sv", "zz-ZZ"])
def test_language_that_is_not_there_is_not_found_in_the_best_language(client, swedish_home, prefix):
    Locale.objects.get_or_create(language_code="en")
    address = f"/{prefix}/ei-ole/"
    response = client.get(address, headers={"accept-language": "sv"})
    assert response.status_code == 404
    assert '<html lang="sv"' in response.content.decode()


def test_missing_page_is_offered_in_the_languages_that_have_it(client, swedish_home):
    ContentPageFactory(
        parent=swedish_home, locale=swedish_home.locale, title="Stödgrupper", slug="stodgrupper"
    )
    response = client.get("/fi/stodgrupper/")
    assert response.status_code == 404
    assert '<a href="/sv/stodgrupper/" lang="sv"' in response.content.decode()


def test_private_translation_is_not_offered(client, swedish_home, page):
    translated = add_translation(page, "sv", slug="bakgrund")
    PageViewRestriction.objects.create(page=translated, restriction_type="login")
    html = read(client, "/fi/tausta/")
    assert "/sv/bakgrund/" not in html


def test_arabic_is_read_from_right_to_left(client, home, page):
    add_translation(home, "ar", title="الشبكة", slug="ar")
    assert '<html lang="ar" dir="rtl">' in read(client, "/ar/")
    html = read(client, "/ar/tausta/")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<div class="content" lang="fi" dir="ltr">' in html


def test_every_language_of_the_settings_can_be_switched_on(client, home, settings):
    for code, _name in settings.LANGUAGES:
        if code != "fi":
            add_translation(home, code, slug=f"etusivu-{code}")
    for code, _name in settings.LANGUAGES:
        assert f'<html lang="{code}"' in read(client, f"/{code}/")


def test_search_keeps_the_reader_in_her_language(client, swedish_home):
    html = read(client, "/sv/haku/?q=x")
    assert '<html lang="sv"' in html
    assert '<a href="/fi/haku/" lang="fi"' in html


def test_other_language_takes_no_more_queries(
    client, swedish_home, page, django_assert_max_num_queries
):
    index = MeetingIndexPageFactory(parent=home_of(page), slug="kokoukset")
    add_translation(index, "sv", slug="moten")
    deep = ContentPageFactory(parent=page, slug="syvalla")
    ContentPageFactory(parent=deep, slug="pohjalla")
    for code in ("en", "ar", "ru", "et"):
        add_translation(home_of(page), code, slug=code)
    for address in ("/sv/", "/sv/tausta/", "/sv/moten/", "/sv/tausta/syvalla/pohjalla/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_northern_sami_can_be_switched_on(client, home, page):
    """Django does not know the language: its name and its texts are the site's own."""
    index = MeetingIndexPageFactory(parent=home, title="Kokoukset", slug="kokoukset")
    start = datetime(2027, 1, 27, 13, tzinfo=ZoneInfo("Europe/Helsinki"))
    MeetingPageFactory(parent=index, start=start)
    home.join_page = FormPageFactory(parent=home, slug="liity")
    home.save_revision().publish()
    add_translation(home, "se", title="Fierpmádat", slug="ovdasiidu")
    html = read(client, "/se/")
    assert '<html lang="se" dir="ltr">' in html
    assert 'hreflang="se" dir="ltr" aria-current="true">davvisámegiella</a>' in html
    assert "Searvva fierpmádahkii" in html
    assert "gaskavahkku" in html and "27.1.2027" in html
    for address in (
        "/se/tausta/",
        "/se/kokoukset/",
        "/se/liity/",
        "/se/haku/?q=xyzzy",
        "/se/oma-sivu/",
    ):
        assert '<html lang="se" dir="ltr">' in read(client, address), address
    assert '<html lang="se" dir="ltr">' in client.get("/se/ii-gávdno/").content.decode()


def test_sitemap_lists_every_language_with_its_alternates(client, swedish_home, page):
    add_translation(page, "sv", slug="bakgrund")
    ContentPageFactory(parent=home_of(page), slug="luonnos", live=False)
    xml = read(client, "/sitemap.xml")
    base = "http://localhost:8000"
    for address in ("/fi/", "/sv/", "/fi/tausta/", "/sv/bakgrund/", "/fi/haku/", "/sv/haku/"):
        assert f"<loc>{base}{address}</loc>" in xml
    assert f'hreflang="sv" href="{base}/sv/bakgrund/"' in xml
    assert f'hreflang="x-default" href="{base}/fi/tausta/"' in xml
    assert "luonnos" not in xml
    assert "/sv/tausta/" not in xml


def test_search_page_is_indexed_in_every_language_and_its_results_in_none(client, swedish_home):
    html = read(client, "/sv/haku/")
    assert '<meta name="description" content="Sök på alla nätverkets sidor.">' in html
    assert 'hreflang="fi" href="http://localhost:8000/fi/haku/"' in html
    assert "noindex" not in html
    html = read(client, "/sv/haku/?q=kvinna")
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="http://localhost:8000/fi/haku/"' not in html


def test_robots_are_shown_the_sitemap_and_kept_out_of_the_admin(client, swedish_home):
    text = read(client, "/robots.txt")
    assert "Disallow: /admin/" in text
    assert "Disallow: /sv/haku/?\n" in text
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text
