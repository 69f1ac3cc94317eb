"""The languages the site can be read in. Staff switch them on under Settings > Locales;
docs/languages.md tells how to add one more here."""

from django.conf import locale

# Languages that Django has no name for: our own codes need an entry before settings are read.
NAMES = {
    "fi-simple": {"name": "Plain Finnish", "name_local": "selkosuomi", "bidi": False},
    "se": {"name": "Northern Sámi", "name_local": "davvisámegiella", "bidi": False},
    "so": {"name": "Somali", "name_local": "Soomaali", "bidi": False},
}
locale.LANG_INFO.update({code: {"code": code, **name} for code, name in NAMES.items()})

SOURCE_LANGUAGE = "fi"

LANGUAGES = [
    (code, locale.LANG_INFO[code]["name_local"])
    for code in (
        SOURCE_LANGUAGE,
        "sv",
        "en",
        "fi-simple",
        "se",
        "ru",
        "uk",
        "et",
        "ar",
        "fa",
        "so",
        "es",
        "fr",
    )
]
