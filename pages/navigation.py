"""The way around the site: menu, breadcrumbs and languages for the page being read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override

from wagtail.models import Page

from pages.languages import (
    Language,
    LanguageLink,
    Version,
    find_versions,
    front_pages,
    language_links,
    language_of,
    list_versions,
    reading_language,
)
from pages.links import find_links

HOME_DEPTH = 2  # the home pages of all languages stand right under the root of the tree


class MenuItem(NamedTuple):
    """A link of the main menu; `is_section` when the page being read lies below it.

    `language` is that of the title where it is not the reader's.
    """

    url: str
    title: str
    is_current: bool
    is_section: bool
    language: Language | None


class Crumb(NamedTuple):
    """One step of the way from the home page down to the page being read."""

    url: str
    title: str


@dataclass(frozen=True)
class Navigation:
    """What header and footer need. `home` is the home page in the reader's language, in its
    specific type: it also keeps the contact details, the footer text and the `footer` links."""

    home: Page
    menu: list[MenuItem]
    footer: list[Version]
    breadcrumbs: list[Crumb]
    languages: list[LanguageLink]
    search_url: str


def absolute_url(path: str) -> str:
    """Return the full address of a path on this site, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"


def has_session(request: HttpRequest) -> bool:
    """Tell whether this may be staff, without touching the session (which would vary the page)."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def control_caching(request: HttpRequest, response: HttpResponse) -> None:
    """Have caches ask before they show a copy, so that what is published is seen at once.

    Staff get the user bar with a page: no cache may hand that to others.
    """
    patch_cache_control(response, no_cache=True)
    if has_session(request):
        patch_cache_control(response, private=True)


def page_context(request: HttpRequest, page: Page) -> dict:
    """Return what base.html needs around a page."""
    reader = reading_language(request, page)
    written_in = language_of(request, page)
    is_stand_in = written_in != reader
    languages = language_links(request, page, reader)
    home = home_of(request, page, reader)
    trail = [step.pk for step in trail_of(request, page)[:-1]]
    links = find_links(request, page, reader, [*trail, *footer_ids(home)])
    return {
        "nav": Navigation(
            home=home,
            menu=build_menu(request, page, reader),
            footer=[links[key] for key in footer_ids(home) if key in links],
            breadcrumbs=[Crumb(links[key].url, links[key].title) for key in trail if key in links],
            languages=languages,
            search_url=search_address(reader),
        ),
        "language": Language.of(reader),
        "text_language": Language.foreign(written_in, reader),
        "links": links,
        "description": page.search_description or page.intro,
        "canonical_url": absolute_url(page.get_url(request) or "/"),
        "alternates": [] if is_stand_in or request.GET else build_alternates(languages),
        "social_image_url": absolute_url(static("img/social.png")),
        "show_userbar": has_session(request) or getattr(request, "is_preview", False),
    }


def view_context(request: HttpRequest, address_in: Callable[[str], str] | None = None) -> dict:
    """Return what base.html needs around a view that is no page, such as the search.

    `address_in` tells the address of the view in a language; without it the language menu leads
    to the home pages. Without a home page there is no navigation.
    """
    reader = reading_language(request)
    homes = front_pages(request)
    context = {"language": Language.of(reader), "show_userbar": False}
    if reader not in homes:
        return context
    home = homes[reader].specific
    footer = find_versions(request, Page.objects.filter(pk__in=footer_ids(home)), reader)
    languages = [
        LanguageLink(
            *Language.of(code),
            url=address_in(code) if address_in else homes[code].get_url(request),
            is_current=code == reader,
            is_translated=True,
        )
        for code in homes
    ]
    return context | {
        "nav": Navigation(
            home=home,
            menu=build_menu(request, home, reader),
            footer=[footer[key] for key in footer_ids(home) if key in footer],
            breadcrumbs=[],
            languages=languages,
            search_url=search_address(reader),
        ),
        "social_image_url": absolute_url(static("img/social.png")),
    }


def search_address(language: str) -> str:
    with override(language):
        return reverse("search")


def home_of(request: HttpRequest, page: Page, reader: str) -> Page:
    """Return the reader's home page in its specific type."""
    if page.depth == HOME_DEPTH:
        return page
    if reader in (homes := front_pages(request)):
        return homes[reader].specific
    return page.get_ancestors().filter(depth=HOME_DEPTH).specific().get()


def footer_ids(home: Page) -> list[int]:
    """Return the ids of the pages that the footer links to beside those of the menu."""
    return [block["value"] for block in home.footer_pages.raw_data]


def build_menu(request: HttpRequest, page: Page, reader: str) -> list[MenuItem]:
    """Return the pages right under the home pages of the reader's and the source language."""
    homes = front_pages(request)
    pages = Page.objects.none()
    for code in {settings.LANGUAGE_CODE, reader} & homes.keys():
        pages = pages | Page.objects.child_of(homes[code])
    above = {step.translation_key for step in trail_of(request, page)[:-1]}
    return [
        MenuItem(
            url=version.url,
            title=version.title,
            is_current=version.page.translation_key == page.translation_key,
            is_section=version.page.translation_key in above,
            language=version.language,
        )
        for version in list_versions(request, pages.in_menu(), reader)
    ]


def trail_of(request: HttpRequest, page: Page) -> list[Page]:
    """Return the pages from the home page down to `page`; no query where it was routed."""
    if page.depth == HOME_DEPTH:
        return [page]
    routed = getattr(request, "page_trail", [])
    if routed and routed[-1].pk == page.pk:
        return routed
    return [*page.get_ancestors().filter(depth__gte=HOME_DEPTH), page]


def build_alternates(languages: list[LanguageLink]) -> list[tuple[str, str]]:
    """Return (language, full address) of each translation for search engines, with x-default."""
    live = {link.code: absolute_url(link.url) for link in languages if link.is_translated}
    if len(live) < 2:
        return []
    default = live.get(settings.LANGUAGE_CODE) or next(iter(live.values()))
    return [*live.items(), ("x-default", default)]
