"""What becomes of a sent form: one application, whatever was in it and however it was sent."""

import json
import logging
from io import BytesIO

from django.test import Client

from wagtail.blocks import StreamBlockValidationError

import pytest

from applications.decisions import decline
from applications.models import Application
from forms.building.questions import QuestionsBlock
from forms.models import FormPage
from letters.models import Letter
from tests.support.factories import FormPageFactory
from tests.support.form_filling import ask, fill_in, hidden_inputs, send

ALL_KINDS = [
    ask("singleline", "organisation", "Organisaatio", meaning="organisation"),
    ask("multiline", "work", "Työ", max_length=200),
    ask("email", "email", "Sähköposti", meaning="email"),
    ask("phone", "phone", "Puhelin", meaning="phone", required=False),
    ask("url", "website", "Verkkosivut", meaning="website", required=False),
    ask("number", "staff", "Työntekijöitä", required=False),
    ask("date", "founded", "Perustettu", required=False),
    ask("radio", "kind", "Muoto", choices={"ry": "Yhdistys", "oy": "Yritys"}, required=False),
    ask("dropdown", "area", "Alue", choices={"s": "Etelä", "n": "Pohjoinen"}, required=False),
    ask("checkboxes", "groups", "Ryhmät", choices={"a": "Nuoret", "b": "Äidit"}, required=False),
    ask("checkbox", "news", "Lähettäkää uutisia", required=False),
    ask("consent", "consent", "Tiedot saa tallentaa"),
]
ANSWERS = {
    "organisation": "Naiset ry",
    "work": "Vertaistukea",
    "email": "maija@example.org",
    "consent": "on",
}


@pytest.fixture
def page(home):
    return FormPageFactory(
        parent=home, slug="liity", notified_addresses="toimisto@example.org", questions=ALL_KINDS
    )


def answer(application: Application, key: str) -> dict:
    return next(each for each in application.answers if each["key"] == key)


def test_answers_stay_out_of_the_log_files(client, page, caplog):
    caplog.set_level(logging.DEBUG)
    assert send(client, page.url, ANSWERS).status_code == 302
    assert Application.objects.get().email == "maija@example.org"
    assert "maija" not in caplog.text.lower()
    assert "vertaistukea" not in caplog.text.lower()


def test_every_kind_of_answer_is_kept_as_sent_and_in_words(client, page):
    send(
        client,
        page.url,
        ANSWERS
        | {
            "phone": "+358 40 123 4567",
            "website": "naiset.example.org",
            "staff": "3,5",
            "founded": "31.1.2019",
            "kind": "ry",
            "area": "n",
            "groups": ["a", "b"],
            "news": "on",
        },
    )
    application = Application.objects.get()
    assert application.website == "https://naiset.example.org"
    assert answer(application, "staff")["shown"] == "3,5"
    assert answer(application, "founded")["value"] == "2019-01-31"
    assert answer(application, "founded")["shown"] == "31. tammikuuta 2019"
    assert answer(application, "kind")["value"] == "ry"
    assert answer(application, "kind")["shown"] == "Yhdistys"
    assert answer(application, "groups")["value"] == ["a", "b"]
    assert answer(application, "groups")["shown"] == "Nuoret\nÄidit"
    assert answer(application, "news")["shown"] == "Kyllä"
    assert application.consents == ["Tiedot saa tallentaa"]


def test_arrival_is_one_transaction_with_its_letters(client, page):
    send(client, page.url, ANSWERS)
    application = Application.objects.get()
    letters = Letter.objects.about(application)
    assert {letter.to for letter in letters} == {"maija@example.org", "toimisto@example.org"}
    confirmation = letters.get(to="maija@example.org")
    assert application.reference in confirmation.subject
    assert "Vertaistukea" in confirmation.body
    assert "Vertaistukea" not in letters.get(to="toimisto@example.org").body


