"""The form that comes back when its security cookie is gone."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve

from pages.views import serve_page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Give the sender of a form her answers back instead of a refusal; nothing is stored.

    Her answers go to nobody but her own browser, which has just sent them, and sending them
    again takes a click of hers on our page.
    """
    request.csrf_failed = True
    match = resolve(request.path_info)
    if match.func == serve_page and request.method == "POST":
        try:
            return serve_page(request, *match.args, **match.kwargs)
        except Http404:
            pass
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
