"""Publishing a translation: asked first when unfinished; afterwards in step with its source."""

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    TranslationContext,
    TranslationSource,
)

import pytest

from tests.support.factories import ContentPageFactory, MeetingIndexPageFactory, MeetingPageFactory
from tests.support.translations import (
    CLEAN_TREE,
    publish_in,
    publish_translation,
    start_translation,
    translate_words,
    translation_of,
)
from translating.staleness import State, overview


@pytest.fixture
def page(home, swedish):
    start_translation(home, swedish)
    page = ContentPageFactory(parent=home, title="Tausta", slug="tausta", intro="Näin alkoi.")
    page.save_revision().publish()
    return page


@pytest.fixture
def draft(page, swedish):
    return start_translation(page, swedish)


def state_of(page):
    rows = overview(Page.objects.all(), Locale.get_default(), [page.locale])
    row = next(row for row in rows if row.source.translation_key == page.translation_key)
    return row.cells[page.locale_id].state


def change_intro(page, text):
    source = page.specific
    source.intro = text
    source.save_revision().publish()


def test_unfinished_translation_is_published_only_after_its_parts_are_named(
    client, admin_client, draft, django_capture_on_commit_callbacks
):
    translate_words(draft, leave="intro")
    html = publish_translation(admin_client, draft).content.decode()
    assert "Johdanto" in html
    assert "Näin alkoi." in html
    assert "Tausta”" not in html
    assert not Page.objects.get(pk=draft.pk).live
    with django_capture_on_commit_callbacks(execute=True):
        publish_translation(admin_client, draft, publish_unfinished="on")
    assert Page.objects.get(pk=draft.pk).live
    assert Page.find_problems() == CLEAN_TREE


def test_finished_translation_is_published_without_a_question(
    admin_client, draft, django_capture_on_commit_callbacks
):
    translate_words(draft)
    with django_capture_on_commit_callbacks(execute=True):
        assert publish_translation(admin_client, draft).status_code == 302
    published = Page.objects.get(pk=draft.pk)
    assert (published.live, published.title) == (True, "sv Tausta")
    assert Page.find_problems() == CLEAN_TREE


def test_publishing_while_the_source_is_a_draft_asks_too(admin_client, page, draft):
    translate_words(draft)
    page.unpublish()
    html = publish_translation(admin_client, draft).content.decode()
    assert "Lähdesivu on luonnos" in html


def test_updating_with_publish_ticked_asks_first(
    admin_client, page, swedish, django_capture_on_commit_callbacks
):
    live = publish_in(page, swedish)
    change_intro(page, "Näin kaikki alkoi.")
    source = TranslationSource.objects.get_for_instance(page)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    html = admin_client.post(url, {"publish_translations": "on"}).content.decode()
    assert "Näin kaikki alkoi." in html
    assert 'name="publish_translations" value="on"' in html
    assert live.specific.intro == "sv Näin alkoi."
    answer = {"publish_translations": "on", "publish_unfinished": "on"}
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(url, answer).status_code == 302
    assert Page.objects.get(pk=live.pk).specific.intro == "Näin kaikki alkoi."


def test_updating_without_publishing_asks_nothing(admin_client, page, draft):
    source = TranslationSource.objects.get_for_instance(page)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert admin_client.post(url).status_code == 302


def test_bulk_publishing_asks_first_and_publishes_the_words_there_are(admin_client, home, draft):
    swedish_home = home.get_translation(draft.locale)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    url = f"{url}?id={swedish_home.pk}"
    html = admin_client.post(url, {"include_descendants": "on"}).content.decode()
    assert "Näin alkoi." in html
    assert not Page.objects.filter(locale=draft.locale, live=True).exists()
    translate_words(draft)
    translate_words(swedish_home)
    admin_client.post(url, {"include_descendants": "on"})
    published = Page.objects.get(pk=draft.pk)
    assert (published.live, published.title) == (True, "sv Tausta")
    assert Page.find_problems() == CLEAN_TREE


def test_changed_source_leaves_the_translation_live_and_stale(page, swedish):
    live = publish_in(page, swedish)
    assert state_of(live) == State.TRANSLATED
    change_intro(page, "Näin kaikki alkoi.")
    live.refresh_from_db()
    assert (live.live, live.specific.intro) == (True, "sv Näin alkoi.")
    assert state_of(live) == State.STALE


