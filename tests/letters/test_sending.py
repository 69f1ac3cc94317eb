"""What becomes of letters when the mail server is good, bad or away."""

import socket
from datetime import UTC, datetime, timedelta

from django.utils import timezone

import pytest
import time_machine

from letters import smtp as smtp_client
from letters.models import Letter
from letters.queue import enqueue
from letters.sending import CRASHED_AFTER, PAUSES, claim, send_due
from operations.jobs import stopping
from tests.support.smtp_server import DROP, HANG, SmtpServer, closed_port, mailers, serve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("welcome")]

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(smtp_client, "SECONDS_TO_ACCEPT", 0.2)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def write(name="Maija", **options) -> Letter:
    return enqueue("welcome", f"{name.lower()}@example.org", "fi", {"name": name}, **options)


def after_sending(letter: Letter) -> Letter:
    send_due()
    letter.refresh_from_db()
    return letter


def states(*letters: Letter) -> list[str]:
    found = Letter.objects.in_bulk([letter.pk for letter in letters])
    return [found[letter.pk].state for letter in letters]


def text_of(message) -> str:
    return message.get_body().get_content().replace("\r\n", "\n")


def test_letter_arrives_once(smtp):
    letter = after_sending(write())
    send_due()
    assert letter.state == Letter.State.SENT
    assert letter.sent_at
    assert smtp.recipients == ["maija@example.org"]


def test_batch_takes_one_connection(smtp):
    for name in ("Aino", "Eeva", "Maija"):
        write(name)
    send_due()
    assert len(smtp.letters) == 3
    assert smtp.connections == 1


def test_nobody_is_called_when_there_is_nothing_to_send(smtp):
    send_due()
    assert smtp.connections == 0


def test_letter_says_what_it_is(smtp, settings):
    settings.SITE_URL = "https://www.example.org"
    letter = after_sending(write())
    message = smtp.letters[0]
    assert message["Subject"] == "Hei Maija"
    assert message["From"] == settings.DEFAULT_FROM_EMAIL
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "fi"
    assert message["Message-ID"] == letter.message_id
    assert message["Message-ID"].endswith("@www.example.org>")
    assert message["Date"].datetime
    assert message.get_content_type() == "text/plain"
    assert text_of(message) == "Tervetuloa, Maija!\n"


def test_replies_go_where_they_should(smtp):
    write(reply_to="verkosto@example.org")
    send_due()
    assert smtp.letters[0]["Reply-To"] == "verkosto@example.org"


# Refusals


@pytest.mark.parametrize("step", ["RCPT", "DATA", "END"])
def test_final_refusal_fails_at_once(smtp, step):
    smtp.behave = lambda at, letters: "550 No such person" if at == step else None
    letter = after_sending(write())
    assert letter.state == Letter.State.FAILED
    assert "No such person" in letter.last_error
    assert smtp.letters == []


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "END"])
def test_passing_refusal_is_tried_again(smtp, clock, step):
    smtp.behave = lambda at, letters: "451 Later, please" if at == step else None
    letter = after_sending(write())
    assert letter.state == Letter.State.QUEUED
    assert "Later, please" in letter.last_error
    smtp.behave = lambda at, letters: None
    clock.move_to(NOW + PAUSES[0])
    assert after_sending(letter).state == Letter.State.SENT
    assert letter.attempts == 2
    assert len(smtp.letters) == 1


def test_refused_sender_is_not_the_recipients_fault(smtp, clock):
    smtp.behave = lambda step, letters: "553 Not you" if step == "MAIL" else None
    assert after_sending(write()).state == Letter.State.QUEUED


def test_refusal_of_one_does_not_keep_the_others_waiting(smtp, clock):
    answers = iter(["451 Later"])
    smtp.behave = lambda step, letters: next(answers, None) if step == "RCPT" else None
    first, second = write("Aino"), write("Eeva")
    send_due()
    assert states(first, second) == [Letter.State.QUEUED, Letter.State.SENT]
    assert smtp.connections == 1


# Silence and broken lines


