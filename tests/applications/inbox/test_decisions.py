"""Accepting, declining and moving applications."""

import re

import pytest

from applications import decisions
from applications.models import Application, Status
from forms.filling.spam import Suspicion
from letters.models import Letter, LetterText
from members.models import MemberOrganisation
from tests.applications.inbox.screens import DETAILS, at, read
from tests.support.applications import make_application


def accept(client, application, **changes):
    answers = DETAILS | {"version": application.version} | changes
    return client.post(at(application, "accept/"), answers, follow=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("website", "https://example.org/" + "x" * 190),
        ("email", "x" * 60 + "@" + ".".join(["y" * 50] * 5) + ".example.org"),
        ("organisation", "x" * 201),
        ("municipality", "x" * 121),
        ("name", "x" * 201),
        ("phone", "1" * 61),
    ],
)
def test_too_long_details_are_told_at_their_fields(handler_client, db, name, value):
    application = make_application()
    html = accept(handler_client, application, **{name: value}).content.decode()
    assert "enintään" in html
    assert not MemberOrganisation.objects.exists()


def test_accepting_makes_a_member_a_contact_and_a_letter_of_welcome(handler_client, db):
    application = make_application()
    html = accept(handler_client, application).content.decode()
    assert "Hakemus hyväksyttiin" in html
    member = MemberOrganisation.objects.get()
    contact = member.contact_persons.get()
    assert (member.name, member.website) == ("Naiset ry", "https://naiset.example.org")
    assert not member.is_public
    assert (contact.name, contact.email) == ("Maija Meikäläinen", "maija@naiset.example.org")
    letter = Letter.objects.about(application).get()
    assert letter.to == "maija@naiset.example.org"
    assert "/fi/oma-sivu/" in letter.body
    application.refresh_from_db()
    assert (application.status, application.member) == ("accepted", member)
    assert "ei vielä julkinen" in html
    message = html[html.index("Hakemus hyväksyttiin") :].partition("</li>")[0]
    assert f'href="/admin/members/edit/{member.pk}/"' in message
    assert "Avaa jäsenen tiedot" in message


def test_accept_form_is_filled_in_from_the_application(handler_client, db):
    html = read(handler_client, at(make_application(municipality="Tampere"), "accept/"))
    for value in ("Naiset ry", "Tampere", "Maija Meikäläinen", "maija@naiset.example.org"):
        assert f'value="{value}"' in html


def test_accepting_into_an_old_member_adds_only_the_contact(handler_client, db):
    member = MemberOrganisation.objects.create(name="Naiset r.y.", is_public=True)
    application = make_application()
    assert "Naiset r.y." in read(handler_client, at(application, "accept/"))
    accept(handler_client, application, existing=member.pk)
    assert MemberOrganisation.objects.get() == member
    assert member.contact_persons.get().email == "maija@naiset.example.org"


def test_accepting_with_an_error_keeps_what_was_written(handler_client, db):
    response = accept(handler_client, make_application(), email="maija@", municipality="Oulu")
    assert 'value="Oulu"' in response.content.decode()
    assert not MemberOrganisation.objects.exists()


def test_declining_sends_the_letter_with_the_message(handler_client, db):
    application = make_application()
    message = "Verkosto on organisaatioille."
    form = {"version": 1, "by_letter": "on", "message": message}
    handler_client.post(at(application, "decline/"), form)
    application.refresh_from_db()
    assert application.status == "declined"
    assert message in Letter.objects.about(application).get().body


def test_letter_of_declining_is_ticked_until_somebody_unticks_it(handler_client, db):
    html = read(handler_client, at(make_application(), "decline/"))
    assert "Lähetä hakijalle kirje" in html
    assert re.search(r'<input[^>]*name="by_letter"[^>]* checked', html)


def test_one_who_applied_twice_is_declined_without_a_letter(handler_client, db):
    application = make_application()
    response = handler_client.post(at(application, "decline/"), {"version": 1}, follow=True)
    html = response.content.decode()
    assert "Hakija ei saa kirjettä." in html
    assert "Hakijalle ei lähetetty kirjettä – Kaisa Käsittelijä" in html
    application.refresh_from_db()
    assert application.status == "declined"
    assert not Letter.objects.exists()


