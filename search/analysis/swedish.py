"""Swedish words: base forms from the dictionary, the parts of compounds, then Snowball."""

from functools import cache, lru_cache
from pathlib import Path

from search.analysis.snowball import stem
from search.analysis.swedish_dictionary import find_dictionary
from search.analysis.word import Word

IRREGULAR = Path(__file__).parent / "data" / "swedish.txt"
SHORTEST_PART = 3  # letters
SHORTEST_COMPOUND = 7
# What looks like the first word of a compound and is not one.
PARTICLES = frozenset(
    """
    för med upp till under över från efter mellan emot mot genom fram bort vid hos sam åter
    aut des dis fin inter kom kon miss per pre pro sub van
    """.split()  # noqa: SIM905
)
NOUN = set("ABCDEFGHIJ")  # flags


@cache
def irregular_forms() -> dict[str, str]:
    """Return the irregular forms with their base forms, the genitive of each included."""
    lines = IRREGULAR.read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if line and not line.startswith("#")]
    forms = {form: base for base, *forms in words for form in forms}
    return {form + "s": base for form, base in forms.items()} | forms


def analyse(form: str) -> Word:
    word = form.replace("’", "'").replace("'", "").replace(":", "")
    pieces = word.split("-")
    whole = "".join(pieces)
    bases = lemmas_of(whole)
    parts = {part for base in bases for part in parts_of(base)}
    if len(pieces) > 1:
        parts |= {base for piece in pieces for base in lemmas_of(piece)}
        parts |= {part for piece in pieces for part in parts_of(piece)}
    lemmas = tuple(dict.fromkeys(stem(base, "swedish") for base in bases))
    stems = {stem(part, "swedish") for part in parts}
    return Word(form, lemmas, tuple(sorted(stems.difference(lemmas))), is_known=bases != [whole])


def lemmas_of(word: str) -> list[str]:
    """Return the base forms of a word; those of an unknown compound by its last word."""
    for length in range(len(word) - SHORTEST_PART, 0, -1):
        first, last = word[: len(word) - length], word[len(word) - length :]
        if last in irregular_forms() and first_lemmas(first):
            return [first + irregular_forms()[last]]
    if found := simple_lemmas(word):
        return found
    for first, last in splits(word):
        if found := last_lemmas(last):
            return [first + base for base in found]
    return [word]


def simple_lemmas(word: str) -> list[str]:
    """Return the base forms of a word that the dictionary or the list of irregular words has."""
    dictionary = find_dictionary()
    found = dictionary.bases(word) if dictionary else []
    if base := irregular_forms().get(word):
        # The dictionary has the form as a word of its own, at times of another meaning.
        return [base, *(other for other in found if other == word)]
    return found


def splits(word: str) -> list[tuple[str, str]]:
    """Return the ways to cut a compound in two so that the first word can stand first."""
    if len(word) < SHORTEST_COMPOUND:
        return []
    found = [
        at
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        if is_long_enough(at, len(word) - at) and first_lemmas(word[:at])
    ]
    # The s between two words belongs to the first: jämställdhets-lag, not jämställdhet-slag.
    joined_by_s = {at - 1 for at in found if word[at - 1] == "s"}
    return [(word[:at], word[at:]) for at in found if at not in joined_by_s]


def is_long_enough(first: int, last: int) -> bool:
    """Tell whether the words of a compound are not both short: "program" is not prog-ram."""
    return last > SHORTEST_PART or first > SHORTEST_PART + 1


@lru_cache(maxsize=2000)
def first_lemmas(first: str) -> tuple[str, ...]:
    """Return the base form of a word as it stands first in a compound: kvinno -> kvinna."""
    dictionary = find_dictionary()
    if dictionary is None or first in PARTICLES or first.removesuffix("s") in PARTICLES:
        return ()
    whole = (first, first.removesuffix("s"))
    without_ending = first[:-1] if first[-1] in "aeous" else first
    guesses = (*whole, without_ending, without_ending + "a", without_ending + "e")
    if found := next((guess for guess in guesses if is_noun(guess)), None):
        return (found,) if found in whole or dictionary.begins_compound(first) else ()
    return (first,) if dictionary.begins_compound(first) else ()


def last_lemmas(last: str) -> list[str]:
    return [base for base in simple_lemmas(last) if is_noun(base)]


def is_noun(word: str) -> bool:
    dictionary = find_dictionary()
    return bool(dictionary and NOUN & (dictionary.flags(word) or set()))


def parts_of(word: str) -> set[str]:
    """Return the base forms of the words that a compound is made of, and of their pairs."""
    found = set()
    for first, last in splits(word):
        if lemmas := last_lemmas(last):
            found |= {*first_lemmas(first), *lemmas, *parts_of(first), *parts_of(last)}
    return found
