"""The one body that all page types share."""

from itertools import count

from wagtail import blocks

from pages.blocks.links import CallToActionBlock, ContactBlock
from pages.blocks.media import AttachmentsBlock, EmbedBlock, FigureBlock
from pages.blocks.text import (
    HeadingBlock,
    HeadingValue,
    QuestionBlock,
    QuoteBlock,
    TableBlock,
    TextBlock,
)


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    text = TextBlock()
    image = FigureBlock()
    quote = QuoteBlock()
    call_to_action = CallToActionBlock()
    contact = ContactBlock()
    question = QuestionBlock()
    table = TableBlock()
    attachments = AttachmentsBlock()
    embed = EmbedBlock()

    class Meta:
        template = "blocks/body.html"


def unique_headings(body: blocks.StreamValue) -> list[HeadingValue]:
    """Give every heading of a body an anchor of its own and return the headings in order.

    Of two equal headings the second gets "-2" after its anchor, and so on.
    """
    headings = [block.value for block in body if block.block_type == "heading"]
    taken = set()
    for heading in headings:
        base = heading.anchor or "osa"
        anchor = next(a for n in count(1) if (a := base if n == 1 else f"{base}-{n}") not in taken)
        taken.add(anchor)
        heading.anchor = anchor
    return headings
