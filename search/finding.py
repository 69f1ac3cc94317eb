"""From what somebody wrote to the pages that have it, the best first.

Each word of a query is a group of base forms. A page is found when it has one of each group,
and ranks by the sum of what those weigh there. Ties go to the older page, in every database.
"""

from functools import reduce
from operator import add, or_

from django.db.models import Count, Max, Q, QuerySet

from search.analysis import analyse, analyser_of, fold, has_content, split_words
from search.models import Entry, Posting, StoredWord

MOST_WORDS = 12

Groups = list[frozenset[str]]


def read_query(text: str, languages: list[str]) -> dict[str, Groups]:
    """Return what a query asks for in each of the languages. One query of the database."""
    forms = list(dict.fromkeys(split_words(text)))[:MOST_WORDS]
    stored = StoredWord.objects.filter(
        language__in=languages, folded__in=[fold(form) for form in forms]
    )
    alike = {}
    for language, form, folded, lemmas, analyser in stored.values_list(
        "language", "form", "folded", "lemmas", "analyser"
    ):
        if analyser == analyser_of(language):
            alike.setdefault((language, folded), {})[form] = lemmas.split()
    return {
        language: [
            lemmas_of(form, language, alike.get((language, fold(form)), {}))
            for form in asked_words(text, language)
        ]
        for language in languages
    }


def asked_words(text: str, language: str) -> list[str]:
    """Return the words of a query that are asked for in a language, each once."""
    return telling_words(list(dict.fromkeys(split_words(text)))[:MOST_WORDS], language)


def telling_words(forms: list[str], language: str) -> list[str]:
    """Leave out what says nothing by itself, unless the query says nothing else."""
    telling = [f for f in forms if has_content(f, language) and (len(f) > 1 or f.isdigit())]
    return telling or forms


def lemmas_of(form: str, language: str, stored: dict[str, list[str]]) -> frozenset[str]:
    """Return the base forms of a word; `stored` holds the words that differ only in accents.

    A word that no dictionary has and that is written without accents stands for all of those.
    """
    if form in stored:
        return frozenset(stored[form])
    word = analyse(form, language)
    others = stored.values() if not word.is_known and form == fold(form) else ()
    return frozenset(word.lemmas).union(*others)


def find(groups_by_language: dict[str, Groups]) -> QuerySet:
    """Return rows (entry_id, score), best first; each language is asked for its own words."""
    asked = [(lang, groups) for lang, groups in groups_by_language.items() if groups]
    if not asked:
        return Posting.objects.none().values_list("entry_id", "weight")
    if is_one_term(asked):
        ((language, [[term]]),) = asked
        postings = Posting.objects.filter(language=language, term=term)
        return postings.order_by("-weight", "entry_id").values_list("entry_id", "weight")
    places = range(max(len(groups) for _language, groups in asked))
    conditions = [has_any(asked, place) for place in places]
    return (
        Posting.objects.filter(reduce(or_, conditions))
        .values("entry_id")
        .annotate(score=reduce(add, [Max("weight", filter=any_of) for any_of in conditions]))
        .filter(score__isnull=False)
        .order_by("-score", "entry_id")
        .values_list("entry_id", "score")
    )


def has_any(asked: list[tuple[str, Groups]], place: int) -> Q:
    """Return the condition for a term of the word at `place`, in whichever language.

    Languages drop different empty words, so one may have fewer words: its last counts again.
    """
    return reduce(
        or_,
        (Q(language=lang, term__in=groups[min(place, len(groups) - 1)]) for lang, groups in asked),
    )


def is_one_term(asked: list[tuple[str, Groups]]) -> bool:
    return [len(group) for _language, groups in asked for group in groups] == [1]


def count_kinds(hits: QuerySet) -> dict[str, int]:
    """Return how many of the hits are of each kind. One of a single term needs no grouping."""
    if hits.query.group_by is None:
        rows = hits.order_by().values_list("kind")
    else:
        rows = Entry.objects.filter(pk__in=hits.order_by().values("entry_id")).values_list("kind")
    return dict(rows.annotate(Count("pk")).order_by("kind"))


def of_kind(hits: QuerySet, kind: str) -> QuerySet:
    return hits.filter(kind=kind)