def test_no_letter_no_application(client, page, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("applications.letters.enqueue_many", fail)
    with pytest.raises(RuntimeError):
        send(client, page.url, ANSWERS)
    assert not Application.objects.exists()
    assert not Letter.objects.exists()


def test_everyone_who_handles_applications_is_told_where_the_form_names_nobody(
    client, home, django_user_model
):
    page = FormPageFactory(parent=home, slug="liity", questions=ALL_KINDS)
    django_user_model.objects.create_superuser("a", "admin@example.org", "x")
    django_user_model.objects.create_user("b", "editor@example.org", "x")
    send(client, page.url, ANSWERS)
    assert Letter.objects.to("admin@example.org").exists()
    assert not Letter.objects.to("editor@example.org").exists()


# The same form sent more than once


def test_double_click_makes_one_application_and_the_same_thanks(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    addresses = [client.post(page.url, sent).headers["Location"] for _ in range(3)]
    reference = Application.objects.get().reference
    for address in addresses:
        assert reference in client.get(address).content.decode()
    assert Letter.objects.count() == 2


def test_two_tabs_with_the_same_answers_make_one_application(client, page):
    first, second = (fill_in(client, page.url, ANSWERS) for _ in range(2))
    client.post(page.url, first)
    address = client.post(page.url, second).headers["Location"]
    assert Application.objects.get().reference in client.get(address).content.decode()


def test_going_back_and_sending_again_at_once_makes_one_application(client, page):
    send(client, page.url, ANSWERS)
    html = client.get(page.url).content.decode()
    client.post(page.url, ANSWERS | hidden_inputs(html))
    assert Application.objects.get().status == "new"


def test_going_back_and_correcting_an_answer_corrects_the_application(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    client.post(page.url, sent)
    address = client.post(page.url, sent | {"email": "oikea@example.org"}).headers["Location"]
    application = Application.objects.get()
    assert application.email == "oikea@example.org"
    assert "oikea@example.org" in client.get(address).content.decode()
    assert Letter.objects.to("oikea@example.org").exists()


def test_correction_after_somebody_took_it_up_is_an_application_of_its_own(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    client.post(page.url, sent)
    Application.objects.update(status="in_progress")
    for _ in range(2):
        client.post(page.url, sent | {"work": "Muuta"})
    assert Application.objects.count() == 2
    assert Application.objects.filter(status="in_progress").get().answers[1]["value"] != "Muuta"


def test_same_answers_may_be_sent_anew_once_the_first_were_decided_on(client, page, handler):
    send(client, page.url, ANSWERS)
    decline(Application.objects.get(), handler, 1, "")
    send(client, page.url, ANSWERS)
    assert Application.objects.count() == 2


def test_submission_takes_few_queries(client, page, django_assert_max_num_queries):
    send(client, page.url, ANSWERS | {"organisation": "Lämmittely ry"})
    sent = fill_in(client, page.url, ANSWERS)
    with django_assert_max_num_queries(15):
        assert client.post(page.url, sent).status_code == 302


# Robots


def test_trap_makes_it_suspected_spam_with_the_same_thanks_and_no_letter(client, page):
    response = send(client, page.url, ANSWERS | {"subject_line": "Buy"})
    application = Application.objects.get()
    assert application.status == "spam"
    assert application.suspicion == "trap"
    assert application.reference in client.get(response.headers["Location"]).content.decode()
    assert not Letter.objects.exists()


def test_form_sent_at_once_is_suspected_spam(client, page):
    html = client.get(page.url).content.decode()
    client.post(page.url, ANSWERS | hidden_inputs(html))
    assert Application.objects.get().suspicion == "too_quick"


def test_person_who_mends_an_error_quickly_is_not_suspected(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    again = client.post(page.url, sent | {"email": "maija@"})
    client.post(page.url, ANSWERS | hidden_inputs(again.content.decode()))
    assert Application.objects.get().status == "new"


def test_robot_that_uses_one_ticket_again_and_again_changes_nothing_and_all_is_kept(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    client.post(page.url, sent)
    for number in range(3):
        client.post(page.url, sent | {"subject_line": "Buy", "work": f"Spam {number}"})
    assert Application.objects.filter(status="spam").count() == 3
    assert answer(Application.objects.get(status="new"), "work")["value"] == "Vertaistukea"


def test_copy_of_suspected_spam_does_not_swallow_the_real_thing(client, page):
    send(client, page.url, ANSWERS | {"subject_line": "Buy"})
    send(client, page.url, ANSWERS)
    assert set(Application.objects.values_list("status", flat=True)) == {"spam", "new"}


def test_corrections_are_no_way_around_the_limit(client, page):
    sent = fill_in(client, page.url, ANSWERS)
    answers = [sent | {"email": f"outo{number}@example.org"} for number in range(25)]
    statuses = [client.post(page.url, each).status_code for each in answers]
    assert statuses == [302] * 20 + [429] * 5
    assert Letter.objects.filter(kind="application-received").count() == 20
    assert client.post(page.url, answers[19]).status_code == 302  # says nothing new


def test_too_many_from_one_address_get_429_and_keep_their_answers(client, page):
    for number in range(20):
        send(client, page.url, ANSWERS | {"organisation": f"Naiset {number} ry"})
    response = send(client, page.url, ANSWERS)
    assert response.status_code == 429
    assert 'value="Naiset ry"' in response.content.decode()
    assert "tunnin kuluttua" in response.content.decode()
    assert Application.objects.count() == 20
    elsewhere = fill_in(client, page.url, ANSWERS)
    assert client.post(page.url, elsewhere, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_limit_does_not_keep_anyone_from_the_thanks_for_what_was_sent(client, page):
    sent = fill_in(client, page.url, ANSWERS | {"organisation": "Naiset 0 ry"})
    client.post(page.url, sent)
    for number in range(1, 20):
        send(client, page.url, ANSWERS | {"organisation": f"Naiset {number} ry"})
    assert client.post(page.url, sent).status_code == 302


def test_behind_a_proxy_each_visitor_is_counted_alone(client, page, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(21):
        sent = fill_in(client, page.url, ANSWERS | {"organisation": f"Naiset {number} ry"})
        forwarded = f"203.0.113.9, 192.0.2.{number}"
        response = client.post(page.url, sent, headers={"x-forwarded-for": forwarded})
        assert response.status_code == 302


# Odd input


@pytest.mark.parametrize(
    ("key", "odd"),
    [
        ("kind", "tampered"),
        ("area", "tampered"),
        ("groups", ["a", "tampered"]),
        ("staff", "9" * 400),
        ("staff", "1E+1000000"),
        ("staff", "NaN"),
        ("staff", "monta"),
        ("founded", "2024-99-99"),
        ("phone", "soita"),
        ("website", "javascript:alert(1)"),
        ("email", "maija@example.org\nBcc: x@example.org"),
        ("work", "x" * 1_000_000),
        ("work", "ä" * 1_000_000),
        ("organisation", "x" * 300),
    ],
)
def test_odd_answer_gets_a_message_about_its_field_and_loses_nothing(client, page, key, odd):
    response = send(client, page.url, ANSWERS | {key: odd})
    html = response.content.decode()
    assert response.status_code == 200
    assert f'id="id_{key}_error"' in html
    assert 'name="email" value="maija@' in html
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    "odd",
    ["\x00", "a\x00b", "\x1b[31m", "\N{BALL OF YARN}" * 50, "\N{RIGHT-TO-LEFT OVERRIDE}x", "%s %d"],
)
def test_odd_text_is_kept_without_what_cannot_be_kept(client, page, odd):
    response = send(client, page.url, ANSWERS | {"work": f"Teksti {odd}"})
    assert response.status_code == 302
    kept = answer(Application.objects.get(), "work")["value"]
    assert kept.startswith("Teksti")
    assert "\x00" not in kept


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"organisation=%FF%FE&work=%80", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"[1, 2", "application/json"),
        (b"x", "multipart/form-data; boundary=x"),
        (b"x", "multipart/form-data"),
        (b"", "text/plain"),
        (b"organisation=x", "image/png"),
    ],
)
def test_body_that_no_browser_sends_is_never_a_server_error(page, body, content_type):
    visitor = Client(raise_request_exception=False)
    response = visitor.generic("POST", page.url, body, content_type=content_type)
    assert 200 <= response.status_code < 500
    assert not Application.objects.exists()


def test_file_where_none_is_asked_changes_nothing(client, page):
    upload = BytesIO(b"x" * 1000)
    upload.name = "virus.exe"
    send(client, page.url, ANSWERS | {"attachment": upload})
    assert "virus" not in json.dumps(Application.objects.get().answers)


@pytest.mark.parametrize("ticket", ["", "x", "\x00", "a:b:c", "x" * 100_000])
def test_tampered_ticket_stores_nothing(client, page, ticket):
    response = client.post(page.url, ANSWERS | {"ticket": ticket})
    assert response.status_code == 403
    assert not Application.objects.exists()


def test_ticket_of_another_form_is_not_taken(client, page, home):
    other = FormPageFactory(parent=home, slug="toinen", questions=ALL_KINDS)
    sent = fill_in(client, other.url, ANSWERS)
    assert client.post(page.url, sent).status_code == 403


def test_form_of_sixty_long_questions_works(client, home):
    questions = [ask("multiline", f"k{number}", f"Kysymys {number}") for number in range(60)]
    page = FormPageFactory(parent=home, slug="pitka", questions=questions)
    response = send(client, page.url, {f"k{number}": "ä" * 10_000 for number in range(60)})
    assert response.status_code == 302
    assert len(Application.objects.get().answers) == 60


# The life of the page


def test_application_outlives_its_page_its_questions_and_its_words(client, page, admin_client):
    send(client, page.url, ANSWERS)
    page.questions = json.dumps([ask("singleline", "new", "Uusi kysymys")])
    page.save_revision().publish()
    FormPage.objects.get().delete()
    application = Application.objects.get()
    html = admin_client.get(f"/admin/applications/{application.pk}/").content.decode()
    assert "Organisaatio" in html
    assert "Vertaistukea" in html


def test_application_in_a_language_that_is_gone_stays_readable(client, page, admin_client):
    send(client, page.url, ANSWERS)
    Application.objects.update(language="xx")
    number = Application.objects.get().pk
    assert admin_client.get(f"/admin/applications/{number}/").status_code == 200
    assert admin_client.get("/admin/applications/").status_code == 200


def test_question_of_one_meaning_is_refused_twice():
    block = QuestionsBlock()
    questions = [ask("email", key, "Sähköposti", meaning="email") for key in ("a", "b")]
    with pytest.raises(StreamBlockValidationError) as refusal:
        block.clean(block.to_python(questions))
    assert "Tämä merkitys on jo toisella kysymyksellä" in str(refusal.value.as_json_data())
