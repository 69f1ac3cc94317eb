"""Measure the search at 10,000 pages, or as many as the command names.

`make bench` runs it on both databases.

Prints each figure with its limit, and ends with an error when one is over it.
"""

import random
import subprocess
import sys
import time
from itertools import product

from tools import ROUNDS, report, set_up, time_of

PAGES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
WORDS_ON_A_PAGE = 120
BASES = """
    nainen työ verkosto kokous jäsen järjestö yhdistys ryhmä tuki turva väkivalta apu äiti perhe
    lapsi nuori koulutus tapahtuma kampanja hanke raportti tutkimus oikeus laki palkka asunto
    terveys hyvinvointi mieli kulttuuri taide kieli maahanmuuttaja vapaaehtoinen ohjaaja tila
    periaate häirintä yhteistyö kunta kaupunki rahoitus päätös suunnitelma kertomus tiedote kirje
    päivä viikko vuosi aamu ilta ystävä naapuri elämä tarina kokemus arvo luottamus muutos
"""
COMMON, RARE = "verkoston", "kirjastoauto"

SLOWEST_COMMON = 3  # times a rare word
SLOWEST_PUBLISH = 50  # milliseconds
MOST_MEMORY = 30  # megabytes


def write_text(chance: random.Random, vocabulary: list[str], number: int) -> str:
    words = chance.choices(vocabulary, k=WORDS_ON_A_PAGE)
    if number % 10:
        words[chance.randrange(WORDS_ON_A_PAGE)] = COMMON
    if number == PAGES // 2:
        words[7] = RARE
    return " ".join(words)


def make_pages() -> None:
    """Write the pages straight into the tables: the editor's way would take an hour."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils.text import slugify

    from wagtail.models import Locale, Page, Site

    from home.models import HomePage
    from pages.models import ContentPage

    chance = random.Random(1)
    vocabulary = [first + last for first, last in product(BASES.split(), repeat=2)]
    locale = Locale.get_default()
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Verkosto", slug="etusivu", locale=locale))
    Site.objects.update(root_page=home)
    kind = ContentType.objects.get_for_model(ContentPage)
    rows = []
    for number in range(PAGES):
        title = " ".join(chance.choices(vocabulary, k=1 + number % 4)).capitalize()
        slug = f"{slugify(title)[:40]}-{number}"
        rows.append(
            Page(
                title=title,
                draft_title=title,
                slug=slug,
                url_path=f"{home.url_path}{slug}/",
                path=Page._get_path(home.path, home.depth + 1, number + 1),
                depth=home.depth + 1,
                locale=locale,
                content_type=kind,
            )
        )
    for number, row in enumerate(Page.objects.bulk_create(rows, batch_size=500)):
        page = ContentPage(page_ptr=row, intro=write_text(chance, vocabulary, number))
        page.save_base(raw=True)
    Page.objects.filter(pk=home.pk).update(numchild=PAGES)


def shortest(*actions) -> list[float]:
    """Return the shortest time of each action in milliseconds: what it takes when nothing else
    goes on. They take turns, so that a busy machine is busy for all of them."""
    times = [[time_of(action) for action in actions] for _round in range(ROUNDS)]
    return [min(of_one) for of_one in zip(*times, strict=True)]


def measure_search() -> list[bool]:
    from django.test import Client

    from search.finding import count_kinds, find, read_query

    def ask(word):
        response = Client().get("/fi/haku/", {"q": word})
        assert response.status_code == 200

    def query_only(word):
        hits = find(read_query(word, ["fi"]))
        count_kinds(hits)
        list(hits[:10])

    for word in (COMMON, RARE):
        hits = find(read_query(word, ["fi"])).count()
        print(f"  {word}: {hits} pages")
    rare, common = shortest(lambda: query_only(RARE), lambda: query_only(COMMON))
    print(f"  the index alone: rare {rare:.1f} ms, common {common:.1f} ms")
    rare, common = shortest(lambda: ask(RARE), lambda: ask(COMMON))
    text = f"a search: rare word {rare:.1f} ms, common word {common:.1f} ms"
    results = [report(text, common / rare, SLOWEST_COMMON, "times")]
    for text in (f"{COMMON} naisten", "verkostonkokuos", "olematonsana"):
        print(f"  {text!r}: {shortest(lambda t=text: ask(t))[0]:.1f} ms")
    suggestions = "/fi/haku/ehdotukset/?q=nais"
    print(f"  suggestions: {shortest(lambda: Client().get(suggestions))[0]:.1f} ms")
    return results


def measure_publishing() -> list[bool]:
    from pages.models import ContentPage
    from search.analysis.languages import analyse
    from search.indexing import add_pages
    from search.models import StoredWord

    page = ContentPage.objects.order_by("pk")[PAGES // 3]
    words = page.intro.split()

    def index_changed():
        page.intro = f"{page.intro} {COMMON}"
        add_pages([page])

    def forget_words():
        analyse.cache_clear()
        StoredWord.objects.filter(form__in=words).delete()

    known, _forgetting, new = shortest(index_changed, forget_words, index_changed)
    (whole,) = shortest(lambda: page.save_revision().publish())
    print(f"  publishing a page as a whole: {whole:.1f} ms")
    return [
        report("indexing one page, all words known", known, SLOWEST_PUBLISH, "ms"),
        report("indexing one page, all words new", new, SLOWEST_PUBLISH, "ms"),
    ]


MEMORY = """
import os
from itertools import product

from search.analysis import analyse


def used():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def read(language, words):
    before = used()
    for first, last in product(words, repeat=2):
        analyse(first + last, language)
    return used() - before


print(read("fi", BASES.split()))
print(read("sv", "kvinno möte grupp stöd vård barn natt arbets medlems styrelse lön dag".split()))
"""


def measure_memory() -> list[bool]:
    """Ask in a fresh process, so that nothing loaded before counts."""
    output = subprocess.run(
        [sys.executable, "-c", f"BASES = {BASES!r}\n{MEMORY}"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    finnish, swedish = map(float, output.split())
    return [
        report("memory of a worker that reads Finnish", finnish, MOST_MEMORY, "MB"),
        report("... and Swedish as well", finnish + swedish, MOST_MEMORY, "MB"),
    ]


def main() -> None:
    set_up()
    from django.core.management import call_command
    from django.db import connection

    print(f"{connection.vendor}, {PAGES} pages", flush=True)
    make_pages()
    start = time.perf_counter()
    call_command("update_index", backend_name="visitors", verbosity=0)
    print(f"  update_index: {time.perf_counter() - start:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    results = measure_search() + measure_publishing() + measure_memory()
    connection.close()
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
