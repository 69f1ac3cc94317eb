"""The languages table, its filters and totals, and the screens for languages themselves."""

from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from wagtail.models import GroupPagePermission, Locale

import pytest

from tests.support.factories import ContentPageFactory
from tests.support.translations import publish_in, start_translation


@pytest.fixture
def site_tree(home, swedish, english):
    """Two sections: one live in Swedish and a draft in English, the other in Finnish only.

    home (fi, sv)
    ├── Toiminta (fi, sv, draft en)
    └── Tietoa (fi)
    """
    publish_in(home, swedish)
    activity = ContentPageFactory(parent=home, title="Toiminta", slug="toiminta")
    publish_in(activity, swedish)
    start_translation(activity, english)
    ContentPageFactory(parent=home, title="Tietoa", slug="tietoa")
    return activity


def table(client, **filters) -> str:
    return client.get(reverse("languages_table"), filters).content.decode()


def cells_of(html: str, title: str) -> str:
    start = html.index(f">{title}</a>")
    return html[start : html.index("</tr>", start)]


def test_each_cell_says_the_state_and_leads_to_the_work(admin_client, site_tree, swedish, english):
    cells = cells_of(table(admin_client), "Toiminta")
    edit = "wagtailadmin_pages:edit"
    assert reverse(edit, args=[site_tree.get_translation(swedish).pk]) in cells
    assert reverse(edit, args=[site_tree.get_translation(english).pk]) in cells
    assert cells.index("käännetty") < cells.index("luonnos")
    missing = cells_of(table(admin_client), "Tietoa")
    assert missing.count("puuttuu") == 2
    assert "?select_locale=sv" in missing


def test_changed_page_shows_as_out_of_date(admin_client, site_tree):
    site_tree.title = "Toimintamme"
    site_tree.save_revision().publish()
    assert "vanhentunut" in cells_of(table(admin_client), "Toimintamme")
    assert "Toimintamme" in table(admin_client, state="stale", language="sv")
    assert "Tietoa</a>" not in table(admin_client, state="stale", language="sv")


def test_filters_by_state_language_and_section(admin_client, site_tree):
    drafts = table(admin_client, state="draft")
    assert "Toiminta</a>" in drafts
    assert "Tietoa</a>" not in drafts
    assert "Mikään sivu ei vastaa" in table(admin_client, state="draft", language="sv")
    section = table(admin_client, section=site_tree.pk)
    assert "Toiminta</a>" in section
    assert "Tietoa</a>" not in section


@pytest.mark.parametrize(
    "filters", [{"state": "x"}, {"language": "xx"}, {"section": "ä"}, {"p": "x"}]
)
def test_filter_that_means_nothing_shows_everything(admin_client, site_tree, filters):
    html = table(admin_client, **filters)
    assert "Toiminta</a>" in html
    assert "Tietoa</a>" in html


def test_draft_of_the_source_is_not_asked_to_be_translated(admin_client, home, swedish):
    ContentPageFactory(parent=home, title="Luonnokseni", live=False)
    assert "puuttuu" not in cells_of(table(admin_client), "Luonnokseni")


def test_page_that_is_only_in_swedish_is_listed(admin_client, site_tree, swedish):
    parent = site_tree.get_translation(swedish)
    ContentPageFactory(parent=parent, title="På svenska", locale=swedish)
    assert "alkukieli" in cells_of(table(admin_client), "På svenska")


def test_dashboard_and_menu_lead_to_the_table(admin_client, site_tree):
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("languages_table") in html
    assert "Kieliversiot" in html
    assert "?language=en&amp;state=draft" in html


def test_queries_do_not_grow_with_pages_or_languages(
    admin_client, home, swedish, django_assert_max_num_queries
):
    for code in ["en", "ar", "fi-simple", "ru", "uk", "et"]:
        Locale.objects.create(language_code=code)
    locales = Locale.objects.exclude(pk=home.locale_id)
    start_translation(home, *locales)
    for number in range(60):
        page = ContentPageFactory(parent=home, title=f"Sivu {number}", slug=f"sivu-{number}")
        if number % 20 == 0:
            start_translation(page, *locales)
    with django_assert_max_num_queries(15):
        table(admin_client)
    with django_assert_max_num_queries(15):
        table(admin_client, state="missing", language="sv", p="2")


def test_editor_of_one_section_sees_its_pages_only(client, site_tree):
    user = User.objects.create_user("editor", password="salasana")
    group = Group.objects.create(name="Toiminnan toimittajat")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=site_tree, permission=change)
    user.groups.add(group)
    client.force_login(user)
    html = table(client)
    assert "Toiminta</a>" in html
    assert "Tietoa</a>" not in html


def test_editor_of_one_section_causes_no_more_queries(
    client, site_tree, django_assert_max_num_queries
):
    test_editor_of_one_section_sees_its_pages_only(client, site_tree)
    with django_assert_max_num_queries(15):
        table(client)


def test_visitor_is_not_shown_the_table(client, home):
    assert client.get(reverse("languages_table")).status_code == 302


def test_language_in_use_is_not_deleted_and_the_pages_in_the_way_are_named(
    admin_client, site_tree, swedish
):
    url = reverse("wagtaillocales:delete", args=[swedish.pk])
    html = admin_client.post(url).content.decode()
    assert "Kieltä svenska ei voi poistaa" in html
    assert "Sisältösivut</a>: 1" in html
    assert reverse("wagtailadmin_pages:type_use", args=["pages", "contentpage"]) in html
    assert Locale.objects.filter(pk=swedish.pk).exists()


def test_languages_are_listed_with_what_is_in_them(admin_client, site_tree, arabic):
    html = admin_client.get(reverse("wagtaillocales:index")).content.decode()
    assert "Sisältösivut: 2" in html
    assert "Ei vielä sivuja" in html
    assert " pages" not in html
    assert " others" not in html


def test_adding_a_language_offers_no_copies_in_the_wrong_language(admin_client, home):
    html = admin_client.get(reverse("wagtaillocales:add")).content.decode()
    assert "Sync from" not in html
    assert "Enabled" not in html
    assert "Locale" not in html.split("<main")[1]
