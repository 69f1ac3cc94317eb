"""The screen of one application."""

import re

from django.contrib.auth.models import Group

from wagtail.models import ModelLogEntry

import pytest

from applications import decisions
from applications.models import Application, Status
from letters.models import Letter
from members.models import MemberOrganisation
from tests.applications.inbox.screens import DETAILS, at, read
from tests.support.applications import make_application


def test_reading_is_written_down_once(handler_client, handler, db):
    application = make_application()
    for _ in range(3):
        response = handler_client.get(at(application))
        assert "no-store" in response.headers["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="applications.read")
    assert (entry.user, entry.label) == (handler, application.reference)
    assert "Luki hakemuksen – Kaisa Käsittelijä" in read(handler_client, at(application))


def test_step_by_step_history_says_who_did_what(handler_client, db):
    application = make_application()
    handler_client.post(at(application, "move/"), {"version": 1, "status": "in_progress"})
    handler_client.post(at(application, "assign/"), {"version": 2, "to": "nobody"})
    handler_client.post(at(application, "note/"), {"text": "Soitin heille."})
    html = read(handler_client, at(application))
    assert "Tila: Uusi → Käsittelyssä – Kaisa Käsittelijä" in html
    assert "Hakemuksella ei ole enää käsittelijää" in html
    assert "Soitin heille." in html
    assert "Lisäsi muistiinpanon" in html


@pytest.fixture
def colleague(django_user_model):
    user = django_user_model.objects.create_user(
        "liisa", "liisa@example.org", "x", first_name="Liisa", last_name="Työtoveri"
    )
    user.groups.add(Group.objects.get(name="Hakemusten käsittelijät"))
    return user


def test_application_is_given_to_any_colleague_who_may_handle_it(
    handler_client, handler, editor_client, colleague
):
    application = make_application()
    html = read(handler_client, at(application))
    select = html[html.index("<select") : html.index("</select>")]
    assert re.findall(r">([^<>]+)</option>", select) == [
        "Ei kukaan",
        "Kaisa Käsittelijä",
        "Liisa Työtoveri",
    ]
    handler_client.post(at(application, "assign/"), {"version": 1, "to": colleague.pk})
    application.refresh_from_db()
    assert application.assignee == colleague
    html = read(handler_client, at(application))
    assert f'<option value="{colleague.pk}" selected>' in html
    assert "Käsittelijä: Liisa Työtoveri – Kaisa Käsittelijä" in html


def test_application_is_given_to_nobody_who_may_not_handle_it(
    handler_client, editor_client, django_user_model
):
    application = make_application()
    editor = django_user_model.objects.get(username="editor")
    for to in (str(editor.pk), "x", "", "9" * 30):
        handler_client.post(at(application, "assign/"), {"version": 1, "to": to})
    application.refresh_from_db()
    assert (application.assignee, application.version) == (None, 1)


@pytest.mark.parametrize("step", ["accept/", "decline/"])
def test_who_decides_is_the_handler_unless_somebody_was(handler_client, handler, colleague, step):
    nobodys, given = make_application(), make_application(organisation="Toinen ry")
    Application.objects.filter(pk=given.pk).update(assignee=colleague)
    for application in (nobodys, given):
        handler_client.post(at(application, step), DETAILS)
        application.refresh_from_db()
        assert not application.is_open
    assert (nobodys.assignee, given.assignee) == (handler, colleague)


def test_letters_about_the_application_show_their_state(handler_client, handler, db):
    application = make_application()
    decisions.decline(application, handler, 1, "")
    html = read(handler_client, at(application))
    assert "Hakemus on hylätty" in html
    assert "maija@naiset.example.org" in html
    Letter.objects.update(state="failed", last_error="The mail server does not answer.")
    html = read(handler_client, at(application))
    assert "The mail server does not answer." in html
    assert "Lähetä uudelleen" in html


def test_reply_by_email_names_the_application(handler_client, db):
    application = make_application()
    html = read(handler_client, at(application))
    assert (
        f"mailto:maija@naiset.example.org?subject=Liity%20mukaan%20{application.reference}" in html
    )


def test_probable_duplicates_are_pointed_out(handler_client, db):
    MemberOrganisation.objects.create(name="Naiset r.y.")
    make_application(Status.DECLINED, organisation="Toinen nimi")  # the same domain
    html = read(handler_client, at(make_application()))
    assert "Naiset r.y." in html
    assert "Toinen nimi" in html


def test_common_mail_services_make_no_duplicates(handler_client, db):
    make_application(organisation="Aivan muu", email="aino@gmail.com")
    html = read(handler_client, at(make_application(email="maija@gmail.com")))
    assert "Aivan muu" not in html
