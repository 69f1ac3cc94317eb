"""Blocks of words: headings, running text, quotes, questions, tables."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "language"]


class FactBlock(blocks.CharBlock):
    """A short text that is the same in every language: a name, a number, an address."""

    def get_translatable_segments(self, value):
        return []


class HeadingValue(blocks.StructValue):
    """A heading with the address of its place on the page (`anchor`)."""

    @property
    def anchor(self) -> str:
        return getattr(self, "_anchor", "") or slugify(self.get("text") or "", allow_unicode=True)

    @anchor.setter
    def anchor(self, value: str) -> None:
        self._anchor = value


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Heading")), ("h3", _("Subheading"))],
        default="h2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new section. Readers can link straight to it.")
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "Verkoston tavoitteet", "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    """Running text: paragraphs, lists, bold, italics and links."""

    def __init__(self, **kwargs):
        super().__init__(**({"features": TEXT_FEATURES} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = "<p>Verkosto kokoaa yhteen <b>naiserityisen työn</b> ammattilaisia.</p>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Someone's own words, set apart from the text.")
        template = "blocks/quote.html"
        preview_value = {"text": "Luottamus syntyy teoista.", "attribution": "Verkoston jäsen"}


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = TextBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question and answer")
        description = _("The answer opens when the reader clicks the question.")
        template = "blocks/question.html"
        preview_value = {
            "question": "Mitä jäsenyys maksaa?",
            "answer": "<p>Ei mitään. Verkosto on maksuton.</p>",
        }


def is_text(column: dict) -> bool:
    return column["block"].name == "text"


class TableBlock(TypedTableBlock):
    """A table of texts and numbers with a heading for each column."""

    text = blocks.CharBlock(label=_("Text"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue("", text) for text in self.texts_of(table)]

    def restore_translated_segments(self, table: TypedTable, segments) -> TypedTable:
        """Put translated texts back in the order in which they were taken."""
        ordered = sorted(segments, key=lambda segment: segment.order)
        translated = (segment.render_text() for segment in ordered)

        def translate(text: str) -> str:
            return next(translated, text) if text else text

        table.caption = translate(table.caption)
        for column in table.columns:
            column["heading"] = translate(column["heading"])
        for row in table.row_data:
            row["values"] = [
                translate(value) if is_text(column) else value
                for column, value in zip(table.columns, row["values"], strict=True)
            ]
        return table

    def texts_of(self, table: TypedTable) -> list[str]:
        """Return the caption, the headings and the text cells, row by row; no empty ones.

        They share one place, as the sentences of a paragraph do: a row added in between
        leaves the translations of the others as they were.
        """
        headings = [column["heading"] for column in table.columns]
        cells = [
            value
            for row in table.row_data
            for column, value in zip(table.columns, row["values"], strict=True)
            if is_text(column)
        ]
        return [text for text in (table.caption, *headings, *cells) if text]

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns. Use it for facts, not for layout.")
        template = "blocks/table.html"
        preview_template = "blocks/previews/table.html"
