"""The coordinators' inbox: who may see it, what is found in it, what they can do."""

import csv
import re
from io import BytesIO, StringIO

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wagtail.models import ModelLogEntry

import pytest
from openpyxl import load_workbook

from forms import decisions
from forms.models import Application, Note, Status
from forms.spam import Suspicion
from letters.models import Letter, LetterText
from members.models import MemberOrganisation
from tests.applications import make_application

INBOX = "/admin/applications/"
SEARCHED = f"{INBOX}?searched=1"
DETAILS = {
    "version": 1,
    "organisation": "Naiset ry",
    "website": "naiset.example.org",
    "municipality": "Tampere",
    "name": "Maija Meikäläinen",
    "email": "maija@naiset.example.org",
    "phone": "",
    "language": "fi",
}


def at(application, step: str = "") -> str:
    return f"{INBOX}{application.pk}/{step}"


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def search(client, words: str) -> str:
    response = client.post(INBOX, {"q": words}, follow=True)
    assert response.status_code == 200, response
    return response.content.decode()


# Who may see it


@pytest.fixture
def editor_client(django_user_model):
    """Someone who edits every page, the form page too, but does not handle applications."""
    user = django_user_model.objects.create_user("editor", "editor@example.org", "x")
    user.groups.set(Group.objects.filter(name__in=["Kirjoittajat", "Julkaisijat"]))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("step", ["", "accept/", "decline/"])
def test_editing_pages_does_not_open_applications(editor_client, db, step):
    application = make_application()
    response = editor_client.get(at(application, step))
    assert response.status_code == 302
    assert editor_client.get(INBOX).status_code == 302
    assert editor_client.get(f"{INBOX}export/?format=csv").status_code == 302
    assert editor_client.get(f"{INBOX}data-request/").status_code == 302
    assert "Hakemukset" not in read(editor_client, "/admin/")


