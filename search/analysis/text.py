"""Cutting a text into words, the same way when it is stored, asked for and shown."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

# Signs without a width: soft hyphens, joiners, marks of writing direction.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
TOKEN = re.compile(
    r"(?<![^\W_])(?:\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?(?:[./](?:\d{4})?)?)(?![^\W_])"  # a date
    r"|[^\W_]+(?:[-\u2010\u2011'’:][^\W_]+)*"  # a word, also "tasa-arvo", "women's", "EU:n"
)
DATE = re.compile(r"(\d{4})-(\d+)-(\d+)|(\d+)[./](\d+)(?:[./](\d{4})?)?")
LEAP_YEAR = 2024
LONGEST = 60  # letters of a word that count

# Words that say nothing by themselves. A query of several words is asked without them.
EMPTY_WORDS = {
    "fi": "ja tai on ei se ne että kun jos niin myös mutta ovat oli olla kuin sekä eli mikä mitä "
    "miten missä milloin kuka ketkä onko voi voiko voin voit minä sinä hän me te he mun minun",
    "sv": "och eller är en ett den det de i på av för till med som att om inte har hur var när vad "
    "vem kan jag du vi ni man sig",
    "en": "a an the and or is are was were be of in on at to for from by with as it its this that "
    "not how what when where who can i you we do does my our your",
}


def clean(text: str) -> str:
    """Return the text in composed letters, without invisible signs, with single spaces."""
    text = unicodedata.normalize("NFKC", text.replace("\x00", " "))
    return " ".join(INVISIBLE.sub("", text).split())


def find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of a cleaned text in lower case, with where it starts and ends."""
    for match in TOKEN.finditer(text):
        yield match[0].casefold()[:LONGEST], match.start(), match.end()


def split_words(text: str) -> list[str]:
    """Return the words of any text, in lower case and in order."""
    return [form for form, _start, _end in find_words(clean(text))]


def fold(text: str, keep: str = "") -> str:
    """Return the text without accents and vowel marks, but for the letters to keep."""
    return "".join(
        letter
        if letter in keep
        else "".join(
            c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)
        )
        for letter in text
    )


def has_content(form: str, language: str) -> bool:
    """Tell whether a word says something by itself."""
    return form not in EMPTY_WORDS.get(language.split("-")[0], "").split()


def date_terms(form: str) -> tuple[str, ...]:
    """Return the terms of a date, its most exact one first; none for other words.

    A day without a year is a term of its own: "22.5." finds the 22nd of May of any year.
    """
    if not (match := DATE.fullmatch(form)):
        return ()
    year, month, day = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
    try:
        date(int(year or LEAP_YEAR), int(month), int(day))
    except ValueError:
        return ()
    of_any_year = f"{int(month):02}-{int(day):02}"
    if year is None:
        return (of_any_year,)
    return (f"{year}-{of_any_year}", of_any_year, f"{year}-{int(month):02}", year)
