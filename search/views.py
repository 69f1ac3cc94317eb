"""The search page, and the suggestions while somebody writes."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from wagtail.models import Page

from pages.languages import front_pages, reading_language
from pages.navigation import (
    absolute_url,
    build_alternates,
    control_caching,
    has_session,
    search_address,
    view_context,
)
from search.analysis import clean, fold, split_words
from search.finding import MOST_WORDS, Groups, asked_words, count_kinds, find, of_kind, read_query
from search.models import Entry, MissedSearch
from search.results import build_results, list_kinds, promoted_pages, shown_entries
from search.spelling import did_you_mean
from security.limits import Limit

RESULTS_PER_PAGE = 10
MOST_IN_OTHER_LANGUAGES = 5
MOST_SUGGESTIONS = 6
SHORTEST_BEGINNING = 2  # letters to suggest by
QUERY_LENGTH = 200  # characters of a query that are looked at
SECONDS_CACHED = 300  # suggestions
ASKING = Limit("suggestions", most=60, seconds=60)
GUESSING = Limit("guesses", most=60, seconds=60)  # the dearest thing a visitor can ask for


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """List the pages that have all the words of `?q=`, in the reader's language first."""
    query = read_parameter(request)
    context = view_context(request, search_address) | {
        "query": query,
        "description": gettext("Search all the pages of the network’s site."),
        "canonical_url": absolute_url(request.path),
        "show_userbar": has_session(request),
    }
    if query:
        context |= answer(request, query)
    elif "nav" in context and not request.GET:
        context["alternates"] = build_alternates(context["nav"].languages)
    response = render(request, "search/results.html", context)
    control_caching(request, response)
    return response


def read_parameter(request: HttpRequest) -> str:
    return clean(request.GET.get("q", "")[:QUERY_LENGTH])


def answer(request: HttpRequest, query: str) -> dict:
    """Return the results for the template, or what to offer when there are none."""
    reader = reading_language(request)
    others = [language for language in front_pages(request) if language != reader]
    groups = read_query(query, [reader, *others])
    own = groups[reader]
    lifted = promoted_pages(own, reader)
    hits = find({reader: own}).exclude(entry_id__in=lifted)
    counts = count_kinds(hits)
    kind = request.GET.get("kind", "")
    kind = kind if kind in counts else ""
    page = paginate(of_kind(hits, kind) if kind else hits, request, counts, kind)
    keys = {
        "lifted": lifted if page.number == 1 and not kind else [],
        "results": [key for key, _score in page.object_list],
        "elsewhere": find_elsewhere(groups, reader) if page.number == 1 else [],
    }
    results = build_results(
        request, [key for each in keys.values() for key in each], groups, reader
    )
    shown = {name: [results[key] for key in each if key in results] for name, each in keys.items()}
    found = {
        "page_obj": page,
        "total": sum(counts.values()) + len(shown["lifted"]),
        "kinds": list_kinds(counts, kind) if len(counts) > 1 else [],
        "kind": kind,
    }
    return shown | (found if found["total"] else offer(request, query, own, reader, shown))


def offer(request: HttpRequest, query: str, groups: Groups, reader: str, shown: dict) -> dict:
    """Return what to offer to somebody who found nothing in her language, and count that."""
    if GUESSING.is_reached(request):
        return {}
    GUESSING.count(request)
    forms = asked_words(query, reader)
    if request.method == "GET" and not shown["elsewhere"]:
        MissedSearch.objects.note(query, forms, reader)
    return {"guesses": did_you_mean(forms, groups, reader)}


def paginate(hits: QuerySet, request: HttpRequest, counts: dict[str, int], kind: str):
    """Return the page asked for, or the nearest there is."""
    paginator = Paginator(hits, RESULTS_PER_PAGE)
    paginator.count = counts[kind] if kind else sum(counts.values())
    return paginator.get_page(request.GET.get("page"))


def find_elsewhere(groups: dict[str, Groups], reader: str) -> list[int]:
    """Return the ids of the best hits in other languages whose translation is not a hit itself."""
    others = {language: words for language, words in groups.items() if language != reader}
    keys = [key for key, _score in find(others)[: 2 * MOST_IN_OTHER_LANGUAGES]]
    if not keys:
        return []
    own_hits = find({reader: groups[reader]}).order_by().values("entry_id")
    translations = Page.objects.filter(translation_key=OuterRef("translation_key"), pk__in=own_hits)
    new = set(Page.objects.filter(~Exists(translations), pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in new][:MOST_IN_OTHER_LANGUAGES]


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Return up to six pages whose titles have words that begin with those of `?q=`."""
    if ASKING.is_reached(request):
        return JsonResponse({"suggestions": []}, status=429)
    ASKING.count(request)
    query = read_parameter(request)
    reader = reading_language(request)
    suggestions = []
    if len(query) >= SHORTEST_BEGINNING:
        keys = find_beginnings(query, reader)
        entries = shown_entries(keys)
        suggestions = [
            {"title": entries[key].title, "url": entries[key].page.get_url(request)}
            for key in keys
            if key in entries
        ]
    response = JsonResponse({"suggestions": suggestions})
    patch_cache_control(response, public=True, max_age=SECONDS_CACHED)
    return response


def find_beginnings(query: str, language: str) -> list[int]:
    """Return the ids of the pages to suggest: titles that begin so, then what a search finds."""
    forms = [fold(form) for form in split_words(query)[:MOST_WORDS]]
    if not forms:
        return []
    entries = Entry.objects.filter(language=language)
    for form in forms:
        entries = entries.filter(title_words__contains=f" {form}")
    keys = list(
        entries.order_by(Length("title"), "pk").values_list("pk", flat=True)[:MOST_SUGGESTIONS]
    )
    if len(keys) < MOST_SUGGESTIONS:
        hits = find(read_query(query, [language]))[:MOST_SUGGESTIONS]
        keys += [key for key, _score in hits if key not in keys]
    return keys[:MOST_SUGGESTIONS]
