"""Staff send personal links and take them away, without ever seeing one."""

import pytest

from letters.models import Letter
from tests.support.factories import ContactPersonFactory

ADDRESS = "/admin/jasenten-linkit/"


def test_screen_tells_who_has_a_link_and_shows_none(admin_client, contact, own):
    other = ContactPersonFactory(name="Aino")
    html = admin_client.get(ADDRESS).content.decode()
    assert "Maija Meikäläinen" in html
    assert other.name in html
    assert own.split("/")[3] not in html


def test_link_is_sent_to_all_who_have_none(admin_client, contact, own):
    ContactPersonFactory(email="aino@example.org")
    ContactPersonFactory(is_active=False)
    admin_client.post(ADDRESS, {"send_to_all": "1"})
    assert [letter.to for letter in Letter.objects.all()] == ["aino@example.org"]


def test_links_of_a_person_are_taken_away(admin_client, client, contact, own):
    admin_client.post(ADDRESS, {"remove": contact.pk})
    assert client.get(own).status_code == 404


@pytest.mark.parametrize("value", ["", "x", "9" * 30, "٣", "-1", "999999"])
def test_odd_choice_does_nothing(admin_client, contact, value):
    assert admin_client.post(ADDRESS, {"send": value}).status_code == 302
    assert not Letter.objects.exists()


def test_screen_is_for_those_who_handle_members(client, contact, django_user_model):
    client.force_login(django_user_model.objects.create_user("kirjoittaja", password="x"))
    assert client.post(ADDRESS, {"send_to_all": "1"}).status_code == 302
    assert not Letter.objects.exists()
