"""Calendars at addresses of their own, which no change of the page tree breaks."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from meetings.calendars import calendar_name, calendar_response, write_calendar
from meetings.listing import ListedMeeting
from meetings.models import MeetingIndexPage
from meetings.models.index import meetings_in, public_meetings
from pages.languages import front_pages
from pages.navigation import absolute_url
from pages.visibility import visible


@require_safe
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest) -> HttpResponse:
    """The public calendar of the active language. Raises Http404 where nobody reads it."""
    return answer(request, meetings_in(get_language()), "kokoukset.ics")


@require_safe
@cache_control(public=True, max_age=300)
def single(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One meeting as a file, to add to a calendar by hand."""
    found = meetings_in(get_language(), public_meetings().filter(translation_key=uid))
    if not found:
        raise Http404
    return answer(request, found, f"{found[0].start:%Y-%m-%d}.ics")


def answer(request: HttpRequest, meetings: list[ListedMeeting], filename: str) -> HttpResponse:
    if get_language() not in front_pages(request):
        raise Http404
    name = calendar_name(list_title(get_language()))
    content = write_calendar(name, absolute_url(request.path), meetings)
    return calendar_response(request, content, filename)


def list_title(language: str) -> str:
    """Return what the list of meetings is called in a language, else in the source language."""
    codes = [language, settings.LANGUAGE_CODE]
    lists = visible(MeetingIndexPage.objects.filter(locale__language_code__in=codes))
    titles = dict(lists.values_list("locale__language_code", "title"))
    if not titles:
        raise Http404
    return titles.get(language) or titles[settings.LANGUAGE_CODE]
