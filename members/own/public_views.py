"""Addresses that need no personal link: asking for one, and stopping letters."""

from http import HTTPMethod, HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from members.models import LetterWishes, LinkRequest
from members.own.access import keep_secret, link_not_valid, request_address
from members.own.forms import LinkRequestForm
from members.reminders import read_stop_url
from pages.navigation import view_context
from security.limits import Limit

ASKING = Limit("own-page-links", most=10, seconds=3600)


@csrf_exempt  # nothing can be done here in another's name
@require_http_methods([HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST])
def request_link(request: HttpRequest) -> HttpResponse:
    """Ask for a link to be sent to the address on file. The answer tells nothing about it."""
    context = view_context(request, request_address)
    context |= {"form": LinkRequestForm(), "removed": request.GET.get("poistettu") == "1"}
    status = HTTPStatus.OK
    if request.method == HTTPMethod.POST:
        context["form"] = form = LinkRequestForm(request.POST)
        if ASKING.is_reached(request):
            form.add_error(None, _("You have asked many times. Try again in an hour."))
            status = HTTPStatus.TOO_MANY_REQUESTS
        elif form.is_valid():
            ASKING.count(request)
            LinkRequest.objects.create(email=form.cleaned_data["email"])
            context["asked"] = True
    return keep_secret(render(request, "members/own/request_link.html", context, status=status))


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signature is the proof
@require_http_methods([HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.POST])
def stop_letters(request: HttpRequest, signed: str) -> HttpResponse:
    """Stop one person's letters about meetings by one click.

    A mere visit changes nothing: mail scanners follow every link.
    """
    contact = read_stop_url(signed)
    if contact is None:
        return keep_secret(link_not_valid(request))
    if request.method == HTTPMethod.POST:
        LetterWishes.objects.update_or_create(contact=contact, defaults={"about_meetings": False})
    wishes = LetterWishes.objects.filter(contact=contact).first()
    context = view_context(request) | {"stopped": bool(wishes and not wishes.about_meetings)}
    return keep_secret(render(request, "members/own/stop_letters.html", context))


@csrf_exempt  # does nothing
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    return keep_secret(link_not_valid(request))
