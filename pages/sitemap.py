"""What search engines are told: every public page in every language, and its translations."""

from collections import defaultdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wagtail.models import Page

from pages.languages import front_pages
from pages.navigation import absolute_url, search_address
from pages.visibility import visible


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List all pages and the search, with `Page.last_published_at`; two queries at any size."""
    codes = {home.locale_id: code for code, home in front_pages(request).items()}
    pages = visible(Page.objects.filter(depth__gt=1, locale__in=codes)).order_by("path")
    versions = defaultdict(dict)
    for page in pages.only("translation_key", "locale_id", "url_path", "last_published_at"):
        location = absolute_url(page.get_url(request))
        versions[page.translation_key][codes[page.locale_id]] = (location, page.last_published_at)
    for code in codes.values():
        versions["search"][code] = (absolute_url(search_address(code)), None)
    context = {"urlset": [url for group in versions.values() for url in list_urls(group)]}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def list_urls(group: dict) -> list[dict]:
    """Return the entries of one page in its languages; `group` maps a code to (location, date)."""
    alternates = [{"lang_code": code, "location": place} for code, (place, _date) in group.items()]
    if settings.LANGUAGE_CODE in group:
        default = group[settings.LANGUAGE_CODE][0]
        alternates.append({"lang_code": "x-default", "location": default})
    return [
        {"location": place, "lastmod": date, "alternates": alternates if len(group) > 1 else []}
        for place, date in group.values()
    ]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers out of the admin and the results of searches, and show them the sitemap."""
    results = [f"{search_address(code)}?" for code in front_pages(request)]
    closed = [reverse("wagtailadmin_home"), *results]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += [f"Sitemap: {absolute_url(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
