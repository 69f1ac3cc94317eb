from wagtail.models import PageViewRestriction

import pytest

from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


def found(client, query):
    return client.get("/fi/haku/", {"q": query}).content.decode()


def test_finds_pages_by_their_words(client, home):
    ContentPageFactory(parent=home, title="Tavoitteet", intro="Vertaistukea ammattilaisille")
    ContentPageFactory(parent=home, title="Tausta", intro="Neljä perustajaa")
    html = found(client, "vertaistukea")
    assert '<a href="/fi/tavoitteet/"' in html
    assert "/fi/tausta/" not in html


def test_all_words_must_be_found(client, home):
    ContentPageFactory(parent=home, title="Punainen lanka", slug="lanka")
    assert "/fi/lanka/" in found(client, "lanka punainen")
    assert "/fi/lanka/" not in found(client, "lanka sininen")


def test_drafts_and_private_pages_are_never_found(client, home):
    ContentPageFactory(parent=home, title="Salaisuus yksi", slug="yksi", live=False)
    private = ContentPageFactory(parent=home, title="Salaisuus kaksi", slug="kaksi")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    html = found(client, "salaisuus")
    assert "/fi/yksi/" not in html
    assert "/fi/kaksi/" not in html


def test_long_lists_are_split_into_pages(client, home):
    for number in range(12):
        ContentPageFactory(parent=home, title=f"Ryhmä {number}", intro="lanka " * (number + 1))
    first = found(client, "lanka")
    second = client.get("/fi/haku/", {"q": "lanka", "page": 2}).content.decode()
    assert first.count("/fi/ryhma-") == 10
    assert second.count("/fi/ryhma-") == 2


def test_nothing_found_says_so_in_finnish_and_repeats_the_words(client, home):
    html = found(client, "olematon")
    assert "olematon" in html
    assert "ei löytynyt" in html


@pytest.mark.parametrize(
    "query",
    ['"', '"lanka', "AND", "* OR *", "%", "\x00lanka", "x" * 10_000, "🧶", "مرحبا", "'; --", "<b>"],
)
def test_odd_words_are_searched_like_any_others(client, home, query):
    response = client.get("/fi/haku/", {"q": query})
    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "999999", "abc", "1e9", "%00", ""])
def test_bad_page_number_shows_results(client, home, page):
    ContentPageFactory(parent=home, title="Lanka", slug="lanka")
    assert "/fi/lanka/" in client.get(f"/fi/haku/?q=lanka&page={page}").content.decode()
