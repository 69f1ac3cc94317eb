"""The languages table: pages down, languages across, and in each cell a link to the work."""

from collections import Counter
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from translating.staleness import Cell, PageFacts, Row, State, overview

ROWS_AT_ONCE = 50
SECTION_DEPTH = 3  # the main pages stand right under the home pages


class Choice(NamedTuple):
    """One choice of a filter."""

    value: str
    label: str
    is_chosen: bool


class WorkCell(NamedTuple):
    """A cell as shown: its state, how much of a draft is translated, and where the work is done."""

    state: State | None
    share: str
    url: str


class Totals(NamedTuple):
    """How many pages of a language are in each state, with a link to them."""

    locale: Locale
    counts: list[tuple[State, int, str]]


def pages_of(user) -> PageQuerySet:
    """Return the pages that a member of staff may work on."""
    policy = PagePermissionPolicy()
    return policy.instances_user_has_any_permission_for(user, ["add", "change", "publish"])


def split_locales() -> tuple[Locale, list[Locale]]:
    """Return the source language, and the languages to translate into."""
    source, others = None, []
    for locale in Locale.objects.order_by("pk"):
        if locale.language_code == settings.LANGUAGE_CODE:
            source = locale
        else:
            others.append(locale)
    return source, others


def languages_table(request: HttpRequest) -> HttpResponse:
    source_locale, locales = split_locales()
    rows = overview(pages_of(request.user), source_locale, locales)
    asked = request.GET
    shown = [
        locale for locale in locales if locale.language_code == asked.get("language")
    ] or locales
    sections = [row.source for row in rows if row.source.depth == SECTION_DEPTH]
    section = next((page for page in sections if str(page.pk) == asked.get("section")), None)
    state = asked.get("state") if asked.get("state") in State.values else None
    rows = [row for row in rows if is_wanted(row, shown, section, state)]
    slice = Paginator(rows, ROWS_AT_ONCE).get_page(asked.get("p"))
    context = {
        "locales": shown,
        "slice": slice,
        "rows": [(row.source, work_cells(row, shown)) for row in slice],
        "states": choices(State.choices, state),
        "languages": choices(
            [(locale.language_code, locale.get_display_name()) for locale in locales],
            asked.get("language"),
        ),
        "sections": choices(
            [(str(page.pk), page.title) for page in sections], asked.get("section")
        ),
        "query": urlencode({k: v for k, v in asked.items() if k != "p"}),
        "page_count": slice.paginator.count,
    }
    return render(request, "translating/staff/table.html", context)


def is_wanted(
    row: Row, locales: list[Locale], section: PageFacts | None, state: str | None
) -> bool:
    if section and not row.source.path.startswith(section.path):
        return False
    return not state or any(
        row.cells[locale.pk].state == state for locale in locales if locale.pk in row.cells
    )


def choices(pairs, chosen: str | None) -> list[Choice]:
    return [Choice(value, label, value == chosen) for value, label in pairs]


def work_cells(row: Row, locales: list[Locale]) -> list[WorkCell | None]:
    """Return a cell for each language; None in the page's own."""
    return [
        WorkCell(cell.state, share_of(cell), work_url(row.source, cell, locale)) if cell else None
        for locale in locales
        for cell in [row.cells.get(locale.pk)]
    ]


def share_of(cell: Cell) -> str:
    return f"{cell.finished}/{cell.parts}" if cell.state == State.DRAFT and cell.parts else ""


def work_url(source: PageFacts, cell: Cell, locale: Locale) -> str:
    if cell.state == State.MISSING:
        url = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
        return f"{url}?{urlencode({'select_locale': locale.language_code})}"
    if cell.page_id is None:
        return ""
    return reverse("wagtailadmin_pages:edit", args=[cell.page_id])


def count_totals(user) -> list[Totals]:
    source_locale, locales = split_locales()
    rows = overview(pages_of(user), source_locale, locales)
    return [
        Totals(
            locale,
            [
                (state, counted[state], table_url(language=locale.language_code, state=state.value))
                for state in State
            ],
        )
        for locale in locales
        for counted in [
            Counter(row.cells[locale.pk].state for row in rows if locale.pk in row.cells)
        ]
    ]


def table_url(**filters: str) -> str:
    return f"{reverse('languages_table')}?{urlencode(filters)}"


class TotalsPanel(Component):
    """The languages on the staff's front page: how many pages are in which state."""

    template_name = "translating/staff/totals_panel.html"
    order = 150

    def get_context_data(self, parent_context):
        totals = count_totals(parent_context["request"].user)
        return {"totals": totals, "states": State, "table_url": reverse("languages_table")}


class LanguagesMenuItem(MenuItem):
    def __init__(self):
        super().__init__(
            _("Language versions"),
            reverse("languages_table"),
            name="languages",
            icon_name="wagtail-localize-language",
            order=250,
        )
