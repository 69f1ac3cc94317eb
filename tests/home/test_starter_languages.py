"""The starter content as readers of the other languages get it."""

import re

from django.core.management import call_command

from wagtail.models import Page

import pytest

from tests.support.links import read_site

COMPLETE = ["fi", "sv", "en", "fi-simple"]
STAND_IN = '<div class="content" lang='


@pytest.fixture
def starter_site(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("seed_site", verbosity=0)


def test_every_page_reads_in_its_language_and_leads_on(client, starter_site):
    pages = read_site(client, "/fi/")
    for address, html in pages.items():
        language = re.match(r"/([\w-]+)/", address)
        if language:
            assert f'<html lang="{language[1]}"' in html, address
            if language[1] in COMPLETE:
                assert STAND_IN not in html, address
    assert Page.find_problems() == ([], [], [], [], [])
    call_command("check_languages")  # raises when the trees of the languages differ


def test_arabic_has_its_front_page_and_its_form(client, starter_site):
    front = client.get("/ar/").content.decode()
    assert '<html lang="ar" dir="rtl">' in front
    assert STAND_IN not in front
    form = next(link for link in re.findall(r'href="(/ar/[\w-]+/)"', front) if "join" in link)
    html = client.get(form).content.decode()
    assert STAND_IN not in html
    assert "<form" in html
    background = client.get("/ar/tausta/").content.decode()
    assert STAND_IN in background  # not translated, and the reader is told
