"""The trees of all languages stay sound and of one shape, whatever is done to the source page."""

import json
from datetime import timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_page_subtree

import pytest

from forms.models import FormPage
from tests.support.factories import ContentPageFactory, FormPageFactory
from tests.support.form_filling import ask
from tests.support.translations import CLEAN_TREE, publish_in, start_translation, translation_of

NAME_KEY = "7a0b5f0e-4a53-4a53-8a53-000000000001"


@pytest.fixture
def site_tree(home, swedish, english):
    """Two sections with pages below them, live in Finnish, Swedish and English.

    home
    ├── toiminta
    │   └── ryhmat
    │       └── kevat
    └── tietoa
    """
    section = ContentPageFactory(parent=home, title="Toiminta", slug="toiminta")
    groups = ContentPageFactory(parent=section, title="Ryhmät", slug="ryhmat")
    spring = ContentPageFactory(parent=groups, title="Kevät", slug="kevat")
    about = ContentPageFactory(parent=home, title="Tietoa", slug="tietoa")
    pages = [home, section, groups, spring, about]
    for page in pages:
        start_translation(page, swedish, english)
    Page.objects.filter(depth__gt=1).update(live=True, last_published_at=timezone.now())
    return {page.slug: Page.objects.get(pk=page.pk) for page in pages}


@pytest.fixture(autouse=True)
def sound_tree(db):
    yield
    assert Page.find_problems() == CLEAN_TREE


def shape(locale: Locale) -> list:
    """Return the tree of a language as (depth, key of the page), in order."""
    home = Page.objects.get(depth=2, locale=locale)
    pages = home.get_descendants(inclusive=True).order_by("path")
    return [(page.depth, page.translation_key) for page in pages]


def assert_one_shape():
    shapes = [shape(locale) for locale in Locale.objects.all()]
    assert all(other == shapes[0] for other in shapes)


def test_submitting_a_live_page_with_its_subtree_makes_drafts_in_a_sound_tree(
    admin_client, site_tree, arabic
):
    url = reverse("wagtail_localize:submit_page_translation", args=[site_tree["etusivu"].pk])
    admin_client.post(url, {"locales": [arabic.pk], "include_subtree": "on"})
    assert_one_shape()
    assert not Page.objects.filter(locale=arabic, live=True).exists()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_submitting_a_deep_page_makes_the_pages_above_it_as_drafts(admin_client, site_tree, arabic):
    url = reverse("wagtail_localize:submit_page_translation", args=[site_tree["kevat"].pk])
    admin_client.post(url, {"locales": [arabic.pk]})
    arabic_pages = Page.objects.filter(locale=arabic)
    assert arabic_pages.count() == 4
    assert not arabic_pages.filter(live=True).exists()
    assert not arabic_pages.filter(alias_of__isnull=False).exists()


def test_subtree_of_a_page_without_translated_parents_is_sound(site_tree, arabic, admin_user):
    start_translation(site_tree["etusivu"], arabic)
    translate_page_subtree(site_tree["etusivu"].pk, [arabic], None, admin_user)
    assert_one_shape()


def test_moving_a_page_moves_its_translations_with_all_below(site_tree):
    site_tree["ryhmat"].move(site_tree["tietoa"], pos="last-child")
    assert_one_shape()


def test_reordering_pages_reorders_their_translations(site_tree):
    site_tree["tietoa"].move(site_tree["toiminta"], pos="left")
    assert_one_shape()


def test_moving_under_an_untranslated_page_makes_that_page_as_a_draft(site_tree):
    new = ContentPageFactory(parent=site_tree["etusivu"], title="Uusi", slug="uusi")
    Page.objects.get(pk=site_tree["ryhmat"].pk).move(new, pos="last-child")
    assert_one_shape()
    assert {page.live for page in new.get_translations()} == {False}
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_moved_translation_finds_a_free_address(site_tree, swedish):
    taken = site_tree["tietoa"].get_translation(swedish)
    ContentPageFactory(parent=taken, title="Annan", slug="ryhmat", locale=swedish)
    site_tree["ryhmat"].move(site_tree["tietoa"], pos="last-child")
    moved = site_tree["ryhmat"].get_translation(swedish)
    assert moved.get_parent() == taken
    assert moved.slug == "ryhmat-1"


