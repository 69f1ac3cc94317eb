"""The letter by which staff try out whether mail works."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from letters.kinds import Field, LetterKind, read_texts, register

TEXTS = read_texts(Path(__file__).with_name("letter_texts"))

TEST_LETTER = register(
    LetterKind(
        key="test-letter",
        title=_("Test letter"),
        audience="staff",
        fields={"site": Field(_("The address of the site."), "https://www.example.org")},
        default_texts=TEXTS["test-letter"],
    )
)
