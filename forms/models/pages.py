"""The page with the form, and the page that says what becomes of the answers."""

from http import HTTPMethod

from django.conf import settings
from django.core.validators import validate_email
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from applications.models.retention import RetentionSettings
from forms.building.builder import FormBuilder, VisitorForm
from forms.building.questions import QuestionsBlock
from forms.building.schema import Section, read_sections, translate_sections
from forms.filling.serve import fill_in
from forms.filling.thanks import show_thanks
from pages.blocks.text import TEXT_FEATURES
from pages.models.base import BasePage, BodyMixin


def validate_addresses(addresses: str) -> None:
    for address in split_addresses(addresses):
        validate_email(address)


def split_addresses(addresses: str) -> list[str]:
    return [address.strip() for address in addresses.split(",") if address.strip()]


class PrivacyPage(BodyMixin, BasePage):
    """What is done with personal data. How long it is kept is told from the settings themselves."""

    parent_page_types = ["home.HomePage", "pages.ContentPage"]
    subpage_types = []
    page_description = _("Tells what is done with personal data, and how long it is kept.")

    content_panels = [*BasePage.content_panels, "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("privacy page")
        verbose_name_plural = _("privacy pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["retention"] = RetentionSettings.load(request)
        return context


class FormPage(RoutablePageMixin, BodyMixin, BasePage):
    """A form for visitors. Its questions are those of the page in the source language; a
    translation only has its own words for them. What is sent becomes an application."""

    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    parent_page_types = ["home.HomePage", "pages.ContentPage"]
    subpage_types = []
    page_description = _("A form that visitors fill in. What they send comes to the applications.")
    opens_by_personal_link = False  # it is sent to its own address, which asks to sign in
    preview_modes = [("", _("Form")), ("thanks", _("Thanks"))]

    questions = StreamField(
        QuestionsBlock(),
        verbose_name=_("questions"),
        blank=True,
        help_text=_("In the order asked. Changes never touch what was sent before."),
    )
    privacy_text = models.TextField(
        verbose_name=_("use of the answers"),
        max_length=400,
        blank=True,
        help_text=_("A sentence or two, shown before the first question."),
    )
    privacy_page = models.ForeignKey(
        Page,
        verbose_name=_("page on privacy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
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
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    closed_text = models.TextField(
        verbose_name=_("text while closed"),
        max_length=400,
        blank=True,
        help_text=_("Shown in place of the form before it opens and after it closes."),
    )
    notified_addresses = models.CharField(
        verbose_name=_("who is told of an application"),
        max_length=255,
        blank=True,
        validators=[validate_addresses],
        help_text=_(
            "Email addresses with commas between them. Left empty, everyone who may handle "
            "applications is told."
        ),
    )

    content_panels = [
        *BasePage.content_panels,
        "body",
        MultiFieldPanel(["privacy_text", "privacy_page"], heading=_("Privacy of the answers")),
        "questions",
        "submit_label",
        MultiFieldPanel(["thank_you_title", "thank_you_text"], heading=_("After sending")),
    ]
    receiving_panels = [
        MultiFieldPanel(
            [FieldRowPanel(["opens_at", "closes_at"]), "closed_text"],
            heading=_("When the form is open"),
            help_text=_("Left empty, it is open for as long as the page is public."),
        ),
        "notified_addresses",
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(receiving_panels, heading=_("Receiving")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
        ]
    )
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    override_translatable_fields = [SynchronizedField("notified_addresses", overridable=False)]

    class Meta:
        verbose_name = _("form page")
        verbose_name_plural = _("form pages")

    @path("")
    @method_decorator([never_cache, sensitive_post_parameters()])
    def form_view(self, request: HttpRequest) -> HttpResponse:
        return fill_in(request, self)

    @path("kiitos/")
    @method_decorator(never_cache)
    def thanks_view(self, request: HttpRequest) -> HttpResponse:
        return show_thanks(request, self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.thanks_view(request) if mode_name == "thanks" else self.form_view(request)

    @cached_property
    def source(self) -> "FormPage":
        """The page in the source language, which decides what is asked; itself if there is none."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return self
        versions = FormPage.objects.filter(translation_key=self.translation_key, live=True)
        source = versions.filter(locale__language_code=settings.LANGUAGE_CODE)
        return source.select_related("locale").first() or self

    @cached_property
    def source_sections(self) -> list[Section]:
        return read_sections(self.source.questions, self.source.locale.language_code)

    @cached_property
    def sections(self) -> list[Section]:
        """The questions in this page's words, as far as it has words for them."""
        if self.source is self:
            return self.source_sections
        local = read_sections(self.questions, self.locale.language_code)
        return translate_sections(self.source_sections, local)

    def get_form(self, data=None) -> VisitorForm:
        return FormBuilder(self.sections).get_form_class()(data, page=self)

    @property
    def is_open(self) -> bool:
        now, opens, closes = timezone.now(), self.source.opens_at, self.source.closes_at
        return not (opens and now < opens) and not (closes and now >= closes)

    @property
    def notified(self) -> list[str]:
        return split_addresses(self.source.notified_addresses)
