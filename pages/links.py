"""Links to the site's own pages, each leading to the language the reader reads in."""

import re
from collections.abc import Iterable

from django.db.models import ForeignKey
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from pages.languages import Version, find_versions

PAGE_LINK = re.compile(r'<a (?=[^>]*linktype="page")[^>]*?\bid="(\d+)"[^>]*>(.*?)</a>', re.DOTALL)


def linked_page_ids(page: Page) -> set[int]:
    """Return the ids of all pages that a page links to from its texts, blocks and choosers."""
    ids = set()
    for field in page._meta.get_fields():
        if isinstance(field, ForeignKey) and issubclass(field.related_model, Page):
            ids.add(getattr(page, field.attname))
        elif hasattr(field, "extract_references"):
            ids.update(
                int(key)
                for model, key, *_where in field.extract_references(getattr(page, field.name))
                if issubclass(model, Page)
            )
    return ids - {None, page.pk}


def find_links(
    request: HttpRequest, page: Page, reader: str, others: Iterable[int] = ()
) -> dict[int, Version]:
    """Return what the reader gets of each page that `page` links to, by the id in the link.

    Also of the `others` that stand around it, given by id. Pages she may not see are missing.
    One query.
    """
    ids = linked_page_ids(page).union(others)
    return find_versions(request, Page.objects.filter(pk__in=ids), reader) if ids else {}


def rich_text(source: str, links: dict[int, Version]) -> SafeString:
    """Return the HTML of a rich text; a link to a page that cannot be seen leaves its words."""

    def lead(match: re.Match) -> str:
        version = links.get(int(match[1]))
        if version is None:
            return match[2]
        return format_html('<a href="{}">{}</a>', version.url, mark_safe(match[2]))  # noqa: S308

    return mark_safe(expand_db_html(PAGE_LINK.sub(lead, source)))  # noqa: S308
