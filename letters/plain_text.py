"""Making text fit for plain mail."""

import re
import unicodedata


def clean(text: str) -> str:
    """Drop what neither mail nor a database takes: control characters, half characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "replace").decode()
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) != "Cc"
    )


def one_line(text: str) -> str:
    """Make the text fit for a header: nothing in it can begin another one."""
    return " ".join(clean(text).split())


def lay_out(text: str) -> str:
    """Tidy a body: no trailing blanks, no double empty lines, one line break at the end.

    A paragraph stays one line: each reader's program wraps it to its own width.
    """
    lines = "\n".join(line.rstrip() for line in clean(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"
