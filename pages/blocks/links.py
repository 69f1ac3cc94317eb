"""Blocks that lead somewhere: a call to action, a person to contact, a page to pick."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks

from pages.blocks.text import FactBlock


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    page = blocks.PageChooserBlock(label=_("Page to open"), required=False)
    url = blocks.URLBlock(
        label=_("Or an address elsewhere"),
        required=False,
        help_text=_("Only if the link leads to another site."),
    )
    link_text = blocks.CharBlock(
        label=_("Text of the link"),
        max_length=60,
        help_text=_("Say what happens, for example “Join the network”."),
    )

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and bool(value["page"]) == bool(value["url"]):
            message = _("Choose a page or write an address, one of the two.")
            raise blocks.StructBlockValidationError({"page": ValidationError(message)})
        return value

    class Meta:
        icon = "pick"
        label = _("Call to action")
        description = _("Asks the reader to do one thing, with a link to do it.")
        template = "blocks/call_to_action.html"
        preview_value = {
            "title": "Tule mukaan",
            "text": "Verkostoon liittyminen on maksutonta.",
            "url": "https://example.org/",
            "link_text": "Liity verkostoon",
        }


class ContactBlock(blocks.StructBlock):
    name = FactBlock(label=_("Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=120)
    organisation = FactBlock(label=_("Organisation"), required=False, max_length=120)
    email = blocks.EmailBlock(label=_("Email"), required=False)
    phone = FactBlock(label=_("Phone"), required=False, max_length=40)

    class Meta:
        icon = "user"
        label = _("Contact card")
        description = _("A person to ask, with email and phone.")
        template = "blocks/contact.html"
        preview_value = {
            "name": "Etunimi Sukunimi",
            "role": "koordinaattori",
            "email": "verkosto@example.org",
            "phone": "040 000 0000",
        }


class HighlightBlock(blocks.StructBlock):
    """A main page lifted to the front page, with a sentence on why to open it."""

    page = blocks.PageChooserBlock(label=_("Page"))
    text = blocks.CharBlock(
        label=_("Why open it"),
        max_length=200,
        help_text=_("One sentence under the page's title."),
    )

    class Meta:
        icon = "link"
        label = _("Highlight")
