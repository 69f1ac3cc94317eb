"""Forms that staff build and visitors fill in."""

import logging
from http import HTTPMethod
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, EmailFormMixin, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from forms.builder import FormBuilder
from pages.blocks.text import TEXT_FEATURES
from pages.models.base import BasePage, BodyMixin

logger = logging.getLogger(__name__)


class FormPage(RoutablePageMixin, EmailFormMixin, FormMixin, BodyMixin, BasePage):
    """A form for visitors. Answers are stored first; sending leads to a page of thanks."""

    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    parent_page_types = ["home.HomePage", "pages.ContentPage"]
    subpage_types = []
    page_description = _("A form that visitors fill in. The answers are kept in the admin.")
    form_builder = FormBuilder
    landing_page_template = "forms/form_page_landing.html"

    submit_label = models.CharField(
        verbose_name=_("text of the button"),
        max_length=60,
        help_text=_("Say what happens, for example “Send the application”."),
    )
    thank_you_title = models.CharField(verbose_name=_("heading of the thanks"), max_length=120)
    thank_you_text = RichTextField(
        verbose_name=_("text of the thanks"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What happens next, and when."),
    )

    content_panels = [
        FormSubmissionsPanel(),
        *BasePage.content_panels,
        "body",
        InlinePanel("form_fields", heading=_("Questions"), label=_("Question")),
        "submit_label",
        MultiFieldPanel(["thank_you_title", "thank_you_text"], heading=_("After sending")),
        MultiFieldPanel(
            ["to_address", FieldRowPanel(["from_address", "subject"])],
            heading=_("Notice by email"),
            help_text=_("Without an address nobody is mailed; the answers are kept all the same."),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    override_translatable_fields = [
        SynchronizedField("to_address"),
        SynchronizedField("subject"),
    ]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    @path("")
    @method_decorator(never_cache)
    def fill_in(self, request: HttpRequest) -> HttpResponse:
        """Show the form; store what was sent and lead to the thanks, or show what to mend."""
        if request.method == HTTPMethod.POST:
            form = self.get_form(request.POST, request.FILES, page=self, user=request.user)
            if form.is_valid():
                self.process_form_submission(form)
                return HttpResponseRedirect(self.get_url(request) + self.reverse_subpage("thanks"))
        else:
            form = self.get_form(page=self)
        context = self.get_context(request) | {"form": form}
        return TemplateResponse(request, self.get_template(request), context)

    @path("kiitos/")
    @method_decorator(never_cache)
    def thanks(self, request: HttpRequest) -> HttpResponse:
        return self.render_landing_page(request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.thanks(request) if mode_name == "landing" else self.fill_in(request)

    def send_mail(self, form) -> None:
        """Tell staff of a submission. It is stored already: mail trouble costs only the notice."""
        addresses = [address.strip() for address in self.to_address.split(",")]
        subject, sender = self.subject or self.title, self.from_address or None
        try:
            send_mail(subject, self.render_email(form), sender, addresses)
        except (SMTPException, OSError):
            logger.exception("The notice of a submission to form page %s was not sent", self.pk)


class FormField(TranslatableMixin, AbstractFormField):
    """One question of a form. Its key is the same in every language, its words are translated."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")

    override_translatable_fields = [SynchronizedField("clean_name", overridable=False)]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
