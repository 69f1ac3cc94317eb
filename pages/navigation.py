"""The way around the site: menu, breadcrumbs and languages for the page being read."""

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from pages.visibility import visible

HOME_DEPTH = 2  # the home pages of all languages stand right under the root of the tree


class PageLanguage(NamedTuple):
    """The language a page is written in: its code and the direction it is read, ltr or rtl."""

    code: str
    dir: str

    @classmethod
    def of(cls, code: str) -> "PageLanguage":
        return cls(code, "rtl" if get_language_info(code)["bidi"] else "ltr")


class MenuItem(NamedTuple):
    """A link of the main menu; `is_section` when the page being read lies below it."""

    url: str
    title: str
    is_current: bool
    is_section: bool


class Crumb(NamedTuple):
    """One step of the way from the home page down to the page being read."""

    url: str
    title: str


@dataclass(frozen=True)
class Navigation:
    """What header and footer need. `home` is the specific home page, also the keeper of
    the contact details and the footer text."""

    home: Page
    menu: list[MenuItem]
    breadcrumbs: list[Crumb]
    search_url: str


def absolute_url(path: str) -> str:
    """Return the full address of a path on this site, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"


def site_context(request: HttpRequest, page: Page | None = None) -> dict:
    """Return what base.html needs around a page, or around a view without one (`page` None)."""
    language = page.locale.language_code if page else get_language()
    return {
        "nav": build_navigation(request, page),
        "page_language": PageLanguage.of(language),
        "description": (page.search_description or page.intro) if page else "",
        "canonical_url": absolute_url(page.get_url(request) or "/") if page else "",
        "social_image_url": absolute_url(static("img/social.png")),
        "show_userbar": has_session(request) or getattr(request, "is_preview", False),
    }


def has_session(request: HttpRequest) -> bool:
    """Tell whether this may be staff, without touching the session (which would vary the page)."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def build_navigation(request: HttpRequest, page: Page | None) -> Navigation | None:
    """Return the navigation for a page, or None where the site has no home page yet."""
    trail = find_trail_of(request, page)
    if not trail:
        return None
    home, here = trail[0], trail[-1]
    return Navigation(
        home=home,
        menu=[
            MenuItem(
                url=item.get_url(request),
                title=item.title,
                is_current=item.pk == here.pk,
                is_section=here.is_descendant_of(item),
            )
            for item in visible(home.get_children()).in_menu()
        ],
        breadcrumbs=[Crumb(step.get_url(request), step.title) for step in trail[:-1]],
        search_url=reverse("search"),
    )


def find_trail_of(request: HttpRequest, page: Page | None) -> list[Page]:
    """Return the pages from the home page down to `page`, the home page in its specific type.

    Without a page it is the home page of the active language alone, or nothing.
    """
    if page is None:
        site = Site.find_for_request(request)
        home = site and site.root_page.localized
        return [home.specific] if home and home.live else []
    routed = getattr(request, "page_trail", [])
    if routed and routed[-1] == page:
        return routed
    above = list(page.get_ancestors().filter(depth__gte=HOME_DEPTH))
    return [above[0].specific, *above[1:], page] if above else [page]
