"""From the parts of an address to the page, in a fixed number of queries."""

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

DEEPEST = 12  # levels below a home page that an address can name


def find_trail(home: Page, slugs: list[str]) -> list[Page]:
    """Return the pages that an address leads through, from `home` down as far as there are any."""
    candidates = Page.objects.filter(
        slug__in=slugs[:DEEPEST],
        path__startswith=home.path,
        depth__gt=home.depth,
        depth__lte=home.depth + min(len(slugs), DEEPEST),
    )
    by_place = {(page.path[: -Page.steplen], page.slug): page for page in candidates}
    trail = [home]
    for slug in slugs:
        child = by_place.get((trail[-1].path, slug))
        if child is None:
            break
        trail.append(child)
    return trail


def route(home: Page, request: HttpRequest, slugs: list[str]) -> RouteResult:
    """Route an address below `home` and note the pages passed in `request.page_trail`.

    Wagtail's own routing makes two queries for each level; breadcrumbs would ask again.
    Raises Http404 where there is no live page.
    """
    request.page_trail = trail = find_trail(home, slugs)
    if trail == [home]:
        raise Http404
    page, rest = trail[-1].specific, slugs[len(trail) - 1 :]
    trail[-1] = page
    return page.route(request, rest)
