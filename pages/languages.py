"""The languages the site can be read in, and what a reader of one of them gets of each page."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, override
from django.utils.translation.trans_real import parse_accept_lang_header

from wagtail.models import Page, PageQuerySet, Site

from pages.visibility import visible


class Language(NamedTuple):
    """A language as pages name it: its code, its own name, and its direction, ltr or rtl."""

    code: str
    name: str
    dir: str

    @classmethod
    def of(cls, code: str) -> "Language":
        info = get_language_info(code)
        return cls(code, info["name_local"], "rtl" if info["bidi"] else "ltr")

    @classmethod
    def foreign(cls, code: str, reader: str) -> "Language | None":
        """Return the language, or None if it is the reader's own and needs no marking."""
        return None if code == reader else cls.of(code)


def front_pages(request: HttpRequest) -> dict[str, Page]:
    """Return the live home page of each language that is offered, source language first.

    A language whose home page is a draft is not offered. Asked once for a request.
    """
    if not hasattr(request, "_front_pages"):
        site = Site.find_for_request(request)
        homes = visible(Page.objects.filter(translation_key=site.root_page.translation_key))
        by_code = {home.locale.language_code: home for home in homes.select_related("locale")}
        request._front_pages = {
            code: by_code[code] for code, _name in settings.LANGUAGES if code in by_code
        }
    return request._front_pages


def readable_in(code: str) -> str:
    """Return the language itself if it is offered, else the source language. For letters, which
    are written without a request."""
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    homes = visible(Page.objects.filter(translation_key=site.root_page.translation_key))
    is_offered = homes.filter(locale__language_code=code).exists()
    return code if is_offered else settings.LANGUAGE_CODE


def language_of(request: HttpRequest, page: Page) -> str:
    """Return the code of the language a page is written in, without a query where it is offered."""
    for code, home in front_pages(request).items():
        if home.locale_id == page.locale_id:
            return code
    return page.locale.language_code


def reading_language(request: HttpRequest, page: Page | None = None) -> str:
    """Return the code of the language the visitor reads the site in.

    It is the page's own, unless the page stands in for a translation that is not there yet.
    """
    if fallback := getattr(request, "fallback_language", None):
        return fallback
    return language_of(request, page) if page else get_language()


def best_language(request: HttpRequest) -> str:
    """Return the offered language that the browser likes best, by Accept-Language alone."""
    offered = list(front_pages(request)) or [settings.LANGUAGE_CODE]
    for wish, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        for code in (wish, wish.split("-")[0]):
            if code in offered:
                return code
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in offered else offered[0]


def address(request: HttpRequest, page: Page, reader: str) -> str:
    """Return where someone who reads in the language `reader` finds a page.

    A page in another language is found under the reader's own prefix, at the place it has in
    its own language; there it stands in for the translation.
    """
    homes = front_pages(request)
    written_in = language_of(request, page)
    if written_in == reader or not {written_in, reader} <= homes.keys():
        return page.get_url(request) or ""
    with override(reader):
        place = page.url_path.removeprefix(homes[written_in].url_path)
        return reverse("wagtail_serve", args=[place])


class Version(NamedTuple):
    """What a reader gets of a page: the page in her language, or else in the source language.

    `url` is an address in her language either way; `language` is that of the page's text, and
    None where it is her own.
    """

    page: Page
    url: str
    language: Language | None

    @property
    def title(self) -> str:
        return self.page.title


def find_versions(
    request: HttpRequest, pages: PageQuerySet, reader: str, *, specific: bool = False
) -> dict[int, Version]:
    """Return what a reader gets of each of `pages` that can be seen, by the page's id.

    `pages` may hold rows of any language; the rows of one page all lead to the same version.
    Ordered as in the source's tree. One query, and with `specific` one more for a type of page.
    """
    homes = front_pages(request)
    source, own = (
        homes[code].locale_id if code in homes else 0 for code in (settings.LANGUAGE_CODE, reader)
    )
    asked = pages.order_by()
    rows = visible(
        Page.objects.filter(
            Q(pk__in=asked.values("pk"))
            | Q(translation_key__in=asked.values("translation_key"), locale__in=[source, own])
        )
    ).order_by("path")
    by_key: dict = {}
    for row in sorted(rows.specific() if specific else rows, key=lambda r: r.locale_id != source):
        by_key.setdefault(row.translation_key, {})[row.locale_id] = row
    found = {}
    for group in by_key.values():
        best = group.get(own) or group.get(source) or next(iter(group.values()))
        language = None if best.locale_id == own else Language.of(language_of(request, best))
        version = Version(best, address(request, best, reader), language)
        found |= dict.fromkeys((row.pk for row in group.values()), version)
    return found


def list_versions(
    request: HttpRequest, pages: PageQuerySet, reader: str, *, specific: bool = False
) -> list[Version]:
    """Return what a reader gets of each of `pages`, each once (see `find_versions`)."""
    return list(dict.fromkeys(find_versions(request, pages, reader, specific=specific).values()))


class LanguageLink(NamedTuple):
    """A link of the language menu: to the page being read, in one of the languages offered.

    `is_translated` is False where the page stands in for its translation there.
    """

    code: str
    name: str
    dir: str
    url: str
    is_current: bool
    is_translated: bool


def translations_of(page: Page) -> list[Page]:
    """Return the visible translations of a page; asked once for an instance."""
    if not hasattr(page, "_translations"):
        rows = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
        page._translations = list(visible(rows))
    return page._translations


def language_links(request: HttpRequest, page: Page, reader: str) -> list[LanguageLink]:
    """Return links to a page in every language offered; one query, none for a home page."""
    homes = front_pages(request)
    in_language = {language_of(request, page): page}
    if home := next((home for home in homes.values() if home.pk == page.pk), None):
        in_language |= homes | {home.locale.language_code: page}
    else:
        in_language |= {language_of(request, row): row for row in translations_of(page)}
    source = in_language.get(settings.LANGUAGE_CODE)
    return [
        LanguageLink(
            *Language.of(code),
            url=address(request, in_language.get(code) or source or homes[code], code),
            is_current=code == reader,
            is_translated=code in in_language,
        )
        for code in homes
    ]
