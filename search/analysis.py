"""From what people type to the terms that are looked up. Imports nothing of this project."""

import re

WORD = re.compile(r"[^\W_]+")
MAX_WORDS = 12


def words(text: str) -> list[str]:
    """Return the words of a text, letters and digits only: the index meets no operator."""
    return WORD.findall(text)[:MAX_WORDS]
