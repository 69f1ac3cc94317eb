"""From text to the terms that are looked up. Imports nothing of this project.

`normalise` turns a text into words and each word into terms: its base forms, and the parts of
a compound. A page is stored by both; a query asks with base forms alone, so "kokous" finds
"vuosikokous" and "vuosikokous" does not find every "kokous". docs/search.md tells why.
"""

from search.analysis.languages import LONGEST_TERM, analyse, analyser_of
from search.analysis.text import (
    clean,
    date_terms,
    find_words,
    fold,
    has_content,
    split_words,
)
from search.analysis.word import Word

__all__ = [
    "LONGEST_TERM",
    "Word",
    "analyse",
    "analyser_of",
    "clean",
    "date_terms",
    "find_words",
    "fold",
    "has_content",
    "normalise",
    "split_words",
]


def normalise(text: str, language: str) -> list[Word]:
    """Return the words of a text in order, each with its terms in a language of the site."""
    return [analyse(form, language) for form in split_words(text)]
