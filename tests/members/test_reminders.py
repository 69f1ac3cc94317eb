"""Letters about meetings: each once, in time, and only to those who want them."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.core import mail

from wagtail.models import PageViewRestriction

import pytest
from icalendar import Calendar

from letters.models import Letter
from letters.sending import send_due
from letters.smtp import encode
from meetings.facts import Status
from meetings.models import MeetingPage
from members.jobs import remind_of_meetings
from members.models import LetterWishes, ReminderSettings
from tests.members.conftest import HELSINKI, JOIN_URL
from tests.support.factories import ContactPersonFactory, MeetingPageFactory
from tests.support.meeting_editor import edit

DAY = timedelta(days=1)


def letters(kind="meeting-reminder"):
    return list(Letter.objects.filter(kind=kind).order_by("pk"))


@pytest.mark.parametrize(
    ("before", "count"),
    [
        (timedelta(days=7, seconds=1), 0),
        (timedelta(days=7), 1),
        (timedelta(days=1, seconds=1), 1),
        (timedelta(days=1), 1),
        (timedelta(seconds=1), 1),
        (timedelta(), 0),
    ],
)
def test_reminder_goes_out_from_its_moment_until_the_meeting(
    meeting, contact, clock, before, count
):
    clock.move_to(meeting.start - before)
    remind_of_meetings()
    assert len(letters()) == count


def test_each_is_reminded_7_days_and_1_day_before_and_never_twice(meeting, contact, clock):
    for hours in range(0, 24 * 10, 6):
        clock.move_to(meeting.start - timedelta(days=10) + timedelta(hours=hours))
        remind_of_meetings()
        remind_of_meetings()
    assert len(letters()) == 2


def test_reminder_says_when_where_and_how_to_join(meeting, contact, clock):
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    (letter,) = letters()
    assert letter.to == "maija@example.org"
    assert "keskiviikko 27. tammikuuta 2027 klo 13.00–15.00" in letter.body
    assert "Teams" in letter.body
    assert JOIN_URL in letter.body
    assert "http://localhost:8000/fi/kokoukset/2027-01-27/" in letter.body


def test_calendar_file_is_the_meeting_of_the_feed(client, meeting, contact, clock):
    meeting.place = "Zoom"
    meeting.save_revision().publish()
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    attachment = letters()[0].attachments.get()
    assert attachment.mimetype == "text/calendar"
    (event,) = Calendar.from_ical(bytes(attachment.content)).walk("VEVENT")
    assert (event["UID"], event["SEQUENCE"]) == (meeting.uid, 1)
    assert JOIN_URL in event["DESCRIPTION"]


def test_who_subscribes_to_her_calendar_gets_no_file(meeting, contact, clock):
    LetterWishes.objects.create(contact=contact, with_attachments=False)
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    assert not letters()[0].attachments.exists()


def test_days_are_set_by_staff(meeting, contact, clock):
    ReminderSettings.objects.create(days_before="3")
    clock.move_to(meeting.start - 7 * DAY)
    remind_of_meetings()
    assert letters() == []
    clock.move_to(meeting.start - 3 * DAY)
    remind_of_meetings()
    assert len(letters()) == 1


def test_no_days_no_reminders(meeting, contact, clock):
    ReminderSettings.objects.create(days_before="")
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    assert letters() == []


@pytest.mark.parametrize("days", ["x", "0", "1.5", "61", "-1", "٣"])
def test_days_that_cannot_be_are_refused_at_the_field(admin_client, home, days):
    key = ReminderSettings.load().pk
    address = f"/admin/settings/members/remindersettings/{key}/"
    html = admin_client.post(address, {"days_before": days}).content.decode()
    assert "error-message" in html
    assert ReminderSettings.load().days == [7, 1]


def test_late_runner_sends_the_reminder_that_is_still_of_use(meeting, contact, clock):
    clock.move_to(meeting.start - timedelta(hours=2))
    remind_of_meetings()
    remind_of_meetings()
    assert len(letters()) == 1


def test_meeting_published_late_is_reminded_of_only_for_the_time_to_come(index, contact, clock):
    start = datetime(2027, 1, 14, 13, tzinfo=HELSINKI)  # in three days
    meeting = MeetingPageFactory(parent=index, start=start)
    meeting.save_revision().publish()
    remind_of_meetings()
    assert letters() == []
    clock.move_to(start - DAY)
    remind_of_meetings()
    assert len(letters()) == 1


def test_nothing_is_sent_of_meetings_entered_afterwards(index, contact, clock):
    meeting = MeetingPageFactory(parent=index, start=datetime(2026, 12, 1, 13, tzinfo=HELSINKI))
    meeting.save_revision().publish()
    meeting.start += 2 * DAY
    meeting.end += 2 * DAY
    meeting.status, meeting.status_note = Status.MOVED, "Siirtyi."
    meeting.save_revision().publish()
    remind_of_meetings()
    assert not Letter.objects.exists()


def test_drafts_and_cancelled_meetings_are_not_reminded_of(index, meeting, contact, clock):
    MeetingPageFactory(parent=index, start=meeting.start, live=False)
    meeting.status, meeting.status_note = Status.CANCELLED, "Peruttiin."
    meeting.save_revision().publish()
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    assert letters() == []


def test_moved_or_cancelled_is_told_at_once(meeting, contact, clock):
    meeting.start += 7 * DAY
    meeting.end += 7 * DAY
    meeting.status, meeting.status_note = Status.MOVED, "Sali oli varattu."
    meeting.save_revision().publish()
    (moved,) = letters("meeting-changed")
    assert "3. helmikuuta 2027" in moved.body
    assert "Aiempi aika: keskiviikko 27. tammikuuta 2027" in moved.body
    assert "Sali oli varattu." in moved.body
    meeting.status, meeting.status_note = Status.CANCELLED, "Ei löytynyt uutta aikaa."
    meeting.save_revision().publish()
    (cancelled,) = letters("meeting-cancelled")
    assert cancelled.subject.startswith("Peruttu: Verkoston kokous")
    (event,) = Calendar.from_ical(bytes(cancelled.attachments.get().content)).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)
    assert JOIN_URL not in cancelled.body


def test_new_place_does_not_call_the_time_an_earlier_one(meeting, contact, clock):
    meeting.place = "Zoom"
    meeting.status, meeting.status_note = Status.MOVED, "Vaihdoimme paikkaa."
    meeting.save_revision().publish()
    (changed,) = letters("meeting-changed")
    assert "–15.00\nPaikka: Zoom\n" in changed.body
    assert "Aiempi aika" not in changed.body


def test_editor_is_told_how_many_are_written_to_of_a_change(clock, admin_client, meeting, contact):
    def publish(**changes):
        response = edit(admin_client, meeting, **changes)
        return admin_client.get(response.headers["Location"]).content.decode()

    ContactPersonFactory(email="toinen@example.org")
    moved = {"start": "3.2.2027 13.00", "end": "3.2.2027 15.00"}
    told = "Muutoksesta lähtee kirje 2 yhteyshenkilölle."
    assert told in publish(**moved)
    assert len(letters("meeting-changed")) == 2
    assert "lähtee kirje" not in publish(**moved, title="Uusi nimi")
    tomorrow = {"go_live_at": "2027-01-12 9:00"}
    assert "lähtee kirje" not in publish(**moved | {"place": "Zoom"}, **tomorrow)
    assert len(letters("meeting-changed")) == 2


def test_meeting_of_the_staff_is_written_of_to_nobody(meeting, contact, clock):
    PageViewRestriction.objects.create(page=meeting, restriction_type="groups")
    meeting.status, meeting.status_note = Status.CANCELLED, "Peruttiin."
    meeting.save_revision().publish()
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    assert not Letter.objects.exists()


def test_publishing_again_without_a_change_tells_nothing(meeting, contact, clock):
    meeting.agenda = "<p>Uusi asialista</p>"
    meeting.title = "Uusi nimi"
    meeting.save_revision().publish()
    assert not Letter.objects.exists()


def test_moved_meeting_is_reminded_of_anew(meeting, contact, clock):
    clock.move_to(meeting.start - 7 * DAY)
    remind_of_meetings()
    meeting.start += 30 * DAY
    meeting.end += 30 * DAY
    meeting.status, meeting.status_note = Status.MOVED, "Siirtyi."
    meeting.save_revision().publish()
    remind_of_meetings()
    assert len(letters()) == 1
    clock.move_to(meeting.start - 7 * DAY)
    remind_of_meetings()
    assert len(letters()) == 2


def test_letters_go_to_those_who_still_represent_a_member(meeting, contact, clock):
    ContactPersonFactory(is_active=False)
    ContactPersonFactory(organisation__is_active=False)
    ContactPersonFactory(email="Maija@example.org")  # of a second member
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    assert [letter.to.lower() for letter in letters()] == ["maija@example.org"]


# Stopping


def stop_path(letter):
    return urlsplit(letter.stop_url).path


def test_mail_program_stops_the_letters_by_one_click(client, meeting, contact, clock):
    clock.move_to(meeting.start - 7 * DAY)
    remind_of_meetings()
    send_due()
    headers = mail.outbox[0].message()
    (letter,) = letters()
    assert headers["List-Unsubscribe"] == f"<{letter.stop_url}>"
    assert f"\r\nList-Unsubscribe: <{letter.stop_url}>\r\n".encode() in encode(mail.outbox[0])
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    response = client.post(stop_path(letter), {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    meeting.status, meeting.status_note = Status.CANCELLED, "Peruttiin."
    meeting.save_revision().publish()
    assert Letter.objects.count() == 1


def test_scanner_that_follows_the_link_stops_nothing(client, meeting, contact, clock):
    clock.move_to(meeting.start - 7 * DAY)
    remind_of_meetings()
    (letter,) = letters()
    response = client.get(stop_path(letter))
    assert "Lopeta viestit" in response.content.decode()
    assert not LetterWishes.objects.filter(about_meetings=False).exists()


def test_stop_link_opens_nothing_else_and_cannot_be_made_up(client, meeting, contact, clock):
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    signed = stop_path(letters()[0]).split("/")[-2]
    assert client.get(f"/fi/oma-sivu/{signed}/").status_code == 404
    for other in (signed[:-2], f"{contact.pk}", "x"):
        response = client.post(f"/fi/oma-sivu/muistutukset/{other}/")
        assert response.status_code == 404
        assert "ei ole voimassa" in response.content.decode()


def test_letters_erased_forget_the_stop_link(meeting, contact, clock):
    clock.move_to(meeting.start - DAY)
    remind_of_meetings()
    Letter.objects.all().erase_personal_data()
    assert letters()[0].stop_url == ""


def test_crash_while_queueing_leaves_nothing_behind_and_the_next_run_does_it_all(
    meeting, contact, clock, monkeypatch
):
    ContactPersonFactory.create_batch(3)
    clock.move_to(meeting.start - DAY)

    def crash(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("letters.queue.attach", crash)
        with pytest.raises(KeyboardInterrupt):
            remind_of_meetings()
    assert letters() == []
    remind_of_meetings()
    assert len(letters()) == 4


def test_many_reminders_take_few_queries(meeting, clock, django_assert_max_num_queries):
    ContactPersonFactory.create_batch(60)
    clock.move_to(meeting.start - DAY)
    with django_assert_max_num_queries(25):
        remind_of_meetings()
    assert Letter.objects.count() == 60
    assert MeetingPage.objects.count() == 1