def test_moving_a_page_in_the_admin_says_so_first_and_does_it(admin_client, site_tree):
    url = reverse(
        "wagtailadmin_pages:move_confirm",
        args=[site_tree["ryhmat"].pk, site_tree["tietoa"].pk],
    )
    assert "siirtyvät myös kieliversiot: English, svenska" in admin_client.get(url).content.decode()
    admin_client.post(url)
    assert_one_shape()


def test_moving_in_bulk_says_so_first_and_does_it(admin_client, site_tree):
    page = site_tree["ryhmat"]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"]) + f"?id={page.pk}"
    assert "siirtyvät myös kieliversiot: English, svenska" in admin_client.get(url).content.decode()
    admin_client.post(url, {"chooser": site_tree["tietoa"].pk})
    assert_one_shape()
    assert Page.objects.get(pk=page.pk).get_parent() == site_tree["tietoa"]


def test_translation_is_not_moved_away_from_its_source_page(admin_client, site_tree, swedish):
    page = site_tree["ryhmat"].get_translation(swedish)
    destination = site_tree["tietoa"].get_translation(swedish)
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk])
    html = admin_client.post(url, follow=True).content.decode()
    assert "Siirrä lähdesivu" in html
    assert_one_shape()


def test_page_is_not_moved_into_the_tree_of_another_language(admin_client, site_tree, swedish):
    destination = site_tree["tietoa"].get_translation(swedish)
    url = reverse("wagtailadmin_pages:move_confirm", args=[site_tree["ryhmat"].pk, destination.pk])
    html = admin_client.post(url, follow=True).content.decode()
    assert "toisen kielen sivujen joukkoon" in html
    assert_one_shape()


def test_unpublishing_says_so_first_and_unpublishes_the_translations(admin_client, site_tree):
    page = site_tree["tietoa"]
    url = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    html = admin_client.get(url).content.decode()
    assert "poistuvat näkyvistä myös kieliversiot: English, svenska" in html
    admin_client.post(url)
    assert {other.live for other in page.get_translations(inclusive=True)} == {False}


def test_unpublishing_in_bulk_with_subpages_says_so_first_and_does_it(admin_client, site_tree):
    page = site_tree["toiminta"]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    url = f"{url}?id={page.pk}"
    html = admin_client.get(url).content.decode()
    assert "poistuvat näkyvistä myös kieliversiot: English, svenska" in html
    admin_client.post(url, {"include_descendants": "on"})
    left = Page.objects.filter(live=True, depth__gt=2).values_list("slug", flat=True)
    assert set(left) == {"tietoa"}


def test_unpublishing_a_translation_leaves_the_source_live(site_tree, swedish):
    site_tree["tietoa"].get_translation(swedish).specific.unpublish()
    assert Page.objects.get(pk=site_tree["tietoa"].pk).live


def test_deleting_says_so_first_and_deletes_the_translations(admin_client, site_tree):
    page = site_tree["toiminta"]
    url = reverse("wagtailadmin_pages:delete", args=[page.pk])
    html = admin_client.get(url).content.decode()
    assert "poistuvat myös kieliversiot: English, svenska" in html
    assert "yhteensä 6 sivua" in html
    admin_client.post(url)
    assert set(Page.objects.filter(depth=3).values_list("slug", flat=True)) == {"tietoa"}
    assert_one_shape()


def test_deleting_in_bulk_says_so_first_and_does_it(admin_client, site_tree):
    pages = [site_tree["ryhmat"], site_tree["tietoa"]]
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    url = f"{url}?id={pages[0].pk}&id={pages[1].pk}"
    html = admin_client.get(url).content.decode()
    assert html.count("poistuvat myös kieliversiot: English, svenska") == 2
    admin_client.post(url)
    assert not Page.objects.filter(slug__in=["ryhmat", "tietoa", "kevat"]).exists()
    assert_one_shape()


