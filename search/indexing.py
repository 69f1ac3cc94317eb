"""Keeping the index: Wagtail's signals and `update_index` come here as to any search backend."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import batched

from django.db import transaction

from wagtail.models import Page, PageQuerySet

from modelsearch.backends.base import BaseIndex, BaseSearchBackend

from search.analysis import Word, analyse, analyser_of, clean, fold, split_words
from search.models import Entry, Posting, StoredWord

# What a term weighs: the title above the text, a whole word above a part of one, and in the
# text a word that comes back above one that is mentioned once.
TITLE, TITLE_PART = 100, 40
TEXT, TEXT_PART = 10, 1
MOST_REPEATS = 9
PAGES_AT_ONCE = 50
BATCH = 1000  # rows in one statement


class PageIndex(BaseIndex):
    """The pages of the site that everybody may read and that say what they can be found by."""

    def add_items(self, model, items):
        if hasattr(model, "search_texts"):
            for batch in batched(items, PAGES_AT_ONCE):
                add_pages(batch)

    def delete_item(self, item):
        if isinstance(item, Page):
            Entry.objects.filter(pk=item.pk).delete()

    def reset(self):
        Entry.objects.all().delete()
        StoredWord.objects.all().delete()


class Rebuilder:
    """Renews entry by entry, so that the site can be searched meanwhile."""

    def __init__(self, index: PageIndex):
        self.index = index

    def start(self) -> PageIndex:
        StoredWord.objects.all().delete()
        Entry.objects.update(analyser="")
        return self.index

    def finish(self) -> None:
        forget_hidden_pages()


class SearchBackend(BaseSearchBackend):
    """The backend named `visitors` in the settings; asked by `search.finding` alone."""

    index_class = PageIndex
    rebuilder_class = Rebuilder


def shown_pages() -> PageQuerySet:
    """Return the pages that everybody may read; an alias repeats the page it stands for."""
    return Page.objects.live().public().filter(alias_of=None)


def forget_hidden_pages() -> None:
    Entry.objects.exclude(page__in=shown_pages()).delete()


@transaction.atomic
def add_pages(pages: Iterable[Page]) -> None:
    """Put pages into the index in place of what it had of them; hidden pages only leave it.

    Of a page that reads as before, nothing is written.
    """
    pages = list(pages)
    keys = [page.pk for page in pages]
    # Locked, so that two who publish one page at the same time do so one after the other.
    locked = shown_pages().filter(pk__in=keys).select_for_update(of=("self",))
    shown = set(locked.values_list("pk", flat=True))
    entries = [make_entry(page) for page in pages if page.pk in shown]
    stored = Entry.objects.in_bulk(keys)
    same = {entry.pk for entry in entries if entry.reads_as(stored.get(entry.pk))}
    Entry.objects.filter(pk__in={*stored} - same).delete()
    by_language = defaultdict(list)
    for entry in entries:
        if entry.pk not in same:
            by_language[entry.language].append(entry)
    for language, group in by_language.items():
        add_entries(group, language)


def add_entries(entries: list[Entry], language: str) -> None:
    forms = {form for entry in entries for form in split_words(f"{entry.title} {entry.text}")}
    words = learn_words(forms, language)
    Entry.objects.bulk_create(entries, batch_size=BATCH)
    postings = [posting for entry in entries for posting in make_postings(entry, words)]
    Posting.objects.bulk_create(postings, batch_size=BATCH)


def make_entry(page: Page) -> Entry:
    language = page.locale.language_code
    title = clean(page.search_title)
    paragraphs = filter(None, map(clean, page.search_texts()))
    return Entry(
        page_id=page.pk,
        language=language,
        kind=page.search_kind.key,
        title=title[:255],
        title_words=f" {' '.join(fold(form) for form in split_words(title))}"[:300],
        text="\n".join(map(end_sentence, paragraphs)),
        analyser=analyser_of(language),
    )


def end_sentence(paragraph: str) -> str:
    """Part a heading from the text after it, which a passage shows on one line."""
    return f"{paragraph}." if paragraph[-1].isalnum() else paragraph


def make_postings(entry: Entry, words: dict[str, Word]) -> list[Posting]:
    weights, forms = defaultdict(int), defaultdict(dict)
    for form in split_words(entry.title):
        note(words[form], TITLE, TITLE_PART, weights, forms)
    counts = defaultdict(int)
    for form in split_words(entry.text):
        counts[form] += 1
    for form, count in counts.items():
        repeats = min(count - 1, MOST_REPEATS)
        note(words[form], TEXT + repeats, TEXT_PART, weights, forms)
    return [
        Posting(
            entry=entry,
            language=entry.language,
            term=term,
            weight=weight,
            kind=entry.kind,
            forms=" ".join(forms[term]),
        )
        for term, weight in weights.items()
    ]


def note(word: Word, whole: int, part: int, weights: dict, forms: dict) -> None:
    """Give each term of a word the greatest weight that it has had, and remember the word."""
    for terms, weight in ((word.lemmas, whole), (word.parts, part)):
        for term in terms:
            weights[term] = max(weights[term], weight)
            forms[term][word.form] = None


def learn_words(forms: set[str], language: str) -> dict[str, Word]:
    """Return each word with its terms: as stored, or else as the analyser reads and we store it."""
    analyser = analyser_of(language)
    words = {}
    for batch in batched(sorted(forms), BATCH):
        stored = StoredWord.objects.filter(
            language=language, analyser=analyser, form__in=batch
        ).values_list("form", "lemmas", "parts")
        for form, lemmas, parts in stored:
            words[form] = Word(form, tuple(lemmas.split()), tuple(parts.split()))
    # In one order, or two who learn the same words at once could wait for each other.
    new = [analyse(form, language) for form in sorted(forms - words.keys())]
    StoredWord.objects.bulk_create(
        [
            StoredWord(
                language=language,
                form=word.form,
                folded=fold(word.form)[:60],
                lemmas=" ".join(word.lemmas),
                parts=" ".join(word.parts),
                analyser=analyser,
            )
            for word in new
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["language", "form"],
        update_fields=["lemmas", "parts", "analyser"],
    )
    return words | {word.form: word for word in new}
