"""Blocks of words: headings, running text, quotes, questions, tables."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


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


class TableBlock(TypedTableBlock):
    """A table of texts and numbers with a heading for each column."""

    text = blocks.CharBlock(label=_("Text"), required=False)
    number = blocks.DecimalBlock(label=_("Number"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns. Use it for facts, not for layout.")
        template = "blocks/table.html"
        preview_template = "blocks/previews/table.html"
