"""The Swedish dictionary of the package hunspell-sv, kept in little memory.

A Hunspell dictionary is a list of words with flags, and for each flag the endings that such
words take. Read backwards it leads from a form to its base form. It is kept as the sorted
lines of its file, 4 MB, and searched by halving; as Python's own sets it would take 60.
"""

import re
from collections import defaultdict
from functools import cache
from importlib.metadata import PackageNotFoundError, files, version
from pathlib import Path
from typing import NamedTuple

PACKAGE = "hunspell-sv"
WORD_LINE = re.compile(rb"[^\W\d_]+(?:/\S+)?")
NOT_A_WORD = set("Z¤%")  # flags: only in compounds, only with an ending, forbidden
BEGINS_COMPOUND = set("XU")
LONGEST_ENDING = 8


class Ending(NamedTuple):
    """An ending: words with `flag` that match `condition` lose `cut` and take it."""

    flag: str
    cut: str
    condition: re.Pattern
    begins_compound: bool


class Dictionary:
    """Raises OSError where the package is not installed."""

    def __init__(self):
        try:
            self.name = f"{PACKAGE} {version(PACKAGE)}"
        except PackageNotFoundError as error:
            raise OSError(str(error)) from error
        paths = {path.name: Path(path.locate()) for path in files(PACKAGE) or []}
        self.lines = read_words(paths["sv_SE.dic"])
        self.endings = read_endings(paths["sv_SE.aff"])

    def flags(self, word: str) -> set[str] | None:
        """Return the flags of a word, or None where there is no such word."""
        key = word.encode()
        position = self.first_line_from(key)
        found = None
        while position < len(self.lines):
            end = self.lines.index(b"\n", position)
            entry, _, flags = self.lines[position:end].partition(b"/")
            if entry != key:
                break
            found = (found or set()) | set(flags.decode())
            position = end + 1
        return found

    def first_line_from(self, key: bytes) -> int:
        """Return where the first line starts whose word is not before `key`."""
        low, high = 0, len(self.lines)
        while low < high:
            start = self.lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.lines.index(b"\n", start)
            if self.lines[start:end].partition(b"/")[0] < key:
                low = end + 1
            else:
                high = start
        return low

    def bases(self, form: str) -> list[str]:
        """Return the words that a form may be a form of, itself first where it is one."""
        flags = self.flags(form)
        found = [form] if flags is not None and not flags & NOT_A_WORD else []
        return found + [base for base, ending in self.strip(form) if not ending.begins_compound]

    def begins_compound(self, form: str) -> bool:
        """Tell whether a form stands first in compounds, as "kvinno" and "medlems" do."""
        if (self.flags(form) or set()) & BEGINS_COMPOUND:
            return True
        return any(ending.begins_compound for _base, ending in self.strip(form))

    def strip(self, form: str):
        """Yield each word that takes an ending and becomes `form`, with the ending."""
        for length in range(min(LONGEST_ENDING, len(form) - 1) + 1):
            beginning = form[: len(form) - length]
            for ending in self.endings.get(form[len(form) - length :], ()):
                base = beginning + ending.cut
                if ending.condition.search(base) and ending.flag in (self.flags(base) or ()):
                    yield base, ending


def read_words(path: Path) -> bytes:
    """Return the lines of a .dic file in lower case, sorted."""
    with path.open("rb") as file:
        lines = sorted(
            word.decode().lower().encode() + slash + flags
            for word, slash, flags in (
                line.split(b"\t")[0].strip().partition(b"/") for line in file
            )
            if WORD_LINE.fullmatch(word) or word.decode().isalpha()
        )
    return b"\n".join(lines) + b"\n"


def read_endings(path: Path) -> dict[str, list[Ending]]:
    """Return the rules of an .aff file by the ending that they add."""
    endings = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["SFX", flag, cut, added, condition, *_]:
                letters, _, follows = added.partition("/")
                endings["" if letters == "0" else letters].append(
                    Ending(
                        flag,
                        "" if cut == "0" else cut,
                        re.compile(f"{condition}$"),
                        bool(set(follows) & BEGINS_COMPOUND),
                    )
                )
    return dict(endings)


@cache
def find_dictionary() -> Dictionary | None:
    """Return the dictionary, read on first use, or None where it is not installed."""
    try:
        return Dictionary()
    except OSError:
        return None
