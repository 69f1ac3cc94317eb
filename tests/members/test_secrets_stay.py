"""The link to join and personal links are nowhere but where they belong."""

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from wagtail.models import Locale, Page
from wagtail_localize.models import OverridableSegment, StringSegment
from wagtail_localize.operations import translate_object

import pytest

from meetings.models import MeetingPage
from tests.members.conftest import JOIN_URL
from tests.support.links import read_site

SECRET = "salainen"


@pytest.fixture
def translated(meeting):
    """The meeting with its ancestors in Swedish, all published."""
    swedish = Locale.objects.create(language_code="sv")
    for page in (meeting.get_parent().get_parent(), meeting.get_parent(), meeting):
        translate_object(page.specific, [swedish])
        page.get_translation(swedish).specific.save_revision().publish()
    return MeetingPage.objects.get(locale=swedish)


def test_no_public_answer_has_the_link_to_join(client, translated, meeting, own):
    pages = read_site(client, "/fi/")
    assert meeting.url in pages
    assert translated.url in pages
    extra = ["/sitemap.xml", "/robots.txt", "/fi/haku/?q=salainen", "/fi/haku/?query=salainen"]
    for language in ("fi", "sv"):
        extra += [
            f"/{language}/kokoukset/kalenteri.ics",
            f"/{language}/kokoukset/{meeting.uid}.ics",
        ]
    for address in extra:
        pages[address] = client.get(address).content.decode().replace("\r\n ", "")
    for address, content in pages.items():
        if SECRET in content:
            assert address.startswith("/fi/haku/"), address  # repeats the words looked for
            assert JOIN_URL not in content
        assert own.split("/")[3] not in content, address


# The page itself, its saved versions, and the copy that its translators are shown the texts of.
KEEP_THE_LINK = {
    "meetings_meetingpage",
    "wagtailcore_revision",
    "wagtail_localize_translationsource",
}


def test_no_other_table_has_the_link_to_join(meeting, translated):
    call_command("rebuild_references_index", verbosity=0)
    tables = set(connection.introspection.table_names())
    assert {"search_entry", "search_posting"} <= tables
    with connection.cursor() as cursor:
        for table in tables - KEEP_THE_LINK:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            assert not any(SECRET in str(row) for row in cursor.fetchall()), table


def test_translations_have_no_link_to_join(meeting, translated):
    assert translated.join_url == ""
    assert not StringSegment.objects.filter(string__data__contains=SECRET).exists()
    assert not OverridableSegment.objects.filter(data_json__contains=SECRET).exists()


def test_cache_has_no_secret(client, meeting, own):
    for address in ("/fi/", "/fi/kokoukset/", meeting.url, own, "/fi/kokoukset/kalenteri.ics"):
        client.get(address)
    entries = str(getattr(cache, "_cache", {}))
    assert SECRET not in entries
    assert own.split("/")[3] not in entries


def test_members_see_it_in_every_language(client, meeting, translated, own):
    assert JOIN_URL in client.get(own.replace("/fi/", "/sv/")).content.decode()


def test_tree_is_sound(meeting, translated):
    assert Page.find_problems() == ([], [], [], [], [])
