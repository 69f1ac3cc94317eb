"""Which analyser reads which language."""

from functools import lru_cache

from search.analysis import english, finnish, swedish
from search.analysis.snowball import ALGORITHMS, stem
from search.analysis.swedish_dictionary import find_dictionary
from search.analysis.text import date_terms, fold
from search.analysis.voikko import find_voikko
from search.analysis.word import Word

RULES = "1"  # to be raised whenever the same word would get other terms than before
LONGEST_TERM = 100  # letters
# Letters of their own in these languages, where others write the same sign as an accent.
LETTERS = {"fi": "åäö", "sv": "åäö", "et": "õäöüšž", "se": "áčđŋšŧž"}


def root(language: str) -> str:
    """Return the language that a code is a kind of: fi for fi-simple."""
    return language.split("-")[0]


@lru_cache(maxsize=4096)
def analyse(form: str, language: str) -> Word:
    """Return a word, given in lower case, with the terms it has in a language."""
    if terms := date_terms(form):
        return Word(form, terms[:1], terms[1:])
    language = root(language)
    word = {"fi": finnish.analyse, "sv": swedish.analyse, "en": english.analyse}.get(
        language, lambda form: analyse_plainly(form, language)
    )(form)
    keep = LETTERS.get(language, "")
    lemmas = dict.fromkeys(fold(lemma, keep)[:LONGEST_TERM] for lemma in word.lemmas)
    parts = dict.fromkeys(fold(part, keep)[:LONGEST_TERM] for part in word.parts)
    return word._replace(
        lemmas=tuple(lemmas), parts=tuple(part for part in parts if part not in lemmas)
    )


def analyse_plainly(form: str, language: str) -> Word:
    """Return a word of a language without an analyser of its own: its stem, or itself.

    Some forms take two cuts to their stem: mujeres, mujer, muj.
    """
    pieces = [piece for piece in form.replace("’", "'").replace("'", "-").split("-") if piece]
    parts = {part for piece in pieces for part in stems_of(piece, language) if len(part) > 1}
    lemmas = tuple("".join(pieces[:-1]) + last for last in stems_of(pieces[-1], language))
    return Word(form, lemmas, tuple(sorted(parts.difference(lemmas))), is_known=False)


def stems_of(word: str, language: str) -> list[str]:
    if language not in ALGORITHMS:
        return [word]
    once = stem(word, ALGORITHMS[language])
    return list(dict.fromkeys((once, stem(once, ALGORITHMS[language]))))


def analyser_of(language: str) -> str:
    """Return the name and version of what reads a language. Words stored by another are stale."""
    reader = {"fi": find_voikko, "sv": find_dictionary}.get(root(language), lambda: None)()
    return f"{reader.name if reader else 'snowball'}, rules {RULES}"
