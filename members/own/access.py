"""Who may open an own page, and how its secret is kept."""

from collections.abc import Callable
from functools import wraps
from http import HTTPMethod, HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from members.links import find_contact
from pages.navigation import view_context


def keep_secret(response: HttpResponse) -> HttpResponse:
    """See to it that nobody stores the page, finds it, or learns its address from a link on it."""
    patch_cache_control(response, no_store=True, private=True)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def own_view(view: Callable) -> Callable:
    """Make a view that gets the contact person whose link was used, besides its `token`.

    The secret in the address also proves where a form comes from: no cookie is needed for that.
    """

    @csrf_exempt
    @wraps(view)
    def wrapper(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
        contact = find_contact(token)
        if contact is None:
            return keep_secret(link_not_valid(request))
        return keep_secret(view(request, contact=contact, token=token, **kwargs))

    return wrapper


def posted(view: Callable) -> Callable:
    """Make an own view act on a form alone; a visit leads to the own page."""

    @wraps(view)
    def wrapper(request: HttpRequest, contact, token: str, **kwargs) -> HttpResponse:
        if request.method != HTTPMethod.POST:
            return HttpResponseRedirect(reverse("own_page", args=[token]))
        return view(request, contact=contact, token=token, **kwargs)

    return wrapper


def link_not_valid(request: HttpRequest, **kwargs) -> HttpResponse:
    """Answer to garbage, to old links and to other people's: always the same."""
    context = view_context(request, request_address)
    return render(request, "members/own/not_valid.html", context, status=HTTPStatus.NOT_FOUND)


def request_address(language: str) -> str:
    with override(language):
        return reverse("own_request")


def own_context(request: HttpRequest, token: str) -> dict:
    """Return what base.html needs; the language menu leads to the own page in that language."""

    def address_in(language: str) -> str:
        with override(language):
            return reverse("own_page", args=[token])

    own_url = reverse("own_page", args=[token])
    return view_context(request, address_in) | {"token": token, "own_url": own_url}
