"""Letters about meetings: before they are held, and when one is moved or cancelled.

All go through the queue of letters, whose `dedupe_key` sees to it that nobody gets one twice.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Min
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail.models import Page

from letters.kinds import LetterKind
from letters.models import Letter
from letters.queue import Envelope, enqueue_many
from meetings.calendars import calendar_name, write_calendar
from meetings.facts import Status
from meetings.listing import ListedMeeting
from meetings.log import LogEntry
from meetings.models import MeetingChange, MeetingPage
from meetings.models.index import meetings_in
from members.letters import MEETING_CANCELLED, MEETING_CHANGED, MEETING_REMINDER
from members.models import ContactPerson, ReminderSettings
from pages.languages import readable_in
from pages.members_only import readable_by_members
from pages.navigation import absolute_url

STOP_SALT = "members.reminders"


def remind(now: datetime | None = None) -> int:
    """Queue the reminders that are due, each meeting's in one transaction; return how many."""
    now = now or timezone.now()
    days = ReminderSettings.load().days
    meetings = MeetingPage.objects.filter(
        start__gt=now, start__lte=now + timedelta(days=max(days, default=0))
    ).exclude(status=Status.CANCELLED)
    known_since = Min("changes__at")
    uids = readable_by_members(meetings).annotate(known_since=known_since).order_by("start")
    count = 0
    for uid, start, since in uids.values_list("translation_key", "start", "known_since"):
        if since and (due := due_reminder(start, since, days, now)):
            count += remind_of(uid, start, due)
    return count


def due_reminder(start: datetime, since: datetime, days: list[int], now: datetime) -> int | None:
    """Return which of the reminders, so many `days` before, is due; None if none is.

    An earlier one that did not go out in time gives way to a later one. There is none from the
    time before the meeting was published.
    """
    begun = [number for number in days if start - timedelta(days=number) <= now]
    if not begun or since > start - timedelta(days=min(begun)):
        return None
    return min(begun)


def remind_of(uid, start: datetime, days: int) -> int:
    """Remind everybody of one meeting who was not yet reminded, `days` before its start."""
    occasion = f"reminder:{uid}:{start:%Y%m%dT%H%MZ}:{days}"
    return write_to_members(MEETING_REMINDER, uid, occasion)


def tell_of_change(sender, change: MeetingChange, **kwargs) -> None:
    """Queue letters about a published change of time, place or status of a meeting to come."""
    before = MeetingChange.objects.get(meeting=change.meeting, sequence=change.sequence - 1)
    is_over = max(before.end, change.end) <= timezone.now()
    if is_over or not LogEntry(change.at, before, change).is_public:
        return
    if not readable_by_members(MeetingPage.objects.filter(pk=change.meeting_id)).exists():
        return  # a meeting of the staff
    kind = MEETING_CANCELLED if change.status == Status.CANCELLED else MEETING_CHANGED
    uid = change.meeting.translation_key
    write_to_members(kind, uid, f"{changes_of(uid)}{change.sequence}", before)


def changes_of(uid) -> str:
    """Return what the `dedupe_key` of each letter about a change of the meeting begins with."""
    return f"change:{uid}:"


def count_letters_of_changes(page: Page) -> int:
    """Return how many letters there have been about changes of a page, if it is a meeting."""
    if not isinstance(page, MeetingPage):
        return 0
    return Letter.objects.filter(dedupe_key__startswith=changes_of(page.translation_key)).count()


def write_to_members(
    kind: LetterKind, uid, occasion: str, before: MeetingChange | None = None
) -> int:
    """Queue a letter about a meeting to all who want such letters, in one transaction that is
    open no longer than it has to; return how many are new."""
    prefix = f"{occasion}:"
    written = set(
        Letter.objects.filter(dedupe_key__startswith=prefix).values_list("dedupe_key", flat=True)
    )
    people = [person for person in recipients() if f"{prefix}{person.pk}" not in written]
    envelopes = list(write(kind, uid, prefix, people, before))
    with transaction.atomic():
        return len(enqueue_many(kind.key, envelopes))


def recipients() -> list[ContactPerson]:
    """Return whom letters about meetings go to; one who represents two members gets one."""
    people = (
        ContactPerson.objects.filter(is_active=True, organisation__is_active=True)
        .exclude(wishes__about_meetings=False)
        .select_related("wishes")
        .order_by("-pk")
    )
    return list({person.email.casefold(): person for person in people}.values())


def write(
    kind: LetterKind,
    uid,
    prefix: str,
    people: list[ContactPerson],
    before: MeetingChange | None,
) -> Iterator[Envelope]:
    """Yield a letter for each person; what they share in a language is written once."""
    shared = {}
    for person in people:
        language = person.language
        if language not in shared:
            with translation.override(language):
                shared[language] = describe(uid, language, before)
        fields, calendar = shared[language]
        stop_url = make_stop_url(person)
        wants_file = getattr(person, "wishes", None) is None or person.wishes.with_attachments
        values = fields | {"name": person.name, "stop": stop_url}
        yield Envelope(
            to=person.email,
            language=language,
            fields={name: values[name] for name in kind.fields},
            about=person,
            attachments=[("kokous.ics", calendar, "text/calendar")] if wants_file else [],
            dedupe_key=f"{prefix}{person.pk}",
            stop_url=stop_url,
        )


def describe(uid, language: str, before: MeetingChange | None) -> tuple[dict, bytes]:
    """Return what letters in the active language say of a meeting, and the calendar file."""
    pages = readable_by_members(MeetingPage.objects.filter(translation_key=uid))
    (meeting,) = meetings_in(language, pages, reader=readable_in(language))
    url = absolute_url(meeting.url)
    is_at_new_time = before and (before.start, before.end) != (meeting.start, meeting.end)
    fields = {
        "meeting": meeting.title,
        "when": when(meeting.start, meeting.end),
        "before": when(before.start, before.end) if is_at_new_time else "",
        "where": where(meeting),
        "join": "",
        "note": meeting.note,
        "page": url,
    }
    if meeting.join_url and not meeting.is_cancelled:
        fields["join"] = _("Join the meeting: %(url)s") % {"url": meeting.join_url}
    name = calendar_name(meeting.title)
    return fields, write_calendar(name, url, [meeting], show_join_url=True)


def when(start: datetime, end: datetime) -> str:
    """Return a time in words: the day, and from when to when."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    day = f"{date_format(start, 'l')} {date_format(start, 'DATE_FORMAT')}"
    hours = {"start": date_format(start, "TIME_FORMAT"), "end": date_format(end, "TIME_FORMAT")}
    if start.date() != end.date():
        last = f"{date_format(end, 'DATE_FORMAT')} {hours['end']}"
        return f"{day} {hours['start']} – {last}"
    return f"{day} {_('from %(start)s to %(end)s') % hours}"


def where(meeting: ListedMeeting) -> str:
    if not meeting.is_online:
        return meeting.place or "–"
    if meeting.attendance == "mixed":
        return ", ".join(filter(None, [meeting.place, _("also online")]))
    return meeting.place or _("Online")


def make_stop_url(person: ContactPerson) -> str:
    """Return where one person's letters about meetings can be stopped, and nothing else done."""
    signed = signing.dumps(person.pk, salt=STOP_SALT)
    with translation.override(person.language):
        return absolute_url(reverse("stop_letters", args=[signed]))


def read_stop_url(signed: str) -> ContactPerson | None:
    try:
        key = signing.loads(signed, salt=STOP_SALT)
    except signing.BadSignature:
        return None
    return ContactPerson.objects.filter(pk=key).first()
