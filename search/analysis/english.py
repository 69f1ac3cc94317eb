"""English words: irregular forms, the two spellings, then Snowball."""

import re
from functools import cache
from pathlib import Path

from search.analysis.snowball import stem
from search.analysis.word import Word

DATA = Path(__file__).parent / "data"
POSSESSIVE = re.compile(r"['’](?:s|$)")

# American to British.
ENDINGS = [
    (re.compile(r"(?<=[a-z]{2})iz(?=(?:e|es|ed|er|ers|ing|ings|ation|ations|ational)$)"), "is"),
    (re.compile(r"lyz(?=(?:e|es|ed|er|ers|ing)$)"), "lys"),
]
PART_ENDINGS = ("ship", "ships", "hood", "hoods")  # membership is also about members


def read_lines(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


@cache
def irregular_forms() -> dict[str, str]:
    """Return the irregular forms with their base forms."""
    return {form: base for base, *forms in read_lines("english.txt") for form in forms}


@cache
def spellings() -> list[list[str]]:
    """Return how words begin in British and in American spelling."""
    return read_lines("english_spelling.txt")


def british(word: str) -> str:
    for ending, replacement in ENDINGS:
        word = ending.sub(replacement, word)
    for spelling, american in spellings():
        if word.startswith(american) and not word.startswith(spelling):
            return spelling + word.removeprefix(american)
    return word


def base(word: str) -> str:
    return stem(british(irregular_forms().get(word, word)), "english")


def analyse(form: str) -> Word:
    word = POSSESSIVE.sub("", form)
    pieces = word.split("-")
    whole = base("".join(pieces))
    parts = {base(piece) for piece in pieces} if len(pieces) > 1 else set()
    for ending in PART_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 3:
            parts.add(base(word.removesuffix(ending)))
    return Word(form, (whole,), tuple(sorted(parts - {whole})), is_known=False)
