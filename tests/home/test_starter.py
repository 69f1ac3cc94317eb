"""The site as it is right after `make run`."""

import re

from django.core.management import call_command
from django.urls import reverse

from wagtail.models import Page

import pytest

from home.models import HomePage
from tests.support.links import read_site


def test_every_fact_of_the_network_is_there(client, starter_site):
    pages = read_site(client, "/fi/")
    facts = {
        "/fi/": ["2019", "23", "4"],
        "/fi/tausta/": ["2019", "neljä", "23"],
        "/fi/tavoitteet/": ["Hyvän mielen naistenpäivä", "kampanjo", "kannanotto", "vertaistukea"],
        "/fi/naiserityinen-tyo/": ["luottamus", "vertaistue", "turvassa"],
        "/fi/kokoukset/": [
            "31. tammikuuta 2024",
            "22. toukokuuta",
            "21. elokuuta",
            "23. lokakuuta",
        ],
        "/fi/yhteystiedot/": ["Anna Vuorio", "040 161 6870", "anna.vuorio@naistenkartano.com"],
        "/fi/liity-mukaan/": ["maksa", "viisi kertaa vuodessa", "Teams", "Kunta"],
    }
    for address, words in facts.items():
        for word in words:
            assert word in pages[address], (address, word)


def test_all_ten_principles_are_there(client, starter_site):
    html = client.get("/fi/turvallisemman-tilan-periaatteet/").content.decode()
    assert len(re.findall(r'id="\d+-', html)) == 10


def test_no_page_promises_a_meeting_that_is_over(client, starter_site):
    assert "päivää ei ole vielä" in client.get("/fi/kokoukset/").content.decode()


def test_every_link_leads_somewhere(client, starter_site):
    pages = read_site(client, "/fi/")
    assert len(pages) >= 12


def test_loading_again_changes_nothing(starter_site):
    home = HomePage.objects.get()
    home.title = "Muokattu nimi"
    home.save_revision().publish()
    Page.objects.get(slug="tausta").delete()
    before = Page.objects.count()
    call_command("seed_site")
    assert Page.objects.count() == before
    assert HomePage.objects.get().title == "Muokattu nimi"


def test_tree_is_sound(starter_site):
    assert Page.find_problems() == ([], [], [], [], [])


def test_public_pages_set_no_cookie(client, starter_site):
    for address in read_site(client, "/fi/"):
        response = client.get(address)
        cookies = {"csrftoken"} if address == "/fi/liity-mukaan/" else set()
        assert set(response.cookies) == cookies, address


@pytest.mark.parametrize("name", ["home", "content", "principles", "meetings", "form", "search"])
def test_public_pages_take_few_queries(client, starter_site, django_assert_max_num_queries, name):
    address = {
        "home": "/fi/",
        "content": "/fi/yhteystiedot/",
        "principles": "/fi/turvallisemman-tilan-periaatteet/",
        "meetings": "/fi/kokoukset/",
        "form": "/fi/liity-mukaan/",
        "search": "/fi/haku/?q=verkosto",
    }[name]
    client.get(address)
    with django_assert_max_num_queries(12):
        assert client.get(address).status_code == 200


def test_history_leads_back_to_the_starter_content(admin_client, starter_site):
    page = Page.objects.get(slug="tausta")
    first = page.get_latest_revision()
    page.specific.save_revision(log_action=True).publish()
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    back = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk])
    assert back in history.content.decode()
    assert admin_client.get(back).status_code == 200