def test_translator_sees_what_changed_and_the_translation_before(admin_client, page, swedish):
    live = publish_in(page, swedish)
    change_intro(page, "Näin kaikki alkoi.")
    url = reverse("wagtailadmin_pages:edit", args=[live.pk])
    html = admin_client.get(url).content.decode()
    assert "1 kohta on kesken" in html
    assert "Näin <ins>kaikki</ins> alkoi." in html
    assert "sv Näin alkoi." in html


def test_translated_change_is_stale_until_it_is_published(page, swedish):
    live = publish_in(page, swedish)
    change_intro(page, "Näin kaikki alkoi.")
    translate_words(live)
    assert state_of(live) == State.STALE
    translation_of(live).save_target(publish=False)
    Page.objects.get(pk=live.pk).get_latest_revision().publish()
    assert state_of(live) == State.TRANSLATED


def test_source_published_again_without_changes_makes_nothing_stale(page, swedish):
    live = publish_in(page, swedish)
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert state_of(live) == State.TRANSLATED


def test_unpublished_edit_of_a_translation_is_not_published_with_the_source(page, swedish):
    live = publish_in(page, swedish)
    words = StringTranslation.objects.get(data="sv Näin alkoi.")
    words.data = "Så började det."
    words.save()
    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    assert Page.objects.get(pk=live.pk).specific.intro == "sv Näin alkoi."
    assert state_of(live) == State.STALE


def test_moved_meeting_moves_in_every_language_at_once_while_its_words_wait(home, swedish):
    start_translation(home, swedish)
    index = MeetingIndexPageFactory(parent=home)
    start_translation(index, swedish)
    meeting = MeetingPageFactory(parent=index, title="Kevätkokous")
    live = publish_in(meeting, swedish)
    meeting.start = meeting.start.replace(hour=5)
    meeting.title = "Kevään kokous"
    meeting.save_revision().publish()
    translated = Page.objects.get(pk=live.pk).specific
    assert translated.start == meeting.start
    assert translated.title == "sv Kevätkokous"
    assert state_of(live) == State.STALE


def test_fact_changed_alone_leaves_the_translation_up_to_date(home, swedish):
    live = publish_in(home, swedish)
    home.member_count = 24
    home.save_revision().publish()
    assert Page.objects.get(pk=live.pk).specific.member_count == 24
    assert state_of(live) == State.TRANSLATED


def test_fact_overridden_in_a_translation_stays(home, swedish):
    home.contact_name = "Ensin"
    home.save()
    live = publish_in(home, swedish)
    context = TranslationContext.objects.get(object=home.translation_key, path="contact_name")
    SegmentOverride.objects.create(locale=swedish, context=context, data_json='"Annan"')
    home.contact_name = "Etunimi"
    home.title = "Uusi nimi"
    home.save_revision().publish()
    assert Page.objects.get(pk=live.pk).specific.contact_name == "Ensin"


def test_machine_text_in_one_language_does_not_make_another_stale(page, swedish, english):
    live = publish_in(page, swedish)
    start_translation(page.get_parent(), english)
    other = start_translation(page, english)
    translate_words(other, kind="machine")
    Page.objects.filter(pk=other.pk).update(live=True, last_published_at=timezone.now())
    assert state_of(live) == State.TRANSLATED
    assert state_of(other) == State.STALE


def test_missing_and_draft_are_told_apart(page, draft, english):
    row = overview(Page.objects.all(), Locale.get_default(), [draft.locale, english])[-1]
    assert row.cells[draft.locale_id].state == State.DRAFT
    assert row.cells[english.pk].state == State.MISSING


def test_translation_is_private_as_long_as_its_source_is(client, page, swedish):
    live = publish_in(page, swedish)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(Group.objects.first())
    copy = PageViewRestriction.objects.get(page=live)
    assert list(copy.groups.all()) == [Group.objects.first()]
    restriction.delete()
    assert not PageViewRestriction.objects.exists()


def test_private_page_is_deleted_with_its_translations(page, swedish):
    publish_in(page, swedish)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    page.delete()
    assert not PageViewRestriction.objects.exists()
    assert not Page.objects.filter(slug="tausta").exists()
