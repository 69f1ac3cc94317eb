"""What every page of the site has in common."""

from http import HTTPMethod
from typing import NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import BodyBlock, unique_headings
from pages.navigation import control_caching, page_context
from pages.visibility import restrictions_on


class SearchKind(NamedTuple):
    """What search results call pages of a type; types with the same key are listed as one kind."""

    key: str
    label: Promise  # of one page
    plural: Promise


class BasePage(Page):
    """A page with an introduction, and the site's header and footer around it.

    Anonymous visitors all get the same response, without cookies, so it may be cached.
    """

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    intro = models.TextField(
        verbose_name=_("introduction"),
        blank=True,
        max_length=600,
        help_text=_("A few sentences under the title. Also shown in search results and lists."),
    )

    content_panels = [*Page.content_panels, "intro"]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    search_kind = SearchKind("page", _("Page"), _("Pages"))
    opens_by_personal_link = True  # where it is for members only

    class Meta:
        abstract = True

    @property
    def search_title(self) -> str:
        """The title in search results, telling pages apart that have the same one."""
        return self.title

    def search_texts(self) -> list[str]:
        """Return what visitors can find the page by besides its title, in reading order.

        It is what the page type names in `search_fields`. A type that shows more than its own
        fields adds it here, with `super()`; whoever changes that saves the page or calls
        `wagtail.search.index.insert_or_update_object` with it.
        """
        values = [
            field.get_value(self)
            for field in self.get_searchable_search_fields()
            if field.field_name != "title"
        ]
        return [
            text for value in values for text in (value if isinstance(value, list) else [value])
        ]

    def get_view_restrictions(self):
        """Ask in one query instead of two; an alias shares those of its source."""
        return super().get_view_restrictions() if self.alias_of_id else restrictions_on(self)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | page_context(request, self)

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        control_caching(request, response)
        return response


class BodyMixin(models.Model):
    """A page with a body built from blocks."""

    body = StreamField(
        BodyBlock(),
        verbose_name=_("content"),
        blank=True,
        help_text=_("The page itself, block by block."),
    )

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["headings"] = unique_headings(self.body)
        return context
