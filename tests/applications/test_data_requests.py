"""What is held on people: for how long, who is told, and how it is forgotten."""

import json
from datetime import date, datetime, timedelta

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from applications.jobs import erase_applications
from applications.models import Application, ErasedCount, Note, RetentionSettings, Status
from applications.models.retention import add_months
from applications.receiving import index_terms
from letters.models import Letter
from letters.queue import enqueue
from members.models import ContactPerson, MemberOrganisation
from tests.support.applications import make_application

REQUEST = "/admin/applications/data-request/"


def decide(application: Application, day: date) -> None:
    moment = timezone.make_aware(datetime(day.year, day.month, day.day, 23, 30))
    Application.objects.filter(pk=application.pk).update(decided_at=moment)
    application.refresh_from_db()


def write_to(application: Application) -> Letter:
    fields = {"reference": "x", "organisation": "x", "name": "Maija", "message": ""}
    return enqueue("application-declined", application.email, "fi", fields, about=application)


# How long


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 12, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day, months, then):
    assert add_months(day, months) == then


@pytest.mark.parametrize("decided", [date(2026, 1, day) for day in (27, 28, 29, 30, 31)])
def test_each_application_is_erased_on_the_day_it_shows(db, time_machine_at, decided):
    settings = RetentionSettings.load()
    settings.spam = 1
    settings.save()
    application = make_application(Status.SPAM)
    decide(application, decided)
    day = settings.erased_on(application)
    for offset, is_there in ((-1, True), (0, False)):
        moment = timezone.make_aware(datetime(day.year, day.month, day.day, 0, 30))
        with time_machine_at(moment + timedelta(days=offset)):
            erase_applications()
        assert Application.objects.exists() is is_there


def test_undecided_applications_are_never_erased(db, time_machine_at):
    make_application(Status.NEW)
    make_application(Status.IN_PROGRESS)
    with time_machine_at(timezone.now() + timedelta(days=9999)):
        erase_applications()
    assert Application.objects.count() == 2


def test_each_outcome_is_kept_as_long_as_the_settings_say(handler_client, time_machine_at):
    address = f"/admin/settings/applications/retentionsettings/{RetentionSettings.load().pk}/"
    response = handler_client.post(address, {"accepted": 3, "declined": 2, "spam": 1})
    assert response.status_code == 302
    for status in (Status.ACCEPTED, Status.DECLINED, Status.SPAM):
        make_application(status)
    left = [3, 2, 1, 0]
    for months, number in enumerate(left):
        with time_machine_at(timezone.now() + timedelta(days=31 * months + 1)):
            erase_applications()
        assert Application.objects.count() == number


def test_application_shows_the_day_of_its_erasure(handler_client, db):
    application = make_application(Status.DECLINED)
    decide(application, date(2026, 3, 5))
    html = handler_client.get(f"/admin/applications/{application.pk}/").content.decode()
    assert "5.3.2027" in html


def test_dry_run_lists_and_erases_nothing(db, capsys, time_machine_at):
    application = make_application(Status.SPAM)
    with time_machine_at(timezone.now() + timedelta(days=40)):
        call_command("erase_applications", "--dry-run")
        assert f"{application.reference} spam\n1 would be erased." in capsys.readouterr().out
        assert Application.objects.exists()
        call_command("erase_applications")
        assert "1 were erased." in capsys.readouterr().out
    assert not Application.objects.exists()


def test_numbers_remain_without_persons(handler_client, db, time_machine_at):
    application = make_application(Status.SPAM)
    Note.objects.create(application=application, text="Maija soitti")
    letter = write_to(application)
    with time_machine_at(timezone.now() + timedelta(days=40)):
        erase_applications()
    counted = ErasedCount.objects.get()
    assert (counted.outcome, counted.number) == ("spam", 1)
    assert not Note.objects.exists()
    letter.refresh_from_db()
    assert (letter.to, letter.body) == ("", "")
    log = json.dumps(list(ModelLogEntry.objects.values("label", "data", "action")), default=str)
    assert "maija" not in log.lower()
    html = handler_client.get("/admin/applications/numbers/").content.decode()
    assert f"<th>{timezone.localdate().year}</th>" in html


def test_privacy_page_tells_the_real_times(client, starter_site):
    settings = RetentionSettings.load()
    settings.declined = 7
    settings.save()
    html = client.get("/fi/tietosuoja/").content.decode()
    assert "Hylätyt hakemukset poistetaan 7 kuukauden kuluttua päätöksestä." in html