def test_deleting_by_program_leaves_no_translation_and_no_record_behind(site_tree):
    Page.objects.filter(slug="ryhmat", locale=Locale.get_default()).delete()
    assert not Page.objects.filter(slug__in=["ryhmat", "kevat"]).exists()
    assert not TranslationSource.objects.filter(object_repr__in=["Ryhmät", "Kevät"]).exists()


def test_deleting_a_translation_leaves_the_source_and_the_other_languages(site_tree, swedish):
    site_tree["tietoa"].get_translation(swedish).delete()
    assert {page.locale.language_code for page in Page.objects.filter(slug="tietoa")} == {
        "fi",
        "en",
    }


def test_page_written_in_swedish_only_survives_the_deletion_of_its_finnish_translation(
    home, swedish
):
    start_translation(home, swedish)
    page = ContentPageFactory(
        parent=home.get_translation(swedish), title="På svenska", locale=swedish
    )
    finnish = start_translation(page, Locale.get_default())
    finnish.delete()
    assert Page.objects.filter(pk=page.pk).exists()


def test_copied_page_is_translatable_like_any_other(site_tree, swedish):
    original = site_tree["toiminta"].specific
    copy = original.copy(
        recursive=True, update_attrs={"slug": "kopio", "title": "Kopio"}, keep_live=True
    )
    assert copy.translation_key != original.translation_key
    translated = publish_in(copy, swedish)
    assert (translated.title, translated.depth) == ("sv Kopio", 3)
    child = publish_in(copy.get_children().get(), swedish)
    assert child.get_parent() == translated
    assert original.get_translation(swedish).title == "Toiminta"


def test_copied_form_is_translatable_with_its_questions(home, swedish):
    form = FormPageFactory(parent=home, slug="liity")
    form.questions = json.dumps([ask("singleline", NAME_KEY, "Nimi")])
    form.save_revision().publish()
    start_translation(home, swedish)
    copy = FormPage.objects.get(pk=form.pk).copy(update_attrs={"slug": "kopio"})
    translated = publish_in(copy, swedish).specific
    question = translated.questions[0]
    assert (question.id, question.value["label"]) == (NAME_KEY, "sv Nimi")


def test_alias_in_the_same_language_disturbs_no_translation(site_tree, swedish):
    alias = site_tree["tietoa"].create_alias(update_slug="tietoa-2")
    site_tree["tietoa"].move(site_tree["toiminta"], pos="left")
    alias.delete()
    assert_one_shape()


def test_translation_is_not_made_a_live_copy_in_the_wrong_language(
    admin_client, site_tree, swedish
):
    page = site_tree["tietoa"].get_translation(swedish)
    url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    assert "kävijä erehtyisi" in admin_client.post(url, follow=True).content.decode()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_stopped_translation_still_follows_its_source(admin_client, site_tree, swedish):
    page = site_tree["ryhmat"].get_translation(swedish)
    translation = translation_of(page)
    admin_client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    site_tree["ryhmat"].move(site_tree["tietoa"], pos="last-child")
    assert_one_shape()


def test_adding_and_removing_a_language_leaves_the_tree_sound(admin_client, site_tree):
    admin_client.post(reverse("wagtaillocales:add"), {"language_code": "et"})
    estonian = Locale.objects.get(language_code="et")
    start_translation(site_tree["etusivu"], estonian)
    assert Page.find_problems() == CLEAN_TREE
    Page.objects.get(locale=estonian, depth=2).delete()
    admin_client.post(reverse("wagtaillocales:delete", args=[estonian.pk]))
    assert not Locale.objects.filter(language_code="et").exists()
    assert_one_shape()


def test_scheduled_expiry_of_a_page_takes_its_translations_along(site_tree):
    page = site_tree["tietoa"]
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert {other.live for other in page.get_translations(inclusive=True)} == {False}
