"""What staff see and do with letters in the admin."""

from django.contrib.auth.models import Permission
from django.template import RequestContext, Template
from django.urls import reverse

from wagtail.models import Locale
from wagtail.models.audit_log import ModelLogEntry

import pytest

from letters.models import Letter, LetterText
from letters.queue import enqueue
from letters.sending import send_due
from operations.jobs import jobs
from operations.runner import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("welcome")]

State = Letter.State


@pytest.fixture
def staff(client, django_user_model):
    """Somebody who may enter the admin; tests add what else she may do."""
    user = django_user_model.objects.create_user("kaisa", "kaisa@example.org", "x")
    allow(user, "access_admin")
    client.force_login(user)
    client.user = user
    return client


def allow(user, *codenames: str) -> None:
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))


@pytest.fixture
def reader(staff):
    allow(staff.user, "view_letter")
    return staff


@pytest.fixture
def sender(reader):
    allow(reader.user, "resend_letter")
    return reader


@pytest.fixture
def writer(staff):
    allow(staff.user, "change_lettertext")
    return staff


def write(name: str = "Maija", state: str = State.SENT, **options) -> Letter:
    letter = enqueue("welcome", f"{name.lower()}@example.org", "fi", {"name": name}, **options)
    Letter.objects.filter(pk=letter.pk).update(state=state)
    return letter


def page(letter: Letter) -> str:
    return reverse("letters:inspect", args=[letter.pk])


def read(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


# Reading


def test_list_shows_letters_without_their_texts(reader):
    write()
    html = read(reader, reverse("letters:index"))
    assert "maija@example.org" in html
    assert "Tervetuloa, Maija!" not in html


def test_list_is_searched_by_address_and_filtered_by_state(reader):
    write("Maija", State.SENT)
    write("Aino", State.FAILED)
    address = reverse("letters:index")
    searched = reader.post(address, {"q": "maija"}).headers["Location"]
    assert "maija" not in searched
    for found in (searched, f"{address}?state=sent"):
        html = read(reader, found)
        assert "maija@example.org" in html
        assert "aino@example.org" not in html


def test_letter_is_shown_as_it_was_sent_and_the_reading_noted(reader):
    letter = write(attachments=[("kokous.ics", "x", "text/calendar")])
    Letter.objects.update(state=State.FAILED, last_error="550 Ei ole")
    html = read(reader, page(letter))
    for text in ("Hei Maija", "Tervetuloa, Maija!", "ei lähetetty", "550 Ei ole", "kokous.ics"):
        assert text in html
    entry = ModelLogEntry.objects.get(action="letters.read")
    assert (entry.user, entry.object_id) == (reader.user, str(letter.pk))


def test_no_text_of_a_letter_is_taken_for_html(reader):
    letter = write("<script>alert(1)</script>")
    assert "<script>alert(1)" not in read(reader, page(letter))


def test_letters_are_closed_to_others(staff):
    letter = write()
    for address in (reverse("letters:index"), page(letter), reverse("letter-texts:index")):
        assert staff.get(address).status_code == 302
    assert "Kirjeet" not in read(staff, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("action", ["send_again", "cancel"])
def test_readers_do_not_send(reader, action):
    letter = write(state=State.FAILED)
    address = reverse(f"letters:{action}", args=[letter.pk])
    assert address not in read(reader, page(letter))
    assert reader.post(address).status_code == 302
    letter.refresh_from_db()
    assert letter.state == State.FAILED


def letters_of(thing, user, rf) -> str:
    request = rf.get("/admin/application/7/")
    request.user = user
    template = Template("{% load letters %}{% letters_of thing %}")
    return template.render(RequestContext(request, {"thing": thing}))


def test_letters_about_an_object_are_listed_on_its_page(sender, rf):
    letter = write(state=State.FAILED, about=sender.user)
    Letter.objects.update(last_error="550 Ei ole", attempts=3)
    write("Aino")
    html = letters_of(sender.user, sender.user, rf)
    for text in ("maija@example.org", "ei lähetetty", "550 Ei ole", "<td>3</td>"):
        assert text in html
    assert reverse("letters:send_again", args=[letter.pk]) in html
    assert "/admin/application/7/" in html
    assert "aino@example.org" not in html


def test_letters_are_listed_without_a_button_for_those_who_only_read(reader, rf):
    write(state=State.FAILED, about=reader.user)
    assert "<button" not in letters_of(reader.user, reader.user, rf)


def test_button_on_another_page_leads_back_there(sender):
    letter = write(state=State.FAILED)
    address = reverse("letters:send_again", args=[letter.pk])
    assert sender.post(address, {"next": "/admin/"}).url == "/admin/"
    assert sender.post(address, {"next": "https://evil.example.org/"}).url == page(letter)


# Sending again


@pytest.mark.parametrize("state", [State.FAILED, State.UNSURE, State.CANCELLED, State.SENT])
def test_letter_is_sent_again_when_asked(sender, mailoutbox, state):
    letter = write(state=state)
    address = reverse("letters:send_again", args=[letter.pk])
    assert address in read(sender, page(letter))
    sender.post(address)
    sender.post(address)
    send_due()
    assert len(mailoutbox) == 1
    assert ModelLogEntry.objects.filter(action="letters.send_again").count() == 1


@pytest.mark.parametrize("state", [State.QUEUED, State.SENDING])
def test_letter_on_its_way_is_not_queued_again(sender, state):
    letter = write(state=state)
    sender.post(reverse("letters:send_again", args=[letter.pk]))
    letter.refresh_from_db()
    assert letter.state == state


def test_letter_that_may_have_arrived_keeps_its_message_id(sender, mailoutbox):
    unsure, sent = write("Maija", State.UNSURE), write("Aino", State.SENT)
    for letter in (unsure, sent):
        sender.post(reverse("letters:send_again", args=[letter.pk]))
    send_due()
    ids = [message.extra_headers["Message-ID"] for message in mailoutbox]
    assert unsure.message_id in ids
    assert sent.message_id not in ids


def test_waiting_letter_can_be_stopped(sender, mailoutbox):
    letter = write(state=State.QUEUED)
    sender.post(reverse("letters:cancel", args=[letter.pk]))
    send_due()
    letter.refresh_from_db()
    assert letter.state == State.CANCELLED
    assert mailoutbox == []


def test_actions_need_a_button(sender):
    letter = write(state=State.FAILED)
    for name, arguments in (("send_again", [letter.pk]), ("cancel", [letter.pk]), ("test", [])):
        assert sender.get(reverse(f"letters:{name}", args=arguments)).status_code == 405


# Does mail work?


def test_test_letter_goes_to_the_one_who_asks(sender, mailoutbox):
    response = sender.post(reverse("letters:test"), follow=True)
    assert "odottaa" in response.content.decode()
    send_due()
    assert mailoutbox[0].to == ["kaisa@example.org"]


def test_test_letter_needs_an_address(sender):
    sender.user.email = ""
    sender.user.save()
    response = sender.post(reverse("letters:test"), follow=True)
    assert "ei ole sähköpostiosoitetta" in response.content.decode()
    assert not Letter.objects.exists()


def test_list_tells_when_letters_do_not_leave(reader):
    assert "Kirjeet eivät lähde" in read(reader, reverse("letters:index"))
    run(jobs["send-letters"])
    assert "Kirjeet eivät lähde" not in read(reader, reverse("letters:index"))


def test_list_tells_when_letters_go_into_a_folder(reader, settings, tmp_path):
    sentence = str(tmp_path)
    assert sentence not in read(reader, reverse("letters:index"))
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": tmp_path},
        }
    }
    assert sentence in read(reader, reverse("letters:index"))


