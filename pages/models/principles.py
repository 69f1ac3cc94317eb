"""The principles of safer space, to read, to link to and to hang on a wall."""

from typing import NamedTuple

from django.utils.text import Truncator, slugify
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.search import index

from pages.models.base import BasePage, BodyMixin


class PrincipleBlock(blocks.StructBlock):
    sentence = blocks.CharBlock(
        label=_("Principle"),
        max_length=200,
        help_text=_("One sentence that can stand alone."),
    )
    explanation = blocks.TextBlock(
        label=_("Explanation"),
        required=False,
        max_length=500,
        help_text=_("What it means in practice. Optional."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Principle")


class Principle(NamedTuple):
    """A principle as shown: its number from 1, and the anchor to link to it."""

    number: int
    anchor: str
    sentence: str
    explanation: str


def anchor_of(number: int, sentence: str) -> str:
    """Return the address of a principle on its page: its number and its first words."""
    words = Truncator(sentence).words(5, truncate="")
    return f"{number}-{slugify(words, allow_unicode=True)}"


class PrinciplesPage(BodyMixin, BasePage):
    """An ordered list of principles. Printed, it is a poster of one page."""

    parent_page_types = ["home.HomePage", "pages.ContentPage"]
    subpage_types = []
    page_description = _("A numbered list of principles that prints as a one-page poster.")

    principles = StreamField(
        [("principle", PrincipleBlock())],
        verbose_name=_("principles"),
        help_text=_("In order. Each gets a number and an address of its own."),
    )

    content_panels = [*BasePage.content_panels, "principles", "body"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("principles"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("principles page")
        verbose_name_plural = _("principles pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["principles"] = [
            Principle(number, anchor_of(number, block.value["sentence"]), **block.value)
            for number, block in enumerate(self.principles, start=1)
        ]
        return context
