"""Which pages a visitor may see."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet, Value

from wagtail.models import Page, PageQuerySet, PageViewRestriction


def restrictions_on(page: Page) -> QuerySet:
    """Return the view restrictions on a page, its own and those of the pages above it."""
    path = Value(page.path, output_field=CharField())
    return PageViewRestriction.objects.alias(of=path).filter(of__startswith=F("page__path"))


def visible(pages: PageQuerySet) -> PageQuerySet:
    """Keep the live pages that are not private, be it by themselves or by a page above them.

    The same as `.live().public()`, without the extra query that each `.public()` makes.
    """
    return pages.live().filter(~Exists(restrictions_above()))


def restrictions_above() -> QuerySet:
    """Return, for use in a query about pages, the view restrictions on each of them."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return PageViewRestriction.objects.alias(of=path).filter(of__startswith=F("page__path"))
