"""The form that staff build: how it is shown, what comes back, what leads on."""

from datetime import timedelta

from django.utils import timezone

import pytest

from applications.models import Application
from tests.support.factories import FormPageFactory
from tests.support.form_filling import ask, fill_in, hidden_inputs, send

ANSWERS = {"organisation": "Naiset ry", "email": "maija@example.org", "consent": "on"}


@pytest.fixture
def page(home):
    return FormPageFactory(
        parent=home,
        slug="liity",
        thank_you_title="Kiitos hakemuksesta",
        questions=[
            ask("section", "about", legend="Organisaatio", text="Kertokaa itsestänne."),
            ask("singleline", "organisation", "Nimi", meaning="organisation"),
            ask("email", "email", "Sähköposti", meaning="email", help_text="Vastaamme tähän."),
            ask("consent", "consent", "Tiedot saa tallentaa"),
        ],
    )


def change(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_explains_privacy_and_the_required_mark_before_the_first_question(client, page, home):
    privacy = FormPageFactory(parent=home, slug="tietosuoja", title="Tietosuoja")
    change(page, privacy_text="Käytämme tietoja vain tähän.", privacy_page=privacy)
    html = client.get(page.url).content.decode()
    first_question = html.index("Nimi <span")
    assert html.index("Käytämme tietoja vain tähän.") < first_question
    assert html.index('href="/fi/tietosuoja/"') < first_question
    assert html.index("Tähdellä") < first_question


def test_questions_of_a_section_stand_under_its_legend(client, page):
    html = client.get(page.url).content.decode()
    assert "<legend>Organisaatio</legend>" in html
    assert "Kertokaa itsestänne." in html


def test_browser_knows_what_to_offer(client, page):
    html = client.get(page.url).content.decode()
    assert 'autocomplete="organization"' in html
    assert 'autocomplete="email"' in html


def test_sending_leads_to_a_thanks_page_with_number_and_answers(client, page):
    response = send(client, page.url, ANSWERS)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/fi/liity/kiitos/?")
    thanks = client.get(response.headers["Location"])
    html = thanks.content.decode()
    assert "Kiitos hakemuksesta" in html
    assert Application.objects.get().reference in html
    assert "Naiset ry" in html
    assert "no-store" in thanks.headers["Cache-Control"]


def test_thanks_page_shows_others_the_thanks_alone(client, page):
    address = send(client, page.url, ANSWERS).headers["Location"]
    own = dict(client.cookies)
    for cookies in ({}, {"csrftoken": "x" * 32}):
        client.cookies.clear()
        client.cookies.load(cookies)
        html = client.get(address).content.decode()
        assert "Kiitos hakemuksesta" in html
        assert "Naiset ry" not in html
        assert Application.objects.get().reference not in html
    client.cookies.load({"csrftoken": own["csrftoken"].value})
    assert "Naiset ry" in client.get(address).content.decode()


@pytest.mark.parametrize("key", ["", "x", "WzEsIngiXQ:1:1", "%00"])
def test_thanks_page_with_a_made_up_key_shows_the_thanks_alone(client, page, key):
    send(client, page.url, ANSWERS)
    response = client.get(f"/fi/liity/kiitos/?avain={key}")
    assert response.status_code == 200
    assert "Naiset ry" not in response.content.decode()


def test_thanks_page_expires(client, page, time_machine_at):
    address = send(client, page.url, ANSWERS).headers["Location"]
    with time_machine_at(timezone.now() + timedelta(hours=3)):
        assert "Naiset ry" not in client.get(address).content.decode()


def test_errors_stand_on_top_and_beside_the_question_and_answers_are_kept(client, page):
    response = send(client, page.url, {"organisation": "Naiset ry", "email": "maija@"})
    html = response.content.decode()
    assert response.status_code == 200
    assert 'value="Naiset ry"' in html
    assert 'value="maija@"' in html
    assert html.count("Tarkista kohta ”Sähköposti”") == 2
    assert 'href="#id_email"' in html
    assert 'id="id_email_error"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert "Merkitse rasti ruutuun: Tiedot saa tallentaa" in html
    assert "<title>Virhe:" in html
    assert not Application.objects.exists()


def test_missing_ticket_gives_the_form_back_filled_in(client, page):
    response = client.post(page.url, ANSWERS)
    html = response.content.decode()
    assert response.status_code == 403
    assert 'value="Naiset ry"' in html
    assert "lähetä lomake uudelleen" in html
    assert not Application.objects.exists()


def test_expired_ticket_gives_the_form_back_and_it_can_be_sent_at_once(
    client, page, time_machine_at
):
    sent = fill_in(client, page.url, ANSWERS)
    with time_machine_at(timezone.now() + timedelta(days=8)):
        again = client.post(page.url, sent)
        assert again.status_code == 403
        response = client.post(page.url, ANSWERS | hidden_inputs(again.content.decode()))
    assert response.status_code == 302
    assert Application.objects.get().status == "new"


def test_lost_cookies_give_the_form_back_and_it_can_be_sent_again(page, csrf_client):
    sent = fill_in(csrf_client, page.url, ANSWERS)
    csrf_client.cookies.clear()
    again = csrf_client.post(page.url, sent)
    html = again.content.decode()
    assert again.status_code == 403
    assert 'value="maija@example.org"' in html
    assert "lähetä lomake uudelleen" in html
    assert not Application.objects.exists()
    response = csrf_client.post(page.url, ANSWERS | hidden_inputs(again.content.decode()))
    assert response.status_code == 302
    assert Application.objects.get().status == "new"


@pytest.mark.parametrize("token", ["", "x", "\x00", "a" * 64])
def test_foreign_security_token_stores_nothing_and_loses_nothing(page, csrf_client, token):
    sent = fill_in(csrf_client, page.url, ANSWERS) | {"csrfmiddlewaretoken": token}
    response = csrf_client.post(page.url, sent)
    assert response.status_code == 403
    assert 'value="Naiset ry"' in response.content.decode()
    assert not Application.objects.exists()


def test_form_of_another_site_stores_nothing(page, csrf_client):
    sent = fill_in(csrf_client, page.url, ANSWERS)
    response = csrf_client.post(page.url, sent, headers={"origin": "https://evil.example.org"})
    assert response.status_code == 403
    assert not Application.objects.exists()


def test_security_failure_elsewhere_is_told_plainly(csrf_client, home):
    response = csrf_client.post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "Lomaketta ei lähetetty" in response.content.decode()


def test_form_is_never_cached(client, page):
    assert "no-store" in client.get(page.url).headers["Cache-Control"]
    assert "no-store" in send(client, page.url, {}).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/fi/liity/kiitos/x/", "/fi/liity/muu/"])
def test_address_below_the_form_that_leads_nowhere_is_not_found(client, page, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("opens", "closes"), [(timedelta(hours=1), None), (None, timedelta(hours=-1))]
)
def test_closed_form_shows_its_message_instead(client, page, opens, closes):
    now = timezone.now()
    change(
        page,
        opens_at=opens and now + opens,
        closes_at=closes and now + closes,
        closed_text="Haku avautuu keväällä.",
    )
    html = client.get(page.url).content.decode()
    assert "Haku avautuu keväällä." in html
    assert "<form class" not in html


def test_form_that_closes_while_it_is_filled_in_keeps_the_answers(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    change(page, closes_at=timezone.now() - timedelta(minutes=1))
    response = client.post(page.url, sent)
    html = response.content.decode()
    assert "Lomake on suljettu" in html
    assert 'value="Naiset ry"' in html
    assert not Application.objects.exists()


def test_preview_shows_form_and_thanks(admin_client, page):
    for mode in ("", "thanks"):
        response = page.make_preview_request(preview_mode=mode)
        assert response.status_code == 200
