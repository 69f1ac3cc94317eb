"""The kinds of letters the site sends. Each app registers its own in its `letters.py`."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

SOURCE_LANGUAGE = settings.LANGUAGE_CODE
PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
HIDDEN = "•••"  # in the place of a secret
LABELLED_LINE = re.compile(r"^[^{}\n]*:[ ]*\{([^{}\n]*)\}[ ]*\r?\n", re.MULTILINE)


class Field(NamedTuple):
    """A value that a text may mention as {name}: explained to staff, with an example."""

    explanation: str
    example: str


@dataclass(frozen=True)
class LetterKind:
    """What a letter is about, who gets it, and what it says until staff write otherwise.

    `default_texts` maps language codes to (subject, body); the source language is a must.
    `secret` finds what is for the recipient alone: staff never see it, and the site forgets it
    once the letter has left.
    """

    key: str
    title: str
    audience: Literal["applicant", "member", "staff"]
    default_texts: Mapping[str, tuple[str, str]]
    fields: Mapping[str, Field] = field(default_factory=dict)
    secret: re.Pattern[str] | None = None

    @property
    def examples(self) -> dict[str, str]:
        return {name: field.example for name, field in self.fields.items()}

    def hide_secret(self, body: str) -> str:
        return self.secret.sub(HIDDEN, body) if self.secret else body

    def problems(self, text: str) -> list[str]:
        """Return what keeps the text from being filled in, in words for the one who wrote it."""
        unknown = [name for name in PLACEHOLDER.findall(text) if name.strip() not in self.fields]
        found = [
            _("This letter has no field {%(name)s}.") % {"name": name}
            for name in dict.fromkeys(unknown)
        ]
        if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
            found.append(_("A curly bracket is without its pair."))
        return found

    def fill_in(self, text: str, values: Mapping[str, str]) -> str:
        """Put the values in the place of their {fields}; what a value says is left as it is.

        A line that has only a label for a field ("Time: {when}") is left out if its value is empty.
        Raises ValueError when the values are not those of the kind's fields.
        """
        if values.keys() != self.fields.keys():
            difference = ", ".join(sorted(values.keys() ^ self.fields.keys()))
            raise ValueError(f"The letter {self.key} lacks or does not know: {difference}")
        text = LABELLED_LINE.sub(lambda match: match[0] if values[match[1].strip()] else "", text)
        return PLACEHOLDER.sub(lambda match: str(values[match[1].strip()]), text)


def read_texts(folder: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the ready-made texts in a folder: kind -> language -> (subject, body).

    The folder holds a TOML file for each language, with a table for each kind of letter.
    """
    texts = defaultdict(dict)
    for path in sorted(folder.glob("*.toml")):
        for key, text in tomllib.loads(path.read_text(encoding="utf-8")).items():
            texts[key][path.stem] = (text["subject"], text["body"])
    return texts


kinds: dict[str, LetterKind] = {}


def register(kind: LetterKind) -> LetterKind:
    """Add a kind of letter. Raises ValueError for a default text that could not be sent."""
    if kind.key in kinds:
        raise ValueError(f"Two kinds of letters are called {kind.key}.")
    if SOURCE_LANGUAGE not in kind.default_texts:
        raise ValueError(f"The letter {kind.key} has no text in {SOURCE_LANGUAGE}.")
    for language, text in kind.default_texts.items():
        if found := [problem for part in text for problem in kind.problems(part)]:
            raise ValueError(f"The letter {kind.key} in {language}: {found[0]}")
    kinds[kind.key] = kind
    return kind
