"""Error pages that need nothing from the database, and uploaded images."""

import sys
from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.static import serve


def active_language() -> dict:
    """Return the active language as base.html names it."""
    return {
        "code": translation.get_language(),
        "dir": "rtl" if translation.get_language_bidi() else "ltr",
    }


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(
        request, "400.html", {"language": active_language()}, status=HTTPStatus.BAD_REQUEST
    )


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"language": active_language()}, status=HTTPStatus.FORBIDDEN)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say sorry; when the database is away, say that and when to come back."""
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return HttpResponse(
            render_to_string("503.html"),
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            headers={"Retry-After": "60"},
        )
    return HttpResponse(render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


@cache_control(max_age=365 * 24 * 3600, public=True, immutable=True)
def serve_image(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a resized image; its name changes with its content, so it may be kept for ever.

    Raises Http404 for anything that is not an image made for the pages.
    """
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT / "images")
    except OSError as error:  # a name that no file can have
        raise Http404 from error
