"""Check that the catalogues of the complete languages have no missing and no fuzzy message."""

import sys
from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"
COMPLETE_LANGUAGES = ["fi"]


def problems(catalogue: Path) -> list[str]:
    messages = polib.pofile(catalogue)
    return [
        *(f"{catalogue}: not translated: {entry.msgid!r}" for entry in messages.untranslated_entries()),
        *(f"{catalogue}: fuzzy: {entry.msgid!r}" for entry in messages.fuzzy_entries()),
    ]


if __name__ == "__main__":
    catalogues = [
        catalogue
        for language in COMPLETE_LANGUAGES
        for catalogue in sorted(LOCALE_DIR.rglob(f"{language}/LC_MESSAGES/*.po"))
    ]
    sys.exit("\n".join(line for catalogue in catalogues for line in problems(catalogue)))
