"""The own page and what is reached from it."""

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wagtail.models import Page

from letters.queue import enqueue
from meetings.calendars import calendar_response, links_to, write_calendar
from members.letters import ADDRESS_CHANGED
from members.links import make_link
from members.models import ContactPerson
from members.own.access import own_context, own_view, posted
from members.own.content import (
    find_attachment,
    find_meeting,
    members_meetings,
    members_pages,
    members_texts,
    with_minutes,
)
from members.own.forms import DetailsForm
from pages.languages import Language
from pages.navigation import absolute_url
from pages.routing import route
from security.limits import Limit

CORRECTING = Limit("own-details", most=20, seconds=3600)
RECENT = 10  # past meetings shown at once


@require_safe
@own_view
def own_page(request: HttpRequest, contact: ContactPerson, token: str) -> HttpResponse:
    """Upcoming meetings with their links, past ones with minutes, texts, calendar and details."""
    return show(request, contact, token, DetailsForm(instance=contact))


def show(request: HttpRequest, contact: ContactPerson, token: str, form: DetailsForm):
    meetings = members_meetings(get_language())
    past = [meeting for meeting in reversed(meetings) if meeting.is_past]
    calendar_url = absolute_url(reverse("own_calendar", args=[token]))
    context = own_context(request, token) | {
        "contact": contact,
        "form": form,
        "upcoming": [meeting for meeting in meetings if not meeting.is_past],
        "past": past[:RECENT],
        "older": past[RECENT:],
        "with_minutes": with_minutes(),
        "texts": members_texts(token),
        "calendar": links_to(calendar_url, calendar_title()),
        "saved": request.GET.get("tallennettu") == "1",
        "other_links": contact.links.count() - 1,
    }
    return render(request, "members/own/own_page.html", context)


def calendar_title() -> str:
    return _("The network’s meetings, for members")


@require_safe
@own_view
def own_calendar(request: HttpRequest, contact: ContactPerson, token: str) -> HttpResponse:
    """Her own feed: the meetings with the links to join."""
    content = write_calendar(
        calendar_title(), absolute_url("/"), members_meetings(get_language()), show_join_url=True
    )
    return calendar_response(request, content, "kokoukset.ics")


@require_safe
@own_view
def own_meeting(request: HttpRequest, contact: ContactPerson, token: str, uid) -> HttpResponse:
    """One meeting with what is for members only."""
    page = find_meeting(uid)
    if page is None:
        return HttpResponseRedirect(reverse("own_page", args=[token]))
    latest = page.source.changes.order_by("sequence").last()
    context = own_context(request, token) | {
        "page": page,
        "note": page.choose_note(latest and latest.at),
        "text_language": Language.foreign(page.locale.language_code, get_language()),
        "join_url": "" if page.is_cancelled or page.is_past else page.source.join_url,
        "attachments": page.source.attachments.select_related("document"),
    }
    return render(request, "members/own/meeting.html", context)


@require_safe
@own_view
def own_document(request: HttpRequest, contact: ContactPerson, token: str, key: int):
    """A document of a meeting, for members or for all."""
    attachment = find_attachment(key)
    if attachment is None:
        return HttpResponseRedirect(reverse("own_page", args=[token]))
    document = attachment.document
    return FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)


@require_safe
@own_view
def own_text(request: HttpRequest, contact: ContactPerson, token: str, place: str):
    """A page of the site that is for members only."""
    try:
        page, args, kwargs = route(request, [slug for slug in place.split("/") if slug])
    except Http404:
        return HttpResponseRedirect(reverse("own_page", args=[token]))
    if not members_pages(Page.objects.filter(pk=page.pk)).exists():
        return HttpResponseRedirect(page.get_url(request) or "/")
    response = page.serve(request, *args, **kwargs)
    response.context_data["own_url"] = reverse("own_page", args=[token])
    return response


@own_view
@posted
def own_details(request: HttpRequest, contact: ContactPerson, token: str) -> HttpResponse:
    """Correct her details; the address she had before learns of a new one."""
    old_email, old_language = contact.email, contact.language
    form = DetailsForm(request.POST, instance=contact)
    if CORRECTING.is_reached(request):
        form.add_error(None, _("You have made many changes. Try again in an hour."))
    CORRECTING.count(request)
    if not form.is_valid():
        return show(request, ContactPerson.objects.get(pk=contact.pk), token, form)
    with transaction.atomic():
        form.save()
        if contact.email.casefold() != old_email.casefold():
            fields = {"name": contact.name}
            enqueue(ADDRESS_CHANGED.key, old_email, old_language, fields, about=contact)
    return HttpResponseRedirect(reverse("own_page", args=[token]) + "?tallennettu=1")


@own_view
@posted
@transaction.atomic
def own_replace(request: HttpRequest, contact: ContactPerson, token: str) -> HttpResponse:
    """Give her a new link in place of all she has, and lead to it."""
    contact.links.all().delete()
    return HttpResponseRedirect(make_link(contact))


@own_view
@posted
def own_remove(request: HttpRequest, contact: ContactPerson, token: str) -> HttpResponse:
    """Take her links away; she can ask for a new one whenever she likes."""
    contact.links.all().delete()
    return HttpResponseRedirect(reverse("own_request") + "?poistettu=1")
