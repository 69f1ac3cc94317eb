"""The passage of a page that answers a query, with the words that made it a hit marked."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.analysis import find_words

WORDS_BEFORE = 14
WORDS_SHOWN = 29
MOST_STRETCHES = 2


class Stretch(NamedTuple):
    """Some words of a text: the number of the first, and of the one after the last."""

    first: int
    last: int


def mark(text: str, forms: set[str]) -> SafeString:
    """Return a text with each of the words that are among `forms` marked."""
    pieces, position = [], 0
    for form, start, end in find_words(text):
        if form in forms:
            marked = format_html("<mark>{}</mark>", text[start:end])
            pieces += [(text[position:start],), (marked,)]
            position = end
    return format_html_join("", "{}", [*pieces, (text[position:],)])


def passage(text: str, words: Iterable[set[str]]) -> SafeString:
    """Return where a text has the most of the words, or its beginning where it has none.

    Each word is the set of its forms on the page. A word that stands elsewhere gets a stretch
    of its own.
    """
    text = " ".join(text.split())
    found = list(find_words(text))
    missing = [forms for forms in words if any(form in forms for form, _start, _end in found)]
    stretches = []
    while len(stretches) < MOST_STRETCHES and (missing or not stretches):
        stretch = best_stretch(found, missing)
        there = {form for form, _start, _end in found[slice(*stretch)]}
        missing = [forms for forms in missing if not forms & there]
        stretches.append(stretch)
    return mark(cut(text, found, join(sorted(stretches))), set().union(*words))


def best_stretch(found: list, words: list[set[str]]) -> Stretch:
    """Return the first stretch of words that has most of what is looked for."""
    places = [
        (index, number)
        for index, (form, _start, _end) in enumerate(found)
        for number, forms in enumerate(words)
        if form in forms
    ]
    best, most = 0, 0
    for start, _number in places:
        count = len({number for index, number in places if start <= index < start + WORDS_SHOWN})
        if count > most:
            best, most = start, count
    first = max(0, best - WORDS_BEFORE) if most else 0
    return Stretch(first, min(len(found), first + WORDS_SHOWN))


def join(stretches: list[Stretch]) -> list[Stretch]:
    """Make one of stretches that touch each other."""
    joined = stretches[:1]
    for stretch in stretches[1:]:
        if stretch.first <= joined[-1].last:
            joined[-1] = Stretch(joined[-1].first, stretch.last)
        else:
            joined.append(stretch)
    return joined


def cut(text: str, found: list, stretches: list[Stretch]) -> str:
    """Return the stretches of a text, with dots where something is left out."""
    if not found:
        return text
    pieces = [
        text[found[first][1] if first else 0 : found[last - 1][2] if last < len(found) else None]
        for first, last in stretches
    ]
    before = "… " if stretches[0].first else ""
    after = " …" if stretches[-1].last < len(found) else ""
    return before + " … ".join(pieces) + after
