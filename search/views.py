"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wagtail.models import Locale, Page

from pages.navigation import absolute_url, search_address, view_context
from search.analysis import words

RESULTS_PER_PAGE = 10
QUERY_LENGTH = 200  # characters of a query that are looked at


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """List the live, public pages in the reader's language that have all the words of `?q=`."""
    query = " ".join(request.GET.get("q", "")[:QUERY_LENGTH].replace("\x00", " ").split())
    results = find_pages(query)
    page = Paginator(results, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    context = view_context(request, search_address) | {
        "query": query,
        "results": page,
        "total": page.paginator.count,
        "canonical_url": absolute_url(request.path),
    }
    return render(request, "search/results.html", context)


def find_pages(query: str):
    """Return the pages found, best first; a sliceable, countable search result."""
    if not (terms := words(query)):
        return Page.objects.none()
    pages = Page.objects.live().public().filter(locale=Locale.get_active()).specific()
    return pages.search(" ".join(terms))
