from django.core import mail

from wagtail.contrib.forms.models import FormSubmission

import pytest

from forms.models import FormField
from tests.factories import FormPageFactory

ANSWERS = {"name": "Maija", "email": "maija@example.org", "consent": "on"}


@pytest.fixture
def page(home):
    page = FormPageFactory(parent=home, slug="liity", thank_you_title="Kiitos hakemuksesta")
    questions = [("name", "Nimesi", "singleline"), ("email", "Sähköposti", "email")]
    questions.append(("consent", "Tiedot saa tallentaa", "checkbox"))
    page.form_fields = [
        FormField(clean_name=name, label=label, field_type=kind) for name, label, kind in questions
    ]
    page.save_revision().publish()
    return page


def test_explains_the_required_mark_before_the_first_question(client, page):
    html = client.get(page.url).content.decode()
    assert "Tähdellä" in html
    assert html.index("Tähdellä") < html.index("Nimesi")


def test_sending_stores_the_answers_and_leads_to_the_thanks(client, page):
    response = client.post(page.url, ANSWERS)
    assert response.status_code == 302
    assert response.headers["Location"] == "/fi/liity/kiitos/"
    assert "Kiitos hakemuksesta" in client.get("/fi/liity/kiitos/").content.decode()
    stored = FormSubmission.objects.get()
    assert stored.form_data["name"] == "Maija"


def test_errors_stand_on_top_and_beside_the_question_and_answers_are_kept(client, page):
    response = client.post(page.url, {"name": "Maija", "email": "maija@"})
    html = response.content.decode()
    assert response.status_code == 200
    assert 'value="Maija"' in html
    assert 'value="maija@"' in html
    message = "Tarkista sähköpostiosoite"
    assert html.count(message) == 2
    assert 'href="#id_email"' in html
    assert 'id="id_email_error"' in html
    assert "Tiedot saa tallentaa" in html
    assert not FormSubmission.objects.exists()


def test_nobody_is_mailed_until_staff_enter_an_address(client, page):
    client.post(page.url, ANSWERS)
    assert mail.outbox == []
    page.to_address = "koordinaattori@example.org"
    page.save_revision().publish()
    client.post(page.url, ANSWERS)
    assert mail.outbox[0].to == ["koordinaattori@example.org"]


def test_mail_trouble_loses_nothing_and_shows_the_thanks(client, page, monkeypatch):
    page.to_address = "koordinaattori@example.org"
    page.save_revision().publish()

    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert client.post(page.url, ANSWERS).status_code == 302
    assert FormSubmission.objects.count() == 1


def test_form_is_never_cached(client, page):
    assert "no-store" in client.get(page.url).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/fi/liity/kiitos/x/", "/fi/liity/muu/"])
def test_address_below_the_form_that_leads_nowhere_is_not_found(client, page, address):
    assert client.get(address).status_code == 404
