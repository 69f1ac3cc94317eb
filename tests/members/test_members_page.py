"""The members: kept in the admin, listed in public, counted on the front page."""

import re
from datetime import date

from wagtail.models import Locale

import pytest

from members.identity import domain_of, name_key
from members.models import ContactPerson, MemberDescription, MemberOrganisation, MembersPage


@pytest.fixture
def page(home):
    home.add_child(instance=MembersPage(title="Jäsenet", slug="jasenet"))
    return MembersPage.objects.get()


def add_member(name: str, description: str = "", **facts) -> MemberOrganisation:
    member = MemberOrganisation.objects.create(name=name, **{"is_public": True} | facts)
    if description:
        MemberDescription.objects.create(
            organisation=member, locale=Locale.get_default(), text=description
        )
    return member


def test_page_lists_the_public_members_by_name(client, page):
    add_member("Toinen ry", municipality="Oulu", website="https://toinen.example.org")
    add_member("Eka ry", "Tuemme äitejä.", is_founder=True)
    add_member("Luonnos ry", is_public=False)
    html = client.get(page.url).content.decode()
    assert html.index("Eka ry") < html.index("Toinen ry")
    assert "Tuemme äitejä." in html
    assert "Perustajajäsen" in html
    assert 'href="https://toinen.example.org"' in html
    assert "Luonnos ry" not in html


def test_contact_persons_are_nowhere_in_public(client, page):
    member = add_member("Eka ry")
    ContactPerson.objects.create(
        organisation=member, name="Aino Salainen", email="aino@eka.example.org"
    )
    for address in (page.url, "/fi/", "/fi/haku/?q=Salainen"):
        html = client.get(address).content.decode()
        assert "aino@eka.example.org" not in html
        assert "Aino Salainen" not in html


def test_description_in_another_language_says_so(client, home, page):
    swedish, _created = Locale.objects.get_or_create(language_code="sv")
    for original in (home, page):
        translated = original.copy_for_translation(swedish)
        translated.slug = f"{original.slug}-sv"
        translated.save_revision().publish()
    add_member("Eka ry", "Tuemme äitejä.")
    both = add_member("Toinen ry", "Suomeksi.")
    MemberDescription.objects.create(organisation=both, locale=swedish, text="På svenska.")
    html = client.get("/sv/jasenet-sv/").content.decode()
    assert '<p lang="fi" dir="ltr">Tuemme äitejä.</p>' in html
    assert "<p>På svenska.</p>" in html
    assert "Suomeksi." not in html


def test_empty_list_says_that_it_is_being_put_together(client, page):
    assert "Jäsenluetteloa kootaan" in client.get(page.url).content.decode()


def test_page_takes_few_queries(client, page, django_assert_max_num_queries):
    for number in range(30):
        add_member(f"Jäsen {number}", "Kuvaus")
    client.get(page.url)
    with django_assert_max_num_queries(12):
        client.get(page.url)


@pytest.mark.parametrize(
    ("joined", "number"),
    [([], 23), ([date(2020, 1, 1)], 23), ([date(2026, 6, 1), None], 24), ([None] * 30, 30)],
)
def test_front_page_counts_the_members(client, home, joined, number):
    home.member_count, home.member_count_on = 23, date(2026, 1, 1)
    home.save_revision().publish()
    for position, day in enumerate(joined):
        add_member(f"Jäsen {position}", joined=day)
    add_member("Luonnos", is_public=False, joined=date(2026, 6, 1))
    assert f"Nyt meitä on {number}." in client.get("/fi/").content.decode()


def test_front_page_leads_to_the_list_once_somebody_is_on_it(client, home, page):
    assert page.url not in client.get("/fi/").content.decode()
    add_member("Eka ry")
    assert f'href="{page.url}"' in client.get("/fi/").content.decode()


def test_staff_keep_a_member_with_its_contact_and_descriptions(handler_client, db):
    response = handler_client.post(
        "/admin/members/new/",
        {
            "name": "Eka ry",
            "is_public": "on",
            "descriptions-TOTAL_FORMS": 1,
            "descriptions-INITIAL_FORMS": 0,
            "descriptions-0-locale": Locale.get_default().pk,
            "descriptions-0-text": "Tuemme äitejä.",
            "contact_persons-TOTAL_FORMS": 1,
            "contact_persons-INITIAL_FORMS": 0,
            "contact_persons-0-name": "Aino",
            "contact_persons-0-email": "aino@eka.example.org",
            "contact_persons-0-language": "fi",
            "contact_persons-0-is_active": "on",
        },
    )
    assert response.status_code == 302
    member = MemberOrganisation.objects.get()
    assert member.descriptions.get().text == "Tuemme äitejä."
    assert member.contact_persons.get().email_domain == "eka.example.org"
    assert "Eka ry" in handler_client.get("/admin/members/").content.decode()


def test_staff_see_the_day_of_joining_and_what_is_true_of_a_member(handler_client, db):
    add_member("Eka ry", joined=date(2026, 11, 5), is_founder=False)
    html = handler_client.get("/admin/members/").content.decode()
    row = html[html.index("Eka ry") :].split("</tbody>")[0]
    assert "5.11.2026" in row
    assert "sitten" not in row
    words = [" ".join(text.split()) for text in re.findall(r">([^<>]+)<", row)]
    assert "Kyllä" in words
    assert "Ei" in words
    assert "icon-cross" not in row
    assert not {"True", "False"} & set(words)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Naiset ry", "NAISET r.y.", True),
        ("Äitien talo", "Aitien  talo ry", True),
        ("Kvinnor rf", "Kvinnor r.f.", True),
        ("Y-Säätiö", "Säätiö", False),
        ("Ry", "Oy", False),
        ("Naiset", "Naisten", False),
    ],
)
def test_names_that_are_the_same_written_otherwise(one, other, same):
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.naiset.example.org/meista", "naiset.example.org"),
        ("naiset.example.org", "naiset.example.org"),
        ("maija@Naiset.example.org", "naiset.example.org"),
        ("maija@gmail.com", ""),
        ("https://www.facebook.com/naiset", ""),
        ("https://[x", ""),
        ("", ""),
    ],
)
def test_domain_tells_the_owner_unless_many_share_it(address, domain):
    assert domain_of(address) == domain


def test_likely_same_member_is_found_by_name_domain_and_email(db):
    by_name = add_member("Naiset ry")
    by_web = add_member("Toinen", website="https://www.naiset.example.org")
    by_mail = add_member("Kolmas")
    ContactPerson.objects.create(organisation=by_mail, name="A", email="Maija@gmail.com")
    add_member("Aivan muu")
    found = MemberOrganisation.objects.likely_same(
        "NAISET", "https://naiset.example.org", "maija@gmail.com"
    )
    assert set(found) == {by_name, by_web, by_mail}


def test_day_of_joining_is_written_as_finns_write_it(handler_client, db):
    member = add_member("Eka ry", joined=date(2026, 11, 5))
    html = handler_client.get(f"/admin/members/edit/{member.pk}/").content.decode()
    assert 'name="joined" value="05.11.2026"' in html
