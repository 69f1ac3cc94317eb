from django.core import mail

import pytest

from letters.kinds import Field, LetterKind, kinds
from letters.models import Letter
from letters.queue import Envelope, enqueue, enqueue_many
from letters.sending import send_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def welcome(monkeypatch):
    kind = LetterKind(
        key="welcome",
        title="Tervetuloa",
        audience="member",
        fields={"name": Field("Nimi", "Maija")},
        default_texts={
            "fi": ("Hei {name}", "Tervetuloa {name}!"),
            "sv": ("Hej {name}", "Välkommen {name}!"),
        },
    )
    monkeypatch.setitem(kinds, kind.key, kind)
    return kind


def test_letter_is_sent_once():
    letter = enqueue(
        "welcome",
        "maija@example.org",
        "sv",
        {"name": "Maija"},
        attachments=[("a.ics", "BEGIN", "text/calendar")],
    )
    assert letter.body == "Välkommen Maija!\n"
    send_due()
    send_due()
    assert len(mail.outbox) == 1
    letter.refresh_from_db()
    assert letter.state == Letter.State.SENT


def test_many(django_assert_max_num_queries):
    rows = [
        Envelope(f"m{n}@example.org", "fi", {"name": str(n)}, dedupe_key=f"k{n}")
        for n in range(5000)
    ]
    letters = enqueue_many("welcome", rows)
    again = enqueue_many("welcome", rows)
    assert [letter.pk for letter in letters] == [letter.pk for letter in again]
