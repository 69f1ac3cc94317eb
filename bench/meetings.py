"""Measure lists, calendars and reminders with 1,000 meetings in 8 languages and 5,000 members.

`make bench` runs it on both databases.

Prints each figure with its limit, and ends with an error when one is over it.
"""

import sys
from datetime import timedelta
from itertools import batched

from tools import milliseconds, report, set_up, time_of

MEETINGS = 1000
LANGUAGES = ["fi", "sv", "en", "fi-simple", "se", "ru", "ar", "uk"]
MEMBERS = 5000

MOST_QUERIES = 12
SLOWEST_FEED = 100  # milliseconds
FLATTEST = 1.5  # times the cost of a meeting in a feed a tenth as long
SLOWEST_QUEUEING = 15_000  # milliseconds for all members


def make_tree() -> dict:
    """Make a home page and a list of meetings in each language; return the lists."""
    from wagtail.models import Locale, Page, Site

    from home.models import HomePage
    from meetings.models import MeetingIndexPage

    root, lists = Page.get_first_root_node(), {}
    keys = {}
    for code in LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        home = HomePage(title="Verkosto", slug=f"etusivu-{code}", locale=locale, **keys.get(0, {}))
        root.add_child(instance=home)
        index = MeetingIndexPage(
            title="Kokoukset", slug="kokoukset", locale=locale, **keys.get(1, {})
        )
        home.add_child(instance=index)
        keys = {
            n: {"translation_key": page.translation_key} for n, page in enumerate((home, index))
        }
        lists[code] = index
        if code == "fi":
            Site.objects.update(root_page=home)
    return lists


def make_meetings(lists: dict) -> None:
    """Write the meetings straight into the tables: the editor's way would take an hour."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    from wagtail.models import Page

    from meetings.models import MeetingChange, MeetingPage

    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    starts = [now + timedelta(days=7 * (n - MEETINGS // 2)) for n in range(MEETINGS)]
    kind = ContentType.objects.get_for_model(MeetingPage)
    keys = []
    for code, index in lists.items():
        rows = []
        for number, start in enumerate(starts):
            slug = f"{start:%Y-%m-%d}"
            title = f"Verkoston kokous {number} ({code})"
            row = Page(
                title=title,
                draft_title=title,
                slug=slug,
                url_path=f"{index.url_path}{slug}/",
                path=Page._get_path(index.path, index.depth + 1, number + 1),
                depth=index.depth + 1,
                locale=index.locale,
                content_type=kind,
                last_published_at=now,
            )
            if keys:
                row.translation_key = keys[number]
            rows.append(row)
        made = Page.objects.bulk_create(rows, batch_size=500)
        keys = [row.translation_key for row in made]
        insert(
            MeetingPage(
                page_ptr=row,
                start=start,
                end=start + timedelta(hours=2),
                place="Teams",
                intro="Kokouksessa jaamme kuulumiset ja päätämme seuraavasta kampanjasta. " * 2,
                join_url="https://teams.example.org/l/meetup-join/abc",
            )
            for row, start in zip(made, starts, strict=True)
        )
        Page.objects.filter(pk=index.pk).update(numchild=MEETINGS)
    finnish = MeetingPage.objects.filter(locale__language_code="fi")
    facts = MeetingChange.FACTS
    MeetingChange.objects.bulk_create(
        MeetingChange(meeting_id=row.pop("pk"), sequence=0, at=now, **row)
        for row in finnish.values("pk", *facts)
    )


def insert(pages) -> None:
    """Insert the rows that are a page type's own, without signals; `bulk_create` refuses to."""
    from django.db.models.sql import InsertQuery

    for batch in batched(pages, 50):
        query = InsertQuery(type(batch[0]))
        query.insert_values(batch[0]._meta.local_concrete_fields, batch, raw=True)
        query.get_compiler("default").execute_sql()


def count_queries(action) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    action()
    with CaptureQueriesContext(connection) as queries:
        action()
    return len(queries)


def measure_reading() -> list[bool]:
    from django.test import Client

    from meetings.calendars import write_calendar
    from meetings.models.index import meetings_in, public_meetings

    def ask(address):
        response = Client().get(address)
        assert response.status_code == 200, (address, response.status_code)
        return response

    results = []
    for code in ("fi", "sv"):
        page, feed = f"/{code}/kokoukset/", f"/{code}/kokoukset/kalenteri.ics"
        for address in (page, feed):
            queries = count_queries(lambda a=address: ask(a))
            results.append(report(f"{address}", queries, MOST_QUERIES, "queries"))
        print(f"  {page}: {milliseconds(lambda a=page: ask(a), 7):.1f} ms")
        events = ask(feed).content.count(b"BEGIN:VEVENT")
        assert events == MEETINGS
        time = milliseconds(lambda a=feed: ask(a))
        results.append(report(f"feed of {events} meetings, {code}", time, SLOWEST_FEED, "ms"))

    def write(meetings):
        write_calendar("Kokoukset", "https://www.example.org/", meetings_in("sv", meetings))

    dates = public_meetings().filter(locale__language_code="fi").order_by("start")
    tenth = dates.values_list("start", flat=True)[MEETINGS // 10]
    few = milliseconds(lambda: write(public_meetings().filter(start__lt=tenth)))
    many = milliseconds(lambda: write(public_meetings()))
    each = (many / MEETINGS) / (few / (MEETINGS // 10))
    results.append(
        report("cost of a meeting in a long feed", each, FLATTEST, "times a short one's")
    )
    return results


def measure_reminding() -> list[bool]:
    from django.utils import timezone

    from letters.models import Attachment, Letter
    from meetings.models import MeetingPage
    from members.models import ContactPerson, MemberOrganisation
    from members.reminders import remind_of

    member = MemberOrganisation.objects.create(name="Naisten talo ry")
    ContactPerson.objects.bulk_create(
        ContactPerson(
            organisation=member,
            name=f"Henkilö {n}",
            email=f"henkilo{n}@example.org",
            language=LANGUAGES[n % len(LANGUAGES)],
        )
        for n in range(MEMBERS)
    )
    meetings = MeetingPage.objects.filter(locale__language_code="fi", start__gt=timezone.now())
    meeting = meetings.order_by("start").first()

    def remind():
        return remind_of(meeting.translation_key, meeting.start, 7)

    first = time_of(remind)
    assert Letter.objects.count() == Attachment.objects.count() == MEMBERS
    again = time_of(remind)
    assert Letter.objects.count() == MEMBERS
    print(f"  looking again, nothing to do: {again:.0f} ms")
    return [report(f"queueing {MEMBERS} reminders", first, SLOWEST_QUEUEING, "ms")]


def main() -> None:
    set_up()
    from django.db import connection

    print(f"{connection.vendor}, {MEETINGS} meetings", flush=True)
    make_meetings(make_tree())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    results = measure_reading() + measure_reminding()
    connection.close()
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
