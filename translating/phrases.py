"""A phrase in another language: marked in the editor, kept as <span lang="sv">, read out right.

An inline style for each language rather than an entity, so that a phrase can also be bold or
lie within a link.
"""

from django.conf import settings
from django.utils.html import json_script
from django.utils.translation import gettext as _

from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.rich_text.feature_registry import FeatureRegistry

from pages.languages import Language

FEATURE = "language"
CONTROL = "LANGUAGE"
MARKED = {"borderBottom": "2px dotted currentColor"}


def languages() -> list[Language]:
    return [Language.of(code) for code, _name in settings.LANGUAGES]


def style_of(language: Language) -> str:
    return f"LANGUAGE-{language.code}"


class LanguageFeature(Feature):
    """A button with the site's languages; one inline style for each."""

    def construct_options(self, options: dict) -> None:
        styles = [{"type": style_of(language), "style": MARKED} for language in languages()]
        options.setdefault("inlineStyles", []).extend(styles)
        options.setdefault("controls", []).append({"type": CONTROL})


def register_language_feature(features: FeatureRegistry) -> None:
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        LanguageFeature(js=["js/draftail-language.js"], css={"all": ["css/admin-languages.css"]}),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                f'span[lang="{language.code}"]': InlineStyleElementHandler(style_of(language))
                for language in languages()
            },
            "to_database_format": {
                "style_map": {style_of(language): span_of(language) for language in languages()}
            },
        },
    )


def span_of(language: Language) -> dict:
    """Return what the exporter makes of a style. The direction is left out where it is usual."""
    direction = {"dir": "rtl"} if language.dir == "rtl" else {}
    return {"element": "span", "props": {"lang": language.code, **direction}}


def tell_the_editor_the_languages() -> str:
    """Hand the button its words and languages; features reach the script only by name."""
    return json_script(
        {
            "label": _("Language of the phrase"),
            "none": _("The page's own language"),
            "languages": [
                {"style": style_of(language), "name": language.name, "code": language.code}
                for language in languages()
            ],
        },
        "draftail-languages",
    )
