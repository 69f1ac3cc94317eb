"""What changes a page as it can be found, without the page being saved or after it was."""

from wagtail.models import Page, PageViewRestriction

from pages.visibility import is_lifted
from search.indexing import add_pages


def index_again(pages) -> None:
    add_pages([page for page in pages if hasattr(page, "search_texts")])


def follow_publishing(instance: Page, **kwargs) -> None:
    """Its attachments and the like were stored after the page itself."""
    index_again([instance])


def follow_privacy(instance: PageViewRestriction, **kwargs) -> None:
    index_again(instance.page.get_descendants(inclusive=True).specific())


def follow_unhiding(instance: PageViewRestriction, origin: object, **kwargs) -> None:
    if is_lifted(origin):
        follow_privacy(instance)


def follow_move(instance: Page, **kwargs) -> None:
    """A page may have left a private part of the tree, or entered one."""
    if PageViewRestriction.objects.exists():
        index_again(instance.get_descendants(inclusive=True).specific())
