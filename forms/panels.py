"""What the editor of a form page shows besides its fields."""

from collections.abc import Iterator

from django.utils.translation import get_language_info

from wagtail.admin.panels import Panel

from forms.schema import Section, read_sections


def texts(sections: list[Section]) -> Iterator[tuple[str, str]]:
    """Yield a name for each text of a form, the same in every language, and the text."""
    for section in sections:
        yield f"{section.key}.legend", section.legend
        yield f"{section.key}.text", section.text
        for question in section.questions:
            yield f"{question.key}.label", question.label
            yield f"{question.key}.help", question.help_text
            for value, words in question.choices:
                yield f"{question.key}.{value}", words


def untranslated(source: list[Section], local: list[Section]) -> list[str]:
    """Return the texts of the source that readers of the translation will see as they are."""
    own = dict(texts(local))
    return [text for name, text in texts(source) if text and own.get(name, text) == text]


class TranslationsPanel(Panel):
    """Tells for each language which texts of the form are still in the source language."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "forms/admin/translations_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["translations"] = list(self.translations()) if self.instance.pk else []
            return context

        def translations(self) -> Iterator[dict]:
            source = read_sections(self.instance.questions, "")
            for page in self.instance.get_translations().select_related("locale").specific():
                latest = page.get_latest_revision_as_object()
                info = get_language_info(page.locale.language_code)
                yield {
                    "page": page,
                    "name": info["name_translated"],
                    "untranslated": untranslated(source, read_sections(latest.questions, "")),
                }
