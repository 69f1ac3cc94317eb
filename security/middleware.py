"""What every request passes on its way in and every response on its way out."""

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation

from security.error_pages import bad_request


def is_admin_path(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))


class MalformedRequestMiddleware:
    """Answer 400 to what a database cannot even look up: NUL bytes, and numbers beyond all measure.

    Public pages take any query string. Wagtail's screens do not, so there it is looked at too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_nul = "\x00" in request.path_info
        if has_nul or (is_admin_path(request) and "%00" in request.META.get("QUERY_STRING", "")):
            return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return bad_request(request) if isinstance(exception, (OverflowError, DataError)) else None


class SecurityPolicyMiddleware(ContentSecurityPolicyMiddleware):
    """Send the strict policy with public pages and a laxer one with Wagtail's own screens.

    A preview is a public page in a frame of the editor. Wagtail asks for it by a dummy request,
    which passes this middleware before the editor's own request does.
    """

    def process_response(self, request, response):
        if getattr(request, "is_dummy", False):
            response._csp_config = settings.PREVIEW_CSP
        elif is_admin_path(request) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CSP
        return super().process_response(request, response)


class SiteLocaleMiddleware(LocaleMiddleware):
    """Take the language from the address; greet staff in Finnish, whatever their browser asks for.

    Wagtail switches to another language after sign-in for those who chose one in their profile.
    """

    def process_request(self, request):
        if is_admin_path(request):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        else:
            super().process_request(request)

    def process_response(self, request, response):
        """Name the language; a 404 stays one instead of becoming a guess at a language prefix."""
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
