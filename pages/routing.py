"""From the parts of an address to the page, in a fixed number of queries."""

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages.languages import front_pages

DEEPEST = 12  # levels below a home page that an address can name


def find_trails(homes: list[Page], slugs: list[str]) -> list[list[Page]]:
    """Return for each home page the pages that an address leads through below it.

    A trail starts with the home page and ends with the last live page that the address names.
    """
    if not slugs:
        return [[home] for home in homes]
    below = Q()
    for home in homes:
        below |= Q(path__startswith=home.path)
    candidates = Page.objects.filter(
        below,
        slug__in=slugs[:DEEPEST],
        depth__gt=homes[0].depth,
        depth__lte=homes[0].depth + min(len(slugs), DEEPEST),
    )
    by_place = {(page.path[: -Page.steplen], page.slug): page for page in candidates}
    trails = []
    for home in homes:
        trail = [home]
        for slug in slugs:
            child = by_place.get((trail[-1].path, slug))
            if child is None:
                break
            trail.append(child)
        while len(trail) > 1 and not trail[-1].live:
            trail.pop()
        trails.append(trail)
    return trails


def route(request: HttpRequest, slugs: list[str]) -> RouteResult:
    """Find the page at an address in the active language, and note the way to it.

    Where that language has no such page but the source language has, that page stands in, and
    `request.fallback_language` says for which language. `request.page_trail` keeps the pages from
    the home page to the one found. Wagtail's own routing would make two queries for each level,
    and the breadcrumbs would ask again. Raises Http404 where there is no live page.
    """
    homes = front_pages(request)
    reader = get_language()
    if reader not in homes:
        raise Http404  # a language that is not offered
    languages = dict.fromkeys([reader, settings.LANGUAGE_CODE])
    trails = find_trails([homes[code] for code in languages if code in homes], slugs)
    trail = max(trails, key=len)  # the first of equals: the reader's own language
    if slugs and len(trail) == 1:
        raise Http404
    page, rest = trail[-1].specific, slugs[len(trail) - 1 :]
    request.page_trail = [*trail[:-1], page]
    result = page.route(request, rest)
    if trail is not trails[0]:
        request.fallback_language = reader
    return result
