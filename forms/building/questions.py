"""The questions that staff build a form from: one block for each kind of answer.

The id that Wagtail gives a block is the key of its question, and the id of a choice is its value.
Neither changes when the words do, and both are the same in every language.
"""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

LONGEST_ANSWER = 10_000  # characters

AUTOCOMPLETE = [
    ("name", _("person's name")),
    ("organization", _("name of the organisation")),
    ("organization-title", _("role in the organisation")),
    ("email", _("email")),
    ("tel", _("phone")),
    ("url", _("web address")),
    ("street-address", _("street address")),
    ("postal-code", _("postal code")),
    ("address-level2", _("municipality")),
]
MEANINGS = {
    "organisation": _("name of the organisation"),
    "contact_name": _("name of the contact person"),
    "email": _("email of the contact person"),
    "phone": _("phone of the contact person"),
    "website": _("website of the organisation"),
    "municipality": _("municipality of the organisation"),
}


def meaning_block(*meanings: str) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("Meaning"),
        required=False,
        choices=[(meaning, MEANINGS[meaning]) for meaning in meanings],
        help_text=_("By this the answer finds its place in the inbox and among the members."),
    )


def length_block(most: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("Longest answer, in characters"), required=False, min_value=1, max_value=most
    )


class QuestionBlock(blocks.StructBlock):
    """What every question has."""

    label = blocks.CharBlock(label=_("Question"), max_length=255)
    help_text = blocks.CharBlock(
        label=_("Help"),
        required=False,
        max_length=255,
        help_text=_("Shown under the question."),
    )
    required = blocks.BooleanBlock(label=_("Must be answered"), required=False, default=True)

    class Meta:
        label_format = "{label}"


class TypedQuestionBlock(QuestionBlock):
    """A question answered by typing, which a browser may help with."""

    autocomplete = blocks.ChoiceBlock(
        label=_("The browser may offer"),
        required=False,
        choices=AUTOCOMPLETE,
        help_text=_("What of the reader's own details fits here."),
    )


class SingleLineBlock(TypedQuestionBlock):
    meaning = meaning_block("organisation", "contact_name", "municipality")
    max_length = length_block(255)

    class Meta:
        icon = "minus"
        label = _("One line")


class MultiLineBlock(QuestionBlock):
    max_length = length_block(LONGEST_ANSWER)

    class Meta:
        icon = "pilcrow"
        label = _("Several lines")


class EmailQuestionBlock(TypedQuestionBlock):
    meaning = meaning_block("email")

    class Meta:
        icon = "mail"
        label = _("Email")


class PhoneQuestionBlock(TypedQuestionBlock):
    meaning = meaning_block("phone")

    class Meta:
        icon = "mobile-alt"
        label = _("Phone")


class WebAddressBlock(TypedQuestionBlock):
    meaning = meaning_block("website")

    class Meta:
        icon = "site"
        label = _("Web address")


class NumberBlock(QuestionBlock):
    class Meta:
        icon = "order"
        label = _("Number")


class DateBlock(QuestionBlock):
    class Meta:
        icon = "date"
        label = _("Date")


class ChoiceQuestionBlock(QuestionBlock):
    choices = blocks.ListBlock(
        blocks.CharBlock(label=_("Choice"), max_length=255), label=_("Choices"), min_num=2
    )


class RadioBlock(ChoiceQuestionBlock):
    class Meta:
        icon = "radio-empty"
        label = _("One choice, all in view")


class DropdownBlock(ChoiceQuestionBlock):
    meaning = meaning_block("municipality")

    class Meta:
        icon = "arrow-down"
        label = _("One choice from a list")


class CheckboxesBlock(ChoiceQuestionBlock):
    class Meta:
        icon = "tasks"
        label = _("Several choices")


class CheckboxBlock(QuestionBlock):
    class Meta:
        icon = "check"
        label = _("Box to tick")


class ConsentBlock(QuestionBlock):
    class Meta:
        icon = "lock"
        label = _("Consent")
        description = _("The exact words are kept with each application.")


class SectionBlock(blocks.StructBlock):
    """Starts a section, which lasts until the next one."""

    legend = blocks.CharBlock(label=_("Heading"), max_length=200)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=600)

    class Meta:
        icon = "title"
        label = _("New section")
        description = _("The questions after it belong together under its heading.")
        label_format = "{legend}"


class QuestionsBlock(blocks.StreamBlock):
    """A form, question by question. The names of the kinds are those of Wagtail's form builder."""

    section = SectionBlock()
    singleline = SingleLineBlock()
    multiline = MultiLineBlock()
    email = EmailQuestionBlock()
    phone = PhoneQuestionBlock()
    url = WebAddressBlock()
    number = NumberBlock()
    date = DateBlock()
    radio = RadioBlock()
    dropdown = DropdownBlock()
    checkboxes = CheckboxesBlock()
    checkbox = CheckboxBlock()
    consent = ConsentBlock()

    def clean(self, value):
        value = super().clean(value)
        meanings = [block.value.get("meaning") for block in value]
        uses = Counter(filter(None, meanings))
        message = _("Another question has this meaning already.")
        doubled = {
            position: blocks.StructBlockValidationError({"meaning": ValidationError(message)})
            for position, meaning in enumerate(meanings)
            if uses[meaning] > 1
        }
        if doubled:
            raise blocks.StreamBlockValidationError(block_errors=doubled)
        return value
