"""What the site's templates need beyond Django's and Wagtail's own tags."""

from django import template

from wagtail.models import Page
from wagtail.rich_text import RichText

from pages import links
from pages.languages import Version

register = template.Library()


@register.simple_tag(takes_context=True)
def rich_text(context, value: RichText | str):
    """Render a rich text, its links leading to pages in the reader's language."""
    source = value.source if isinstance(value, RichText) else value or ""
    return links.rich_text(source, context.get("links", {}))


@register.simple_tag(takes_context=True)
def version_of(context, page: Page | None) -> Version | None:
    """Return what the reader gets of a page that this page links to, None if she may not see it."""
    return context.get("links", {}).get(page.pk) if page else None
