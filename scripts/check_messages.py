"""Check that the catalogues of the complete languages have no missing and no fuzzy message."""

import sys
from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"
COMPLETE_LANGUAGES = ["fi", "sv", "en", "fi_Simple"]


def problems(catalogue: Path) -> list[str]:
    """List what is not translated; a fuzzy message is a guess that nobody has checked."""
    messages = polib.pofile(catalogue)
    unfinished = messages.untranslated_entries() + messages.fuzzy_entries()
    return [f"{catalogue}:{entry.linenum}: not translated: {entry.msgid}" for entry in unfinished]


if __name__ == "__main__":
    catalogues = [
        catalogue
        for language in COMPLETE_LANGUAGES
        for catalogue in sorted(LOCALE_DIR.rglob(f"{language}/LC_MESSAGES/*.po"))
    ]
    sys.exit("\n".join(line for catalogue in catalogues for line in problems(catalogue)) or 0)
