"""Putting letters into the queue."""

from django.contrib.auth.models import Group
from django.core import mail
from django.db import transaction

import pytest

from letters.kinds import SOURCE_LANGUAGE
from letters.models import Letter, LetterText
from letters.queue import Envelope, enqueue, enqueue_many
from letters.sending import send_due

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("welcome")]

MAIJA = {"name": "Maija"}


class Rollback(Exception):
    """What a transaction is undone by."""


def write(**options) -> Letter:
    return enqueue("welcome", "maija@example.org", "fi", MAIJA, **options)


def test_letter_is_written_at_once_and_sent_later():
    letter = write()
    assert (letter.subject, letter.body) == ("Hei Maija", "Tervetuloa, Maija!\n")
    assert mail.outbox == []
    send_due()
    assert mail.outbox[0].to == ["maija@example.org"]


def test_letter_of_an_undone_transaction_is_never_sent():
    with pytest.raises(Rollback), transaction.atomic():
        write()
        raise Rollback
    send_due()
    assert mail.outbox == []
    assert not Letter.objects.exists()


def test_same_key_never_makes_a_second_letter():
    first = write(dedupe_key="meeting-7", attachments=[("a.txt", "a", "text/plain")])
    second = write(dedupe_key="meeting-7", attachments=[("a.txt", "a", "text/plain")])
    assert first == second
    assert first.attachments.count() == 1


def test_letters_without_a_key_are_all_their_own():
    assert write() != write()


def test_thousands_are_queued_with_few_queries(django_assert_max_num_queries):
    envelopes = [
        Envelope(f"person{number}@example.org", "fi", MAIJA, dedupe_key=f"reminder-{number}")
        for number in range(5000)
    ]
    with django_assert_max_num_queries(100):
        letters = enqueue_many("welcome", envelopes)
    assert [letter.to for letter in letters] == [envelope.to for envelope in envelopes]
    assert enqueue_many("welcome", envelopes) == letters
    assert Letter.objects.count() == 5000


def test_letters_about_an_object_are_found():
    group, other = Group.objects.create(name="a"), Group.objects.create(name="b")
    letter = write(about=group)
    write(about=other)
    write()
    assert list(Letter.objects.about(group)) == [letter]
    assert letter.about == group


@pytest.mark.parametrize("address", ["MAIJA@example.org", " maija@example.org "])
def test_letters_to_an_address_are_found(address):
    letter = write()
    enqueue("welcome", "aino@example.org", "fi", MAIJA)
    assert list(Letter.objects.to(address)) == [letter]


@pytest.mark.parametrize("fields", [{}, MAIJA | {"age": "40"}])
def test_wrong_fields_are_refused(fields):
    with pytest.raises(ValueError, match="name|age"):
        enqueue("welcome", "maija@example.org", "fi", fields)


@pytest.mark.parametrize("address", ["", "maija", "a@b@example.org", "Maija <maija@example.org>"])
def test_wrong_address_costs_the_letter_but_not_its_occasion(address):
    letter = enqueue("welcome", address, "fi", MAIJA)
    assert letter.state == Letter.State.FAILED
    assert letter.last_error
    send_due()
    assert mail.outbox == []


# The language of a letter


def body_in(language: str) -> tuple[str, str]:
    letter = enqueue("welcome", "maija@example.org", language, MAIJA)
    return letter.language, letter.body


def own_text(language: str) -> None:
    LetterText.objects.create(kind="welcome", language=language, subject="x", body="Oma {name}")


def test_letter_is_in_the_language_asked_for():
    assert body_in("sv") == ("sv", "Välkommen, Maija!\n")


def test_own_text_replaces_the_ready_made_one():
    own_text("sv")
    assert body_in("sv") == ("sv", "Oma Maija\n")
    assert body_in("fi") == ("fi", "Tervetuloa, Maija!\n")


def test_letter_without_a_text_is_in_finnish_and_says_so():
    assert body_in("ar") == (SOURCE_LANGUAGE, "Tervetuloa, Maija!\n")
    own_text("fi")
    assert body_in("ar") == (SOURCE_LANGUAGE, "Oma Maija\n")


def test_what_a_value_says_is_never_taken_for_a_field():
    letter = enqueue("welcome", "maija@example.org", "fi", {"name": "{name} {x} {0.__class__}"})
    assert letter.body == "Tervetuloa, {name} {x} {0.__class__}!\n"


def test_later_changes_of_the_text_leave_written_letters_as_they_are():
    letter = write()
    own_text("fi")
    letter.refresh_from_db()
    assert letter.body == "Tervetuloa, Maija!\n"
