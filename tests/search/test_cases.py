"""Queries and the pages they must find, by every analyser, on whichever database runs the tests."""

import json
from pathlib import Path

from wagtail.models import Locale, Page

import pytest

from search.analysis import finnish, languages
from search.analysis.voikko import PythonVoikko, SystemVoikko
from tests.support.factories import ContentPageFactory, HomePageFactory
from tests.support.links import links_of

CASES = Path(__file__).parent / "cases"

pytestmark = pytest.mark.django_db


def use_voikko(monkeypatch, adapter):
    """Read Finnish by one way to Voikko, whichever this machine would choose."""
    voikko = adapter()
    monkeypatch.setattr(finnish, "find_voikko", lambda: voikko)
    monkeypatch.setattr(languages, "find_voikko", lambda: voikko)
    languages.analyse.cache_clear()


@pytest.fixture(autouse=True)
def forget_words():
    yield
    languages.analyse.cache_clear()


def home_in(language, home):
    if language == "fi":
        return home
    locale = Locale.objects.create(language_code=language)
    root = Page.get_first_root_node()
    return HomePageFactory(
        parent=root, slug=language, locale=locale, translation_key=home.translation_key
    )


def score(client, home, language, name):
    """Return recall and precision over a set of cases, and the queries that went wrong."""
    cases = json.loads((CASES / f"{name}.json").read_text())
    parent = home_in(language, home)
    for document in cases["documents"]:
        ContentPageFactory(
            parent=parent,
            locale=parent.locale,
            title=document["title"],
            intro=document["text"],
            slug=f"case-{document['id']}",
        )
    found = wanted = right = 0
    wrong = []
    for case in cases["queries"]:
        hits = find_all(client, language, case["query"])
        found += len(hits)
        wanted += len(case["relevant"])
        right += len(hits & set(case["relevant"]))
        if hits != set(case["relevant"]):
            wrong.append((case["query"], sorted(hits), case["relevant"]))
    return right / wanted, right / found, wrong


def find_all(client, language, query):
    """Return the numbers of the documents found, from all pages of results."""
    hits = set()
    for page in (1, 2):
        response = client.get(f"/{language}/haku/", {"q": query, "page": page})
        links = links_of(response.content.decode())
        hits |= {int(link.strip("/").rpartition("-")[2]) for link in links if "/case-" in link}
    return hits


@pytest.mark.parametrize("name", ["fi-shared", "fi"])
@pytest.mark.parametrize("adapter", [SystemVoikko, PythonVoikko])
def test_finnish_words_are_found_in_every_form(client, home, monkeypatch, adapter, name):
    use_voikko(monkeypatch, adapter)
    recall, precision, wrong = score(client, home, "fi", name)
    assert recall >= 0.98, wrong
    assert precision >= 0.98, wrong


@pytest.mark.parametrize("language", ["sv", "en"])
def test_swedish_and_english_words_are_found_in_every_form(client, home, language):
    recall, precision, wrong = score(client, home, language, language)
    assert recall >= 0.9, wrong
    assert precision >= 0.9, wrong
