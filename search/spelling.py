"""Words like the ones that were not found."""

from difflib import get_close_matches
from typing import NamedTuple

from django.db.models import Q

from search.analysis import fold
from search.finding import Groups, find
from search.models import Posting, StoredWord

LIKENESS = 0.72  # of 1: a letter too many in a word of five is 0.9
MOST_LIKE = 3
SHORTEST = 3  # letters
LENGTHS = 3  # how many letters longer or shorter a word may be


class Guess(NamedTuple):
    """A word of some page, and its base forms."""

    form: str
    lemmas: frozenset[str]


def did_you_mean(forms: list[str], groups: Groups, language: str) -> list[str]:
    """Return queries like the one of `forms`, which found nothing. Each finds something.

    `groups` are the base forms of the words. Where the words are right but stand on no page
    together, each is offered by itself. Three queries of the database.
    """
    likely = words_like(forms, language)
    guessed = set().union(*(guess.lemmas for guesses in likely.values() for guess in guesses))
    known = terms_on_pages(guessed.union(*groups), language)
    words = [
        [Guess(form, group)] if group & known else [g for g in likely[form] if g.lemmas & known]
        for form, group in zip(forms, groups, strict=True)
    ]
    if len(words) > 1 and all(words):
        best = [guesses[0] for guesses in words]
        query = " ".join(guess.form for guess in best)
        if query != " ".join(forms) and find({language: [g.lemmas for g in best]}).exists():
            return [query]
    return list(dict.fromkeys(guess.form for guesses in words for guess in guesses[:MOST_LIKE]))


def terms_on_pages(terms: set[str], language: str) -> set[str]:
    postings = Posting.objects.filter(language=language, term__in=terms)
    return set(postings.values_list("term", flat=True).distinct())


def words_like(forms: list[str], language: str) -> dict[str, list[Guess]]:
    """Return for each word those of the site's pages that are spelt nearly like it.

    The nearest comes first; one of the two first letters has to be right.
    """
    long_enough = [form for form in forms if len(fold(form)) >= SHORTEST]
    begins = Q(pk__in=[])
    for form in long_enough:
        begins |= Q(folded__startswith=fold(form)[0]) | Q(folded__startswith=fold(form)[1])
    stored = {}
    for folded, form, lemmas in StoredWord.objects.filter(begins, language=language).values_list(
        "folded", "form", "lemmas"
    ):
        if folded.isalpha():
            stored.setdefault(folded, Guess(form, frozenset(lemmas.split())))
    return {form: nearest(fold(form), stored) if form in long_enough else [] for form in forms}


def nearest(word: str, stored: dict[str, Guess]) -> list[Guess]:
    alike = [
        other
        for other in stored
        if abs(len(other) - len(word)) <= LENGTHS and {other[0]} & {*word[:2]}
    ]
    return [stored[other] for other in get_close_matches(word, alike, MOST_LIKE, LIKENESS)]