def test_no_letter_is_promised_to_one_without_an_address(handler_client, db):
    application = make_application(email="")
    html = read(handler_client, at(application, "decline/"))
    assert "joten kirjettä ei lähetetä" in html
    assert "Lähetä hakijalle kirje" not in html
    form = {"version": 1, "by_letter": "on"}
    response = handler_client.post(at(application, "decline/"), form, follow=True)
    assert "Hakija ei saa kirjettä." in response.content.decode()
    assert not Letter.objects.exists()


def test_second_of_two_who_decide_is_told_and_nothing_is_doubled(handler_client, db):
    application = make_application()
    accept(handler_client, application)
    response = handler_client.post(
        at(application, "decline/"), {"version": 1, "message": ""}, follow=True
    )
    assert "Joku muu ehti ensin: hakemuksen tila on nyt ”Hyväksytty”" in response.content.decode()
    accept(handler_client, application)
    assert MemberOrganisation.objects.count() == 1
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("version", ["", "0", "x", "99999999999999999999", "-1"])
def test_step_on_an_older_version_is_not_taken(handler_client, db, version):
    application = make_application()
    form = {"version": version, "status": "spam"}
    response = handler_client.post(at(application, "move/"), form, follow=True)
    assert response.status_code == 200
    application.refresh_from_db()
    assert application.status == "new"


@pytest.mark.parametrize("status", ["accepted", "declined", "x", ""])
def test_decisions_cannot_be_made_without_their_form(handler_client, db, status):
    application = make_application()
    handler_client.post(at(application, "move/"), {"version": 1, "status": status})
    application.refresh_from_db()
    assert application.status == "new"


def test_what_is_not_spam_after_all_gets_its_confirmation(handler_client, db):
    application = make_application(Status.SPAM)
    handler_client.post(at(application, "move/"), {"version": 1, "status": "new"})
    application.refresh_from_db()
    assert application.status == "new"
    assert application.reference in Letter.objects.about(application).get().subject


def test_suspicion_is_told_until_somebody_says_that_it_is_wrong(handler_client, db):
    application = make_application(Status.SPAM)
    Application.objects.update(suspicion=Suspicion.TOO_QUICK)
    assert "nopeammin kuin ihminen" in read(handler_client, at(application))
    handler_client.post(at(application, "move/"), {"version": 1, "status": "new"})
    assert "nopeammin kuin ihminen" not in read(handler_client, at(application))


def test_declined_application_can_be_opened_again(handler_client, handler, db):
    application = make_application()
    decisions.decline(application, handler, 1, "")
    handler_client.post(at(application, "move/"), {"version": 2, "status": "in_progress"})
    application.refresh_from_db()
    assert (application.status, application.decided_at) == ("in_progress", None)


@pytest.mark.parametrize(
    ("step", "words", "to_come"), [("accept/", "Välkommen", "•••"), ("decline/", "Svar på", "…")]
)
def test_letter_is_shown_as_it_will_be_before_it_is_sent(handler_client, db, step, words, to_come):
    application = make_application()
    Application.objects.update(language="sv")
    html = read(handler_client, at(application, step))
    letter = html[html.index("<details") : html.index("</details>")]
    assert "svenska" in letter
    assert 'lang="sv"' in letter
    assert words in letter
    assert "Hej Maija Meikäläinen" in letter
    assert f"<p>{to_come}</p>" in letter
    assert "{" not in letter
    assert not Letter.objects.exists()


def test_letter_shown_is_what_staff_have_written(handler_client, db):
    LetterText.objects.create(
        kind="application-declined", language="fi", subject="Hei {name}", body="Oma teksti."
    )
    html = read(handler_client, at(make_application(), "decline/"))
    assert "Hei Maija Meikäläinen" in html
    assert "Oma teksti." in html
