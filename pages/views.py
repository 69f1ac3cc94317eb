"""The page shown when there is no page."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pages.navigation import site_context


def page_not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    return render(request, "404.html", site_context(request), status=HTTPStatus.NOT_FOUND)
