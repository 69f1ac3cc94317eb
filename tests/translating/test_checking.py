"""`manage.py check_languages` finds trees that differ, and --repair mends them."""

from uuid import uuid4

from django.core.management import CommandError, call_command

from wagtail.models import Page
from wagtail_localize.models import Translation

import pytest

from tests.support.factories import ContentPageFactory
from tests.support.translations import CLEAN_TREE, publish_in, start_translation


@pytest.fixture
def pages(home, swedish):
    publish_in(home, swedish)
    section = ContentPageFactory(parent=home, title="Toiminta", slug="toiminta")
    publish_in(section, swedish)
    page = ContentPageFactory(parent=section, title="Ryhmät", slug="ryhmat")
    translated = publish_in(page, swedish)
    return page, translated


def check(capsys, **options) -> str:
    with pytest.raises(CommandError):
        call_command("check_languages", **options)
    return capsys.readouterr().out


def assert_repaired(capsys):
    call_command("check_languages", repair=True)
    call_command("check_languages")
    assert "agree" in capsys.readouterr().out
    assert Page.find_problems() == CLEAN_TREE


def test_sound_site_has_no_differences(pages):
    call_command("check_languages")


def test_translation_in_another_place_is_found_and_moved_back(capsys, pages, home):
    page, translated = pages
    translated.move(home.get_translation(translated.locale), pos="last-child")
    assert "does not stand where its source page stands" in check(capsys)
    assert_repaired(capsys)
    translated = Page.objects.get(pk=translated.pk)
    assert translated.get_parent().translation_key == page.get_parent().translation_key


def test_translation_that_is_live_without_its_source_is_found_and_unpublished(capsys, pages):
    page, translated = pages
    Page.objects.filter(pk=page.pk).update(live=False)
    assert "live, but its source page is not" in check(capsys)
    assert_repaired(capsys)
    assert not Page.objects.get(pk=translated.pk).live


def test_copy_shown_as_another_language_is_found_and_made_a_draft(capsys, pages, english):
    page, _translated = pages
    page.copy_for_translation(english, copy_parents=True, alias=True)
    assert "is a copy in fi shown as another" in check(capsys)
    assert_repaired(capsys)
    assert not Page.objects.filter(locale=english, live=True).exists()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_page_among_pages_of_another_language_is_found_and_adopted(capsys, pages, home):
    _page, translated = pages
    stray = ContentPageFactory(parent=translated, title="Eksynyt", locale=home.locale)
    assert "stands among pages in sv" in check(capsys)
    assert_repaired(capsys)
    assert Page.objects.get(pk=stray.pk).locale == translated.locale


def test_record_without_its_page_is_found_and_removed(capsys, pages):
    _page, translated = pages
    Page.objects.filter(pk=translated.pk).update(translation_key=uuid4())
    assert "A page is missing" in check(capsys)
    assert_repaired(capsys)
    assert Translation.objects.count() == 2


def test_broken_tree_is_found_and_fixed(capsys, pages):
    page, _translated = pages
    Page.objects.filter(pk=page.get_parent().pk).update(numchild=0)
    assert "page tree itself is broken" in check(capsys)
    assert_repaired(capsys)


def test_nothing_is_mended_unless_asked(capsys, pages, home):
    _page, translated = pages
    translated.move(home.get_translation(translated.locale), pos="last-child")
    check(capsys)
    assert Page.objects.get(pk=translated.pk).get_parent().depth == 2


def test_deeper_translation_started_alone_agrees(pages, arabic, home):
    page, _translated = pages
    start_translation(home, arabic)
    start_translation(page.get_parent(), arabic)
    start_translation(page, arabic)
    call_command("check_languages")
