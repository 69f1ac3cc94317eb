"""Finnish words: base forms and the parts of compounds, read from Voikko's own notation.

A reading looks like `[Lp]yhdys[Bh][Bc][Ln][Xp]henkilö[X]henkilö[Sn][Nm]t`: the letters of the
word, broken by tags. `[Bc]` stands between the words of a compound, `[Xp]...[X]` encloses the
base form of what follows, `[Xj]...[X]` the ending of a word derived from what went before.
"""

import re
from itertools import combinations
from threading import Lock
from typing import NamedTuple

from search.analysis.snowball import stem
from search.analysis.voikko import find_voikko
from search.analysis.word import Word

TAG = re.compile(r"(\[[^\]]+\])")
SHORTEST_PART = 3  # letters

lock = Lock()


class Part(NamedTuple):
    """One word of a compound as it stands there, and its base form."""

    surface: str
    base: str


def analyse(form: str) -> Word:
    voikko = find_voikko()
    if voikko is None:
        return analyse_unknown(form)
    with lock:
        readings = voikko.readings(form)
    if not readings:
        return analyse_unknown(form)
    return from_readings(form, [read(reading) for reading in readings])


def analyse_unknown(form: str) -> Word:
    """Return a word outside the dictionary: by the words around its hyphens and colons, else
    itself and, as it may be inflected, its stem."""
    stem_of_name = form.split(":")[0]  # "EU:n" is a form of EU
    first, hyphen, last = stem_of_name.rpartition("-")
    if not hyphen:
        lemmas = (stem_of_name, stem(stem_of_name, "finnish"))
        return Word(form, tuple(dict.fromkeys(lemmas)), is_known=False)
    first_word, last_word = analyse(first), analyse(last)
    whole = first.replace("-", "")
    return Word(
        form,
        tuple(whole + lemma for lemma in last_word.lemmas),
        (*first_word.lemmas, *first_word.parts, *last_word.lemmas, *last_word.parts),
        last_word.is_known,
    )


def read(reading: str) -> list[Part]:
    """Return the words of a compound in one reading; a simple word is the only one."""
    return [read_part(part) for part in reading.split("[Bc]")]


def read_part(notation: str) -> Part:
    surface = base = inside = ""
    for piece in TAG.split(notation):
        if piece.startswith("[X"):
            inside = piece if piece != "[X]" else ""
        elif piece.startswith("["):
            continue
        elif inside == "[Xp]":
            base = piece
        elif inside == "[Xj]":
            base = surface + piece
        elif not inside:
            surface += piece
    return Part(surface, base or surface)


def from_readings(form: str, readings: list[list[Part]]) -> Word:
    lemmas = dict.fromkeys(join(parts) for parts in readings)
    found = {
        join(parts[start:end])
        for parts in readings
        for start, end in combinations(range(len(parts) + 1), 2)
    }
    parts = sorted(part for part in found if len(part) >= SHORTEST_PART and part not in lemmas)
    return Word(form, tuple(lemmas), tuple(parts))


def join(parts: list[Part]) -> str:
    """Return the base form of some words of a compound, written together."""
    joined = "".join(part.surface for part in parts[:-1]) + parts[-1].base
    return joined.replace("-", "").replace("=", "").casefold()
