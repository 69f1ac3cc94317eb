"""Pages of text: background, goals, women-specific work, and whatever else is needed."""

from django.utils.translation import gettext_lazy as _

from wagtail.search import index

from pages.languages import list_versions
from pages.models.base import BasePage, BodyMixin


class ContentPage(BodyMixin, BasePage):
    """A page of text and images, with the pages below it listed at its end."""

    parent_page_types = ["home.HomePage", "pages.ContentPage"]
    subpage_types = [
        "pages.ContentPage",
        "pages.PrinciplesPage",
        "forms.FormPage",
        "forms.PrivacyPage",
    ]
    page_description = _("Text, images and links. The right choice for most pages.")

    content_panels = [*BasePage.content_panels, "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        reader = context["language"].code
        context["children"] = list_versions(request, self.get_children(), reader, specific=True)
        return context
