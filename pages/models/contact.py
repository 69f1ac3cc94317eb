"""Whom to contact and what stands at the foot of every page of a language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField


class ContactMixin(models.Model):
    """What a front page keeps for all pages of its language."""

    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_role = models.CharField(_("role"), max_length=120, blank=True)
    contact_organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    contact_email = models.EmailField(_("email"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    facebook_url = models.URLField(_("address of the Facebook page"), blank=True)
    footer_text = models.TextField(
        _("text of the footer"),
        max_length=400,
        blank=True,
        help_text=_("A sentence or two on what the network is, at the foot of every page."),
    )
    footer_pages = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Page")))],
        verbose_name=_("more links in the footer"),
        blank=True,
        help_text=_("Below the pages of the menu, for example how personal data is handled."),
    )

    contact_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["contact_name", "contact_role"]),
                "contact_organisation",
                FieldRowPanel(["contact_email", "contact_phone"]),
            ],
            heading=_("Contact person"),
            help_text=_("Shown in the footer of every page in this language."),
        ),
        "facebook_url",
        "footer_text",
        "footer_pages",
    ]
    override_translatable_fields = [
        SynchronizedField("contact_name"),
        SynchronizedField("contact_organisation"),
        SynchronizedField("contact_phone"),
    ]

    class Meta:
        abstract = True
