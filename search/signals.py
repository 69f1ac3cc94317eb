"""What changes who may read a page without the page being saved."""

from wagtail.models import Page, PageViewRestriction

from search.indexing import add_pages


def index_below(page: Page) -> None:
    """Put a page and all below it into the index again, or out of it."""
    below = page.get_descendants(inclusive=True).specific()
    add_pages([page for page in below if hasattr(page, "search_texts")])


def follow_privacy(instance: PageViewRestriction, **kwargs) -> None:
    index_below(instance.page)


def follow_move(instance: Page, **kwargs) -> None:
    """A page may have left a private part of the tree, or entered one."""
    if PageViewRestriction.objects.exists():
        index_below(instance)