@pytest.mark.parametrize("step", ["move/", "assign/", "note/", "accept/", "decline/"])
def test_those_who_may_only_look_cannot_handle(db, django_user_model, step):
    user = django_user_model.objects.create_user("reader", "reader@example.org", "x")
    names = ["view_application", "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    application = make_application()
    assert "Naiset ry" in read(client, at(application))
    client.post(at(application, step), {"status": "spam", "to": "me", "text": "x"} | DETAILS)
    application.refresh_from_db()
    assert (application.status, application.version) == ("new", 1)
    assert not Note.objects.exists()


def test_wagtails_own_list_of_forms_is_gone(admin_client, starter_site):
    html = read(admin_client, "/admin/")
    assert "/admin/forms/" not in html
    assert admin_client.get("/admin/forms/").status_code == 404


# The admin's front page


def test_front_page_tells_how_many_wait_and_leads_to_them(handler_client, db):
    for status in (Status.NEW, Status.NEW, Status.SPAM, Status.IN_PROGRESS):
        make_application(status)
    html = read(handler_client, "/admin/")
    assert f'<a href="{INBOX}?status=new">2 uutta hakemusta odottaa.</a>' in html
    assert f'<a href="{INBOX}?status=spam">1 hakemusta epäillään roskapostiksi.</a>' in html


def test_front_page_says_nothing_when_no_application_waits(handler_client, db):
    make_application(Status.ACCEPTED)
    assert "waiting-applications" not in read(handler_client, "/admin/")


def test_front_page_tells_of_applications_to_those_alone_who_may_see_them(editor_client, db):
    make_application()
    assert "waiting-applications" not in read(editor_client, "/admin/")


def test_telling_what_waits_takes_one_query(handler_client, db):
    make_application()
    read(handler_client, "/admin/")
    with CaptureQueriesContext(connection) as queries:
        read(handler_client, "/admin/")
    asked = [query for query in queries if "forms_application" in query["sql"]]
    assert len(asked) == 1


# Finding


def test_tabs_show_each_status_with_its_number(handler_client, db):
    make_application(organisation="Uusi yhdistys")
    make_application(Status.DECLINED, organisation="Hylätty yhdistys")
    new = read(handler_client, INBOX)
    assert "Uusi yhdistys" in new
    assert "Hylätty yhdistys" not in new
    assert "Hylätty yhdistys" in read(handler_client, f"{INBOX}?status=declined")
    everything = read(handler_client, f"{INBOX}?status=all")
    assert "Uusi yhdistys" in everything
    assert "Hylätty yhdistys" in everything


@pytest.mark.parametrize(
    "query",
    [
        "Turvakoti",
        "turva",
        "AINO",
        "korhonen aino",
        "Äitien",
        "aitien",
        "aino@lumme.example.org",
        "lumme.example.org",
        "aino@",
    ],
)
def test_search_finds_by_name_organisation_and_email_in_any_status(handler_client, db, query):
    make_application(
        Status.ACCEPTED,
        organisation="Äitien Turvakoti ry",
        contact_name="Aino Korhonen",
        email="aino@lumme.example.org",
    )
    make_application(organisation="Muu ry", contact_name="Maija", email="maija@example.com")
    html = search(handler_client, query)
    assert "Äitien Turvakoti ry" in html
    assert "Muu ry" not in html


def test_words_of_a_search_stand_in_no_address(handler_client, db):
    make_application(organisation="Lumme ry", email="aino@lumme.example.org")
    make_application(organisation="Muu ry")
    response = handler_client.post(INBOX, {"q": "aino@lumme.example.org"})
    assert response.headers["Location"] == SEARCHED
    html = read(handler_client, SEARCHED)
    assert 'value="aino@lumme.example.org"' in html
    assert not re.search(r'(href|src|action)="[^"]*aino', html)
    assert '<input type="hidden" name="searched" value="1">' in html  # a filter keeps the search


def test_search_is_over_when_it_is_emptied_or_left(handler_client, db):
    make_application(organisation="Lumme ry")
    assert "Lumme ry" not in search(handler_client, "olematon")
    assert "Lumme ry" in read(handler_client, INBOX)
    assert handler_client.post(INBOX, {"q": " "}).headers["Location"] == INBOX
    assert "Lumme ry" in read(handler_client, SEARCHED)


def test_search_finds_by_reference(handler_client, db):
    application = make_application()
    make_application(organisation="Muu ry")
    html = search(handler_client, application.reference.lower())
    assert "Naiset ry" in html
    assert "Muu ry" not in html


@pytest.mark.parametrize("query", ['"', "'", "%", "*", "\x00", "(", "x" * 5000, "æøå", "🧶"])
def test_odd_search_finds_nothing_and_fails_nothing(handler_client, db, query):
    make_application()
    html = search(handler_client, query)
    if query != "\x00":  # Wagtail takes that for no search at all
        assert "Naiset ry" not in html


def test_common_words_are_found_as_well_as_rare_ones(handler_client, db, monkeypatch):
    monkeypatch.setattr("forms.search.FEW", 2)
    for number in range(5):
        make_application(organisation=f"Yhdistys {number}")
    html = search(handler_client, "yhdistys maija")
    assert "Yhdistys 0" in html
    assert "Yhdistys 4" in html
    assert "Yhdistys 4" not in search(handler_client, "yhdistys 3")


def test_filters_by_handler_and_language(handler_client, handler, db):
    make_application(organisation="Minun")
    Application.objects.update(assignee=handler, language="sv")
    make_application(organisation="Muiden")
    html = read(handler_client, f"{INBOX}results/?assignee={handler.pk}&language=sv")
    assert "Minun" in html
    assert "Muiden" not in html


def test_inbox_takes_few_queries(handler_client, db, django_assert_max_num_queries):
    for number in range(25):
        make_application(organisation=f"Yhdistys {number}")
    search(handler_client, "yhdistys")
    for address in (INBOX, f"{INBOX}?status=all", SEARCHED, f"{INBOX}?p=2"):
        handler_client.get(address)
        with django_assert_max_num_queries(15):
            assert handler_client.get(address).status_code == 200


# One application


def test_reading_is_written_down_once(handler_client, handler, db):
    application = make_application()
    for _ in range(3):
        response = handler_client.get(at(application))
        assert "no-store" in response.headers["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="forms.read")
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


# Decisions


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


# Many at once


def bulk(client, action: str, *applications) -> str:
    ids = "&".join(f"id={each.pk}" for each in applications)
    address = f"/admin/bulk/forms/application/{action}/?next={INBOX}&{ids}"
    shown = read(client, address)
    client.post(address, {"next": INBOX})
    return shown


def test_many_are_taken_up_at_once_as_far_as_their_status_allows(handler_client, handler, db):
    new, accepted = make_application(), make_application(Status.ACCEPTED, organisation="Vanha ry")
    shown = bulk(handler_client, "take_up", new, accepted)
    assert "Näiden tila ei salli sitä" in shown
    new.refresh_from_db()
    accepted.refresh_from_db()
    assert (new.status, new.assignee) == ("in_progress", handler)
    assert accepted.status == "accepted"


@pytest.mark.parametrize(
    ("action", "was", "becomes"), [("spam", "new", "spam"), ("not_spam", "spam", "new")]
)
def test_many_are_sorted_at_once(handler_client, db, action, was, becomes):
    applications = [make_application(was, organisation=name) for name in "ab"]
    bulk(handler_client, action, *applications)
    assert Application.objects.filter(status=becomes).count() == 2


def test_many_are_erased_at_once(handler_client, db):
    bulk(handler_client, "erase", make_application(Status.SPAM), make_application(Status.SPAM))
    assert not Application.objects.exists()
    assert ModelLogEntry.objects.filter(action="forms.erase", deleted=True).count() == 2


def test_all_at_once_beyond_what_is_in_view_is_not_offered(handler_client, db):
    make_application()
    address = f"/admin/bulk/forms/application/erase/?next={INBOX}&id=all"
    assert handler_client.post(address, {"next": INBOX}).status_code == 404
    assert Application.objects.exists()


def test_long_search_ends_after_the_newest_finds(handler_client, db, monkeypatch):
    monkeypatch.setattr("forms.inbox.listing.InboxPaginator.MOST", 3)
    for number in range(5):
        make_application(organisation=f"Yhdistys {number}")
    html = search(handler_client, "yhdistys")
    assert "Uusimmat 3 osumaa" in html
    assert "Yhdistys 4" in html
    assert "Yhdistys 1" not in html


def test_pages_follow_one_another_from_the_newest_to_the_oldest(handler_client, db):
    for number in range(25):
        make_application(organisation=f"Yhdistys {number:02}")
    first, second = read(handler_client, INBOX), read(handler_client, f"{INBOX}?p=2")
    assert "Yhdistys 24" in first and "Yhdistys 05" in first
    assert "Yhdistys 04" in second and "Yhdistys 00" in second
    assert "Yhdistys 04" not in first


def test_editor_cannot_act_on_many(editor_client, db):
    application = make_application()
    address = f"/admin/bulk/forms/application/erase/?next=/admin/&id={application.pk}"
    editor_client.post(address, {"next": "/admin/"})
    assert Application.objects.exists()


# Taking out


@pytest.fixture
def dangerous(db):
    """Applications with what a spreadsheet would take for a formula."""
    make_application(organisation="=HYPERLINK(1)", contact_name="@SUM(A1)", phone="+358 40 1")
    make_application(Status.DECLINED, organisation="Toinen <ry> & \N{BALL OF YARN}")


def load(client, name: str, query: str = "status=all") -> bytes:
    response = client.get(f"{INBOX}export/?{query}&format={name}")
    assert "no-store" in response.headers["Cache-Control"]
    return b"".join(response.streaming_content)


def test_csv_is_safe_from_formulas(handler_client, dangerous):
    text = load(handler_client, "csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[0][0] == "Numero"
    assert "Organisaatio" in rows[0]
    assert "'=HYPERLINK(1)" in rows[1]
    assert "'@SUM(A1)" in rows[1]
    assert "'+358 40 1" in rows[1]
    assert len(rows) == 3


def test_xlsx_has_texts_and_no_formulas(handler_client, dangerous):
    sheet = load_workbook(BytesIO(load(handler_client, "xlsx"))).active
    rows = list(sheet.iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}
    values = [[cell.value for cell in row] for row in rows]
    assert "=HYPERLINK(1)" in values[1]
    assert "Toinen <ry> & \N{BALL OF YARN}" in values[2]


def test_export_holds_what_the_inbox_was_searched_for(handler_client, dangerous):
    assert b"Toinen" in load(handler_client, "csv", "status=declined")
    assert b"HYPERLINK" not in load(handler_client, "csv", "status=declined")
    search(handler_client, "toinen")
    assert b"Toinen" in load(handler_client, "csv", "searched=1")
    assert b"HYPERLINK" not in load(handler_client, "csv", "searched=1")


def test_export_page_tells_the_number_and_the_progress(handler_client, dangerous):
    html = read(handler_client, f"{INBOX}export/?status=all")
    assert "2 hakemusta" in html
    export = html.split('data-export="')[1].split('"')[0]
    assert handler_client.get(export).status_code == 404
    number = export.rstrip("/").rpartition("/")[2]
    load(handler_client, "csv", f"status=all&export={number}")
    assert handler_client.get(export).json() == {"done": 2, "total": 2}


def test_export_is_written_down_with_its_size(handler_client, handler, dangerous):
    load(handler_client, "xlsx")
    entry = ModelLogEntry.objects.get(action="forms.export")
    assert (entry.user, entry.data) == (handler, {"number": 2, "format": "xlsx"})