@pytest.mark.parametrize("trouble", [HANG, DROP])
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_trouble_before_the_end_of_the_text_is_tried_again(smtp, clock, step, trouble):
    smtp.behave = lambda at, letters: trouble if at == step else None
    letter = after_sending(write())
    assert letter.state == Letter.State.QUEUED
    smtp.behave = lambda at, letters: None
    clock.move_to(NOW + PAUSES[0])
    assert after_sending(letter).state == Letter.State.SENT
    assert len(smtp.letters) == 1


@pytest.mark.parametrize("trouble", [HANG, DROP])
def test_trouble_after_the_end_of_the_text_is_left_to_staff(smtp, clock, trouble):
    smtp.behave = lambda step, letters: trouble if step == "END" else None
    letter = after_sending(write())
    assert letter.state == Letter.State.UNSURE
    smtp.behave = lambda step, letters: None
    clock.move_to(NOW + timedelta(days=4))
    assert after_sending(letter).state == Letter.State.UNSURE


def test_server_that_takes_few_letters_in_a_row_gets_them_all(smtp):
    def behave(step, letters):
        return "421 Enough" if step == "MAIL" and letters == smtp.connections else None

    smtp.behave = behave
    letters = [write(name) for name in ("Aino", "Eeva", "Maija")]
    send_due()
    assert states(*letters) == [Letter.State.SENT] * 3
    assert smtp.connections == 3


def test_server_that_dies_between_letters_gets_the_rest_later(settings, clock):
    letters = [write(name) for name in ("Aino", "Eeva", "Maija")]
    with serve(SmtpServer()) as server:
        settings.MAILERS = mailers(server.port)
        server.behave = lambda step, letters: DROP if letters == 1 else None
        send_due()
    send_due()
    assert len(server.letters) == 1
    server.behave = lambda step, letters: None
    with serve(server, port=server.port):
        for pause in PAUSES[:2]:
            clock.shift(pause)
            send_due()
    assert [server.received(letter.message_id) for letter in letters] == [1, 1, 1]


def test_server_that_is_away_costs_every_letter_one_attempt(settings, clock):
    settings.MAILERS = mailers(closed_port())
    letters = [write(name) for name in ("Aino", "Eeva")]
    send_due()
    for letter in letters:
        letter.refresh_from_db()
        assert letter.state == Letter.State.QUEUED
        assert letter.attempts == 1
        assert letter.next_attempt_at == NOW + PAUSES[0]
        assert letter.last_error


def test_server_that_takes_the_call_and_says_nothing_is_left(settings, clock):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.MAILERS = mailers(silent.getsockname()[1])
        letter = after_sending(write())
    assert letter.state == Letter.State.QUEUED
    assert letter.last_error == "Postipalvelin ei vastaa."


def test_after_a_day_without_a_server_every_letter_arrives_once(settings, clock):
    port = closed_port()
    settings.MAILERS = mailers(port)
    letters = [write(name) for name in ("Aino", "Eeva", "Maija")]
    for _hour in range(24):
        send_due()
        clock.shift(timedelta(hours=1))
    with serve(SmtpServer(), port=port) as server:
        for _hour in range(4):
            send_due()
            clock.shift(timedelta(hours=1))
    assert states(*letters) == [Letter.State.SENT] * 3
    assert [server.received(letter.message_id) for letter in letters] == [1, 1, 1]


def test_letter_is_given_up_after_three_days(settings, clock):
    settings.MAILERS = mailers(closed_port())
    letter = write()
    while after_sending(letter).state == Letter.State.QUEUED:
        clock.move_to(letter.next_attempt_at)
    assert letter.state == Letter.State.FAILED
    assert timedelta(days=3) <= timezone.now() - NOW < timedelta(days=3, hours=4)


def test_wrong_password_is_told_and_tried_again(smtp, settings, clock):
    settings.MAILERS["default"]["OPTIONS"] |= {"username": "site", "password": "wrong"}
    letter = after_sending(write())
    assert letter.state == Letter.State.QUEUED
    assert letter.last_error


# Crashes


