"""The letter by which staff try out whether mail works."""

from django.utils.translation import gettext_lazy as _

from letters.kinds import Field, LetterKind, register

TEST_LETTER = register(
    LetterKind(
        key="test-letter",
        title=_("Test letter"),
        audience="staff",
        fields={"site": Field(_("The address of the site."), "https://www.example.org")},
        default_texts={
            "fi": (
                "Kokeilukirje",
                "Hei!\n\n"
                "Tämä on kokeilukirje sivustolta {site}. "
                "Jos luet tätä, sivuston sähköposti toimii.\n\n"
                "Kirjeeseen ei tarvitse vastata.",
            ),
            "sv": (
                "Provbrev",
                "Hej!\n\n"
                "Det här är ett provbrev från webbplatsen {site}. "
                "Om du läser det här fungerar webbplatsens e-post.\n\n"
                "Du behöver inte svara på brevet.",
            ),
            "en": (
                "Test letter",
                "Hello,\n\n"
                "This is a test letter from the site {site}. "
                "If you are reading it, the site's mail works.\n\n"
                "There is no need to reply.",
            ),
        },
    )
)