# What the letters say


@pytest.fixture
def swedish():
    return Locale.objects.get_or_create(language_code="sv")[0]


def text_page(language: str) -> str:
    return reverse("letter-texts:edit", args=["welcome", language])


def test_table_tells_what_translators_have_to_do(writer, swedish):
    Locale.objects.get_or_create(language_code="ar")
    LetterText.objects.create(kind="welcome", language="fi", subject="x", body="x")
    html = read(writer, reverse("letter-texts:index"))
    for state in ("oma teksti", "suomenkielinen teksti on muuttunut", "kirje lähtee suomeksi"):
        assert state in html


def test_text_is_edited_beside_the_finnish_one(writer, swedish):
    html = read(writer, text_page("sv"))
    for text in ("Välkommen, {name}!", "Tervetuloa, {name}!", "Vastaanottajan nimi"):
        assert text in html
    writer.post(text_page("sv"), {"subject": "Hejsan", "body": "Kära {name}"})
    letter = enqueue("welcome", "maija@example.org", "sv", {"name": "Maija"})
    assert (letter.subject, letter.body) == ("Hejsan", "Kära Maija\n")


def test_unknown_field_is_refused_by_name_and_nothing_is_lost(writer, swedish):
    response = writer.post(text_page("sv"), {"subject": "Hejsan", "body": "Kära {nmae}"})
    html = response.content.decode()
    assert "{nmae}" in html
    assert "Tässä kirjeessä ei ole kenttää {nmae}." in html
    assert "Hejsan" in html
    assert not LetterText.objects.exists()


def test_preview_shows_the_examples_and_saves_nothing(writer, swedish):
    text = {"subject": "Hej", "body": "Kära {name}", "preview": ""}
    assert "Kära Maija Mehiläinen" in writer.post(text_page("sv"), text).content.decode()
    assert not LetterText.objects.exists()


def test_ready_made_text_is_offered_and_taken_back(writer, swedish):
    text = LetterText.objects.create(kind="welcome", language="sv", subject="Hej", body="Oma")
    assert "Välkommen, {name}!" not in read(writer, text_page("sv"))
    assert "Välkommen, {name}!" in read(writer, f"{text_page('sv')}?ready-made")
    assert LetterText.objects.contains(text)
    writer.post(text_page("sv"), {"subject": "Hej {name}", "body": "Välkommen, {name}!\r\n"})
    assert not LetterText.objects.exists()


@pytest.mark.parametrize("place", [("welcome", "xx"), ("nothing", "fi")])
def test_text_of_nothing_is_not_found(writer, place):
    assert writer.get(reverse("letter-texts:edit", args=place)).status_code == 404
