"""Measure the inbox and the export at 100,000 applications, or as many as the command names.

`make bench` runs it on both databases.

Prints each figure with its limit, and ends with an error when one is over it.
"""

import random
import resource
import statistics
import sys
import time
from itertools import batched
from uuid import UUID

from tools import ROUNDS, set_up

MANY = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
FEW = 100
SLOWER = 2  # times the same page with a hundred applications
MOST_QUERIES = 15
MOST_MEMORY = 30  # megabytes more at the end of an export than at its beginning

# About as common as in life: one in forty shares a first name, one in two hundred a family name.
NAMES = [
    first + last
    for first in ("Ai", "Mai", "Lee", "Sir", "Fa")
    for last in ("no", "ja", "na", "pa", "ti", "la", "ri", "vi")
]
FAMILIES = [
    first + last
    for first in (
        "Korho",
        "Virta",
        "Mäki",
        "Niemi",
        "Lai",
        "Koski",
        "Sal",
        "Heik",
        "Järvi",
        "Saari",
    )
    for last in ("nen", "la", "ranta", "maa", "lahti", "salo", "aho", "joki", "oja", "kangas")
    + ("harju", "selkä", "vaara", "suo", "linna", "kylä", "pelto", "koski", "saari", "ranne")
]
KINDS = ["Naisten", "Äitien", "Tyttöjen", "Sisarten", "Monikulttuuristen", "Maaseudun"]
PLACES = ["tuki", "talo", "tupa", "keskus", "verkko", "pysäkki", "voima", "koti", "majakka"]
INBOX = "/admin/applications/"
SEARCHED = f"{INBOX}results/?searched=1"
# Some searches find a page full among many and next to nothing among a hundred. They are held
# against a full page of finds among a hundred: as much has to be drawn.
FULL_PAGE = "search, every application"
FINDS_MORE = {
    "search, a first name",
    "search, a person",
    "search, two common words",
    "filter by language",
}
PAGES = {
    "the new ones": INBOX,
    "all": f"{INBOX}?status=all",
    "the last page": f"{INBOX}?status=all&p=99999",
    "the oldest first": f"{INBOX}?status=all&ordering=created_at",
    "filter by language": f"{INBOX}results/?language=sv",
}
SEARCHES = {
    "search, one hit": "y77@",
    "search, a first name": "aino",
    FULL_PAGE: "ry",
    "search, a person": "aino korhonen",
    "search, two common words": "naisten tuki",
    "search, common and rare": "ry y77@",
    "search, no hit": "olematon",
}


def draft(chance: random.Random, number: int):
    from applications.models import Application, Status
    from applications.receiving import fill_columns
    from members.identity import domain_of, name_key

    given = {
        "organisation": f"{chance.choice(KINDS)} {chance.choice(PLACES)} {number} ry",
        "contact_name": f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}",
        "email": f"y{number}@jarjesto{number}.example.org",
        "website": f"https://jarjesto{number}.example.org",
    }
    answers = [
        {
            "key": key,
            "type": "email" if key == "email" else "singleline",
            "meaning": key,
            "label": key,
            "source_label": key,
            "value": value,
            "shown": value,
            "source_shown": value,
        }
        for key, value in given.items()
    ]
    text = "Teemme naiserityistä työtä. " * 20
    answers.append(answers[0] | {"key": "work", "meaning": "", "value": text, "shown": text})
    application = Application(
        pk=number + 1,
        submission=UUID(int=number),
        reference=f"{number:09}"[-9:],
        language="sv" if number % 50 == 0 else "fi",
        form_key=UUID(int=0),
        form_title="Liity mukaan",
        answers=answers,
        status=chance.choices(list(Status), [1, 1, 4, 2, 2])[0],
    )
    fill_columns(application)
    application.organisation_key = name_key(application.organisation)
    application.domain = domain_of(application.website)
    return application


def make_applications(first: int, last: int) -> None:
    """Write the applications straight into the tables, with the words they are found by."""
    from django.db import connection, transaction

    from applications.models import Application, SearchTerm
    from applications.search import search_terms

    chance = random.Random(first)
    for numbers in batched(range(first, last), 2000):
        with transaction.atomic():
            made = Application.objects.bulk_create(draft(chance, number) for number in numbers)
            SearchTerm.objects.bulk_create(
                SearchTerm(application=application, term=term)
                for application in made
                for term in search_terms(application)
            )
        print(".", end="", flush=True)
    print()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def sign_in():
    from django.contrib.auth import get_user_model
    from django.test import Client

    user = get_user_model().objects.create_superuser("bench", "bench@example.org", "x")
    client = Client()
    client.force_login(user)
    return client


def measure(client) -> dict[str, tuple[float, int]]:
    """Return for each page the median time in milliseconds, and the queries it takes."""
    from django.db import connection

    measured = {}
    for name, address in (PAGES | dict.fromkeys(SEARCHES, SEARCHED)).items():
        client.post(INBOX, {"q": SEARCHES.get(name, "")})
        assert client.get(address).status_code == 200
        queries = []

        def note(execute, sql, params, many, context, queries=queries):
            queries.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            client.get(address)
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            client.get(address)
            times.append((time.perf_counter() - start) * 1000)
        measured[name] = (statistics.median(times), len(queries))
    return measured


def memory() -> float:
    """Return the most memory this process has used so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def export(client, name: str) -> tuple[float, float, float]:
    """Return the seconds until the first bytes and until the last, and the megabytes it took."""
    address = f"{INBOX}export/?status=all&format={name}"
    client.post(INBOX, {"q": "y77@"})
    b"".join(client.get(f"{address}&searched=1").streaming_content)
    before, start = memory(), time.perf_counter()
    response = client.get(address)
    pieces = iter(response.streaming_content)
    next(pieces)
    first = time.perf_counter() - start
    for _piece in pieces:
        pass
    return first, time.perf_counter() - start, memory() - before


def main() -> int:
    set_up()
    client = sign_in()
    make_applications(0, FEW)
    few = measure(client)
    make_applications(FEW, MANY)
    many = measure(client)
    is_over = False
    limits = f"times (at most {SLOWER})   queries (at most {MOST_QUERIES})"
    print(f"{'':28} {FEW:>10} {MANY:>10}   {limits}")
    for name in many:
        time_of_few, _ = few[FULL_PAGE if name in FINDS_MORE else name]
        time_of_many, queries = many[name]
        ratio = time_of_many / time_of_few
        over = ratio > SLOWER or queries > MOST_QUERIES
        is_over |= over
        print(
            f"{name:28} {time_of_few:7.1f} ms {time_of_many:7.1f} ms   {ratio:5.2f} {queries:24}"
            f"{'  OVER' if over else ''}"
        )
    for name in ("csv", "xlsx"):
        first, last, grown = export(client, name)
        over = grown > MOST_MEMORY
        is_over |= over
        print(
            f"export to {name}: first bytes after {first:.1f} s, all after {last:.0f} s, "
            f"{grown:.0f} MB more (at most {MOST_MEMORY}){'  OVER' if over else ''}"
        )
    return is_over


if __name__ == "__main__":
    sys.exit(main())
