"""The passage of a page that answers a query, with the words that made it a hit marked."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.analysis import find_words

WORDS_AROUND = 14  # words shown before and after a marked one
MOST_PASSAGES = 2


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

    Each word is the set of its forms on the page. A word that stands elsewhere gets a passage
    of its own.
    """
    found = list(find_words(text))
    missing = [forms for forms in words if any(form in forms for form, _s, _e in found)]
    passages = []
    while len(passages) < MOST_PASSAGES and (missing or not passages):
        first, last = best_stretch(found, missing)
        there = {form for form, _start, _end in found[first:last]}
        missing = [forms for forms in missing if not forms & there]
        passages.append((first, last))
    marked = set().union(*words)
    return format_html_join(
        " ", "{}", [(cut(text, found, first, last, marked),) for first, last in sorted(passages)]
    )


def best_stretch(found: list, words: list[set[str]]) -> tuple[int, int]:
    """Return the first stretch of words that has most of what is looked for: from, up to."""
    length = 2 * WORDS_AROUND + 1
    places = [
        (index, number)
        for index, (form, _start, _end) in enumerate(found)
        for number, forms in enumerate(words)
        if form in forms
    ]
    best, most = 0, 0
    for start, _number in places:
        count = len({number for index, number in places if start <= index < start + length})
        if count > most:
            best, most = start, count
    first = max(0, best - WORDS_AROUND) if most else 0
    return first, min(len(found), first + length)


def cut(text: str, found: list, first: int, last: int, marked: set[str]) -> SafeString:
    """Return a stretch with dots where the text goes on; never across the end of a paragraph
    before its first marked word."""
    if not found:
        return format_html("{}", text)
    start = found[first][1] if first else 0
    end = found[last - 1][2] if last < len(found) else len(text)
    before, after = ("… " if first else ""), (" …" if last < len(found) else "")
    return format_html("{}{}{}", before, mark(" ".join(text[start:end].split()), marked), after)
