"""What is shown where there is no page: the way to a language, and the way out of a dead end."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from wagtail.models import Page
from wagtail.views import serve

from pages.languages import Language, Version, best_language, front_pages
from pages.navigation import view_context
from pages.routing import find_trails, route
from pages.visibility import visible


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead from the bare address to the home page in the language the browser likes best."""
    response = HttpResponseRedirect(f"/{best_language(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at a path below the language prefix, routed by `pages.routing`."""
    slugs = [slug for slug in path.split("/") if slug]
    request._wagtail_route_for_request = route(request, slugs)  # where Wagtail keeps its own
    return serve(request, path)


def page_not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Say so in a language that is offered, with the same place in languages that have it."""
    if translation.get_language() not in front_pages(request):
        translation.activate(best_language(request))
    context = view_context(request) | {"found_elsewhere": find_elsewhere(request)}
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def find_elsewhere(request: HttpRequest) -> list[Version]:
    """Return the pages that stand at the requested place in other languages."""
    homes = front_pages(request)
    slugs = [slug for slug in request.path_info.split("/") if slug]
    if slugs and slugs[0] in translation.trans_real.get_languages():
        slugs = slugs[1:]
    if not slugs or not homes:
        return []
    trails = find_trails(list(homes.values()), slugs)
    ids = [trail[-1].pk for trail in trails if len(trail) == len(slugs) + 1]
    pages = {page.locale_id: page for page in visible(Page.objects.filter(pk__in=ids))}
    return [
        Version(page, page.get_url(request), Language.of(code))
        for code, home in homes.items()
        if (page := pages.get(home.locale_id))
    ]
