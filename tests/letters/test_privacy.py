"""Letters are forgotten: after a year, and when somebody asks for it."""

import os
import time
from datetime import timedelta

from django.utils import timezone

import pytest

from letters.models import Attachment, Letter
from letters.queue import enqueue
from letters.retention import KEPT_FOR, erase_old
from letters.sending import send_due
from operations.jobs import jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("welcome")]

PERSONAL = ("to", "reply_to", "subject", "body", "last_error")


@pytest.fixture
def letter():
    return enqueue(
        "welcome",
        "maija@example.org",
        "fi",
        {"name": "Maija"},
        reply_to="maija@example.org",
        attachments=[("maija.txt", "Maija", "text/plain")],
    )


def age(letter: Letter, days: timedelta) -> None:
    Letter.objects.filter(pk=letter.pk).update(created_at=timezone.now() - days)


def is_erased(letter: Letter) -> bool:
    letter.refresh_from_db()
    left = [name for name in PERSONAL if getattr(letter, name)]
    return letter.erased_at is not None and not left and not Attachment.objects.exists()


def test_letter_is_erased_after_a_year(letter):
    send_due()
    age(letter, KEPT_FOR + timedelta(minutes=1))
    assert erase_old() == 1
    assert is_erased(letter)
    assert letter.state == Letter.State.SENT
    assert erase_old() == 0


def test_letter_is_kept_for_a_year(letter):
    send_due()
    age(letter, KEPT_FOR - timedelta(minutes=1))
    assert erase_old() == 0


def test_files_of_letters_go_after_a_week(tmp_path, settings):
    settings.MAIL_DIR = tmp_path
    for name, days in (("new.log", 6), ("old.log", 8), ("other", 8)):
        (tmp_path / name).write_text("Hei Maija")
        os.utime(tmp_path / name, times=(time.time() - days * 86400,) * 2)
    jobs["erase-letters"].function()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.log", "other"]


def test_letters_to_a_person_are_erased_on_request(letter):
    send_due()
    assert Letter.objects.to("Maija@Example.org").erase_personal_data() == 1
    assert is_erased(letter)


def test_erased_letter_is_not_sent(letter, mailoutbox):
    Letter.objects.to("maija@example.org").erase_personal_data()
    send_due()
    assert mailoutbox == []
    assert is_erased(letter)
    assert letter.state == Letter.State.CANCELLED


def test_erased_letter_cannot_be_sent_again(letter):
    Letter.objects.all().erase_personal_data()
    letter.refresh_from_db()
    assert not letter.queue_again()


def test_letter_names_nobody_where_it_is_named(letter):
    assert "maija" not in str(letter).lower()