def test_letter_is_claimed_before_anything_of_it_is_sent(smtp):
    letter = write()
    seen = []
    smtp.behave = lambda step, letters: seen.append(step)
    claimed = claim()
    assert claimed == letter
    assert claim() is None
    assert seen == []


def test_letter_of_a_crashed_runner_is_left_to_staff(smtp, clock):
    letter = write()
    claim()
    clock.shift(CRASHED_AFTER)
    assert after_sending(letter).state == Letter.State.SENDING
    clock.shift(timedelta(seconds=1))
    assert after_sending(letter).state == Letter.State.UNSURE
    assert smtp.letters == []


def test_stopped_runner_leaves_the_rest_in_the_queue(smtp):
    letters = [write(name) for name in ("Aino", "Eeva")]
    smtp.behave = lambda step, letters: stopping.set()
    try:
        send_due()
    finally:
        stopping.clear()
    assert states(*letters) == [Letter.State.SENT, Letter.State.QUEUED]


# Odd letters


def test_addresses_in_any_alphabet_arrive(smtp):
    enqueue("welcome", "jäsen@äänekoski.example.org", "fi", {"name": "Jäsen"})
    send_due()
    assert smtp.recipients == ["jäsen@äänekoski.example.org"]


def test_domain_outside_ascii_is_written_in_ascii(smtp):
    enqueue("welcome", "jasen@äänekoski.example.org", "fi", {"name": "Jäsen"})
    send_due()
    assert smtp.recipients == ["jasen@xn--nekoski-4waa.example.org"]


@pytest.mark.parametrize(
    "name", ["Äiti-Öljy O'Ševčík", "Ольга", "مريم", "“Maija”, <Oy> & \\ Co. 👩‍💻", "x" * 5000]
)
def test_names_arrive_as_they_are(smtp, name):
    enqueue("welcome", "maija@example.org", "fi", {"name": name})
    send_due()
    [message] = smtp.letters
    assert message["Subject"] == f"Hei {name}"[:500]
    assert text_of(message) == f"Tervetuloa, {name}!\n"


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n", "\x0b", "\x00", "\x85", "\u2028"])
def test_no_value_begins_a_header(smtp, newline):
    value = f"Maija{newline}Bcc: everybody@example.org{newline}{newline}Body"
    fields = {"name": value}
    enqueue("welcome", "maija@example.org", "fi", fields, reply_to=f"a@example.org{newline}X: y")
    enqueue("welcome", f"maija@example.org{newline}Bcc: all@example.org", "fi", fields)
    send_due()
    assert smtp.recipients == ["maija@example.org"]
    [message] = smtp.letters
    assert message["Bcc"] is None
    assert message["X"] is None
    assert "\n" not in message["Subject"]


def test_lines_that_begin_with_a_dot_arrive(smtp):
    enqueue("welcome", "maija@example.org", "fi", {"name": "x\n.\n..\n.y"})
    send_due()
    assert text_of(smtp.letters[0]) == "Tervetuloa, x\n.\n..\n.y!\n"


def test_no_line_is_too_long_for_a_mail_server(smtp):
    enqueue("welcome", "maija@example.org", "fi", {"name": "sana " * 1000})
    send_due()
    assert max(map(len, smtp.letters[0].as_bytes().splitlines())) <= 78


@pytest.mark.parametrize(
    ("content", "mimetype"),
    [("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"), (b"\x00\xff", "application/pdf")],
)
def test_attachment_arrives_whole(smtp, content, mimetype):
    write(attachments=[("kokous ä.bin", content, mimetype)])
    send_due()
    [attachment] = smtp.letters[0].iter_attachments()
    assert attachment.get_filename() == "kokous ä.bin"
    assert attachment.get_content_type() == mimetype
    assert attachment.get_content() == content


def test_nobody_is_named_in_the_logs(smtp, clock, caplog):
    replies = {"RCPT": "550 maija@example.org unknown", "END": "451 Maija"}
    for step, reply in replies.items():
        smtp.behave = lambda at, letters, step=step, reply=reply: reply if at == step else None
        write()
        send_due()
    assert "maija" not in caplog.text.lower()
