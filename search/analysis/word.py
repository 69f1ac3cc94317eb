"""What is known of one word."""

from typing import NamedTuple


class Word(NamedTuple):
    """A word as written, in lower case, and what it can be found by.

    `lemmas` are its base forms, one or more; `parts` those of the words it is made of.
    `is_known` is false where the language has a dictionary and the word is not in it.
    """

    form: str
    lemmas: tuple[str, ...]
    parts: tuple[str, ...] = ()
    is_known: bool = True
