"""What is found in the inbox, and under which tab."""

import re

import pytest

from applications.models import Application, Status
from tests.applications.inbox.screens import INBOX, SEARCHED, read, search
from tests.support.applications import make_application


def test_tabs_show_each_status_with_its_number(handler_client, db):
    make_application(organisation="Uusi yhdistys")
    make_application(Status.DECLINED, organisation="Hylätty yhdistys")
    new = read(handler_client, INBOX)
    assert "Uusi yhdistys" in new
    assert "Hylätty yhdistys" not in new
    assert "Hylätty yhdistys" in read(handler_client, f"{INBOX}?status=declined")
    everything = read(handler_client, f"{INBOX}?status=all")
    assert "Uusi yhdistys" in everything
    assert "Hylätty yhdistys" in everything


@pytest.mark.parametrize(
    "query",
    [
        "Turvakoti",
        "turva",
        "AINO",
        "korhonen aino",
        "Äitien",
        "aitien",
        "aino@lumme.example.org",
        "lumme.example.org",
        "aino@",
    ],
)
def test_search_finds_by_name_organisation_and_email_in_any_status(handler_client, db, query):
    make_application(
        Status.ACCEPTED,
        organisation="Äitien Turvakoti ry",
        contact_name="Aino Korhonen",
        email="aino@lumme.example.org",
    )
    make_application(organisation="Muu ry", contact_name="Maija", email="maija@example.com")
    html = search(handler_client, query)
    assert "Äitien Turvakoti ry" in html
    assert "Muu ry" not in html


def test_words_of_a_search_stand_in_no_address(handler_client, db):
    make_application(organisation="Lumme ry", email="aino@lumme.example.org")
    make_application(organisation="Muu ry")
    response = handler_client.post(INBOX, {"q": "aino@lumme.example.org"})
    assert response.headers["Location"] == SEARCHED
    html = read(handler_client, SEARCHED)
    assert 'value="aino@lumme.example.org"' in html
    assert not re.search(r'(href|src|action)="[^"]*aino', html)
    assert '<input type="hidden" name="searched" value="1">' in html  # a filter keeps the search


def test_search_is_over_when_it_is_emptied_or_left(handler_client, db):
    make_application(organisation="Lumme ry")
    assert "Lumme ry" not in search(handler_client, "olematon")
    assert "Lumme ry" in read(handler_client, INBOX)
    assert handler_client.post(INBOX, {"q": " "}).headers["Location"] == INBOX
    assert "Lumme ry" in read(handler_client, SEARCHED)


def test_search_finds_by_reference(handler_client, db):
    application = make_application()
    make_application(organisation="Muu ry")
    html = search(handler_client, application.reference.lower())
    assert "Naiset ry" in html
    assert "Muu ry" not in html


@pytest.mark.parametrize("query", ['"', "'", "%", "*", "\x00", "(", "x" * 5000, "æøå", "🧶"])
def test_odd_search_finds_nothing_and_fails_nothing(handler_client, db, query):
    make_application()
    html = search(handler_client, query)
    if query != "\x00":  # Wagtail takes that for no search at all
        assert "Naiset ry" not in html


def test_common_words_are_found_as_well_as_rare_ones(handler_client, db, monkeypatch):
    monkeypatch.setattr("applications.search.FEW", 2)
    for number in range(5):
        make_application(organisation=f"Yhdistys {number}")
    html = search(handler_client, "yhdistys maija")
    assert "Yhdistys 0" in html
    assert "Yhdistys 4" in html
    assert "Yhdistys 4" not in search(handler_client, "yhdistys 3")


def test_filters_by_handler_and_language(handler_client, handler, db):
    make_application(organisation="Minun")
    Application.objects.update(assignee=handler, language="sv")
    make_application(organisation="Muiden")
    html = read(handler_client, f"{INBOX}results/?assignee={handler.pk}&language=sv")
    assert "Minun" in html
    assert "Muiden" not in html


def test_inbox_takes_few_queries(handler_client, db, django_assert_max_num_queries):
    for number in range(25):
        make_application(organisation=f"Yhdistys {number}")
    search(handler_client, "yhdistys")
    for address in (INBOX, f"{INBOX}?status=all", SEARCHED, f"{INBOX}?p=2"):
        handler_client.get(address)
        with django_assert_max_num_queries(15):
            assert handler_client.get(address).status_code == 200
