"""The index follows the pages, and says when it is out of date."""

from django.core.checks import run_checks
from django.core.management import call_command

import pytest

from search.analysis import languages
from search.models import Entry, Posting, StoredWord
from tests.support.factories import ContentPageFactory, MeetingPageFactory

pytestmark = pytest.mark.django_db


def warnings():
    return [check.id for check in run_checks(databases=["default"]) if check.id == "search.W001"]


def test_a_changed_analyser_is_told_and_mended(home, monkeypatch):
    ContentPageFactory(parent=home, title="Lanka")
    assert warnings() == []
    monkeypatch.setattr(languages, "RULES", "changed")
    assert warnings() == ["search.W001"]
    call_command("update_index", verbosity=0)
    assert warnings() == []


def test_update_index_makes_the_index_anew(home):
    ContentPageFactory(parent=home, title="Lanka", intro="Punainen lanka.")
    before = set(Posting.objects.values_list("entry", "term", "weight", "forms"))
    Posting.objects.all().delete()
    StoredWord.objects.all().delete()
    call_command("update_index", verbosity=0)
    assert set(Posting.objects.values_list("entry", "term", "weight", "forms")) == before
    assert StoredWord.objects.filter(form="punainen").exists()


def test_update_index_drops_what_is_gone(home):
    page = ContentPageFactory(parent=home, title="Lanka")
    Entry.objects.filter(pk=page.pk).update(page=page.pk + 1000)
    call_command("update_index", verbosity=0)
    assert set(Entry.objects.values_list("pk", flat=True)) == {home.pk, page.pk}


def test_known_words_are_not_read_again(home, monkeypatch):
    ContentPageFactory(parent=home, title="Lanka ja kangas")
    monkeypatch.setattr("search.indexing.analyse", None)
    ContentPageFactory(parent=home, title="Kangas ja lanka")


def test_nothing_is_written_for_a_page_that_reads_as_before(home):
    page = ContentPageFactory(parent=home, title="Lanka")
    before = list(Posting.objects.values_list("pk", flat=True))
    page.show_in_menus = True
    page.save()
    assert list(Posting.objects.values_list("pk", flat=True)) == before


def test_every_type_of_page_can_be_found_by_its_own_texts(home):
    """A type takes part by itself: here by the fields it names in `search_fields`."""
    page = ContentPageFactory(
        parent=home, title="Lanka", intro="Alku", body=[("text", "<p>Loppu</p>")]
    )
    assert page.search_texts() == ["Alku", "Loppu"]
    meeting = MeetingPageFactory.build(place="Teams", agenda="<p>Talous</p>", locale=home.locale)
    assert "Teams" in meeting.search_texts()