# A person who asks


@pytest.fixture
def maija(db):
    """A person on whom something is held everywhere, and another one who stays."""
    application = make_application(email="maija@example.org")
    Note.objects.create(application=application, text="Soitin")
    write_to(application)
    other = make_application(email="aino@example.org", contact_name="Aino")
    Note.objects.create(application=other, text="Katso myös maija@example.org")
    Note.objects.create(application=other, text="Aivan muuta")
    write_to(other)
    member = MemberOrganisation.objects.create(name="Naiset ry", is_public=True)
    for email in ("Maija@example.org", "aino@example.org"):
        ContactPerson.objects.create(organisation=member, name=email, email=email)
    return application


def test_lookup_counts_what_is_held(handler_client, maija):
    html = handler_client.post(REQUEST, {"email": "MAIJA@example.org"}).content.decode()
    for line in ("Hakemuksia: 1", "Muistiinpanoja: 2", "Kirjeitä: 1", "Yhteyshenkilöitä: 1"):
        assert line in html


def test_everything_held_is_handed_over(handler_client, maija):
    response = handler_client.post(REQUEST, {"email": "maija@example.org", "export": "1"})
    data = response.json()
    assert data["applications"][0]["answers"]["Nimi"] == "Maija Meikäläinen"
    assert {len(data[name]) for name in ("applications", "letters", "contacts")} == {1}
    assert len(data["notes"]) == 2
    assert "aino@example.org" not in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]
    assert ModelLogEntry.objects.filter(action="applications.hand_over").exists()


def test_everything_held_is_erased_and_others_stay(handler_client, maija):
    handler_client.post(REQUEST, {"email": "maija@example.org", "erase": "1"})
    assert Application.objects.get().email == "aino@example.org"
    assert Note.objects.get().text == "Aivan muuta"
    assert [letter.to for letter in Letter.objects.exclude(to="")] == ["aino@example.org"]
    assert ContactPerson.objects.get().email == "aino@example.org"
    html = handler_client.post(REQUEST, {"email": "maija@example.org"}).content.decode()
    assert "ei ole tallennettu mitään" in html
    entry = ModelLogEntry.objects.get(action="applications.erase_person")
    assert entry.data == {"applications": 1, "notes": 2, "letters": 1, "contacts": 1}


def test_address_in_any_answer_counts(handler_client, db):
    application = make_application(email="maija@example.org")
    extra = application.answers[2] | {"key": "second", "meaning": "", "value": "toinen@example.org"}
    application.answers.append(extra)
    application.save()
    application.search_terms.all().delete()
    index_terms(application)
    handler_client.post(REQUEST, {"email": "toinen@example.org", "erase": "1"})
    assert not Application.objects.exists()


@pytest.mark.parametrize(
    ("text", "is_about_her"),
    [
        ("Soitin emma@example.org:n puolesta.", False),
        ("Kirjoita ma@example.org.fi.", False),
        ("Vastaa osoitteeseen MA@example.org.", True),
        ("(ma@example.org)", True),
    ],
)
def test_note_counts_only_if_it_names_the_whole_address(handler_client, db, text, is_about_her):
    Note.objects.create(application=make_application(), text=text)
    handler_client.post(REQUEST, {"email": "ma@example.org", "erase": "1"})
    assert Note.objects.exists() is not is_about_her


def test_letters_to_an_earlier_address_are_erased_too(handler_client, db):
    organisation = MemberOrganisation.objects.create(name="Naiset ry")
    contact = ContactPerson.objects.create(
        organisation=organisation, name="Maija", email="uusi@example.org"
    )
    enqueue("address-changed", "vanha@example.org", "fi", {"name": "Maija"}, about=contact)
    handler_client.post(REQUEST, {"email": "uusi@example.org", "erase": "1"})
    assert not Letter.objects.exclude(to="").exists()


@pytest.mark.parametrize("email", ["", "x", "\x00", "a@b", "x" * 5000 + "@example.org"])
def test_odd_address_is_told(handler_client, db, email):
    assert handler_client.post(REQUEST, {"email": email, "erase": "1"}).status_code == 200


def test_answers_stay_out_of_the_public_search(client, starter_site):
    make_application(organisation="Kuusiokulma")
    html = client.get("/fi/haku/?q=kuusiokulma").content.decode()
    assert "Kuusiokulma" not in html
