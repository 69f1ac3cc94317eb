"""The thanks after sending: with the answers for the sender, for others the thanks alone."""

from http import HTTPMethod

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.crypto import salted_hmac
from django.utils.http import urlencode
from django.utils.translation import override

from applications.models.application import Application
from pages.languages import language_of

LIFETIME = 2 * 3600  # seconds
SALT = "forms.filling.thanks"


def browser_of(request: HttpRequest) -> str:
    """Return what tells this browser from others: it sent the form, so it has this cookie."""
    cookie = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    return salted_hmac(SALT, cookie, algorithm="sha256").hexdigest()


def thanks_address(request: HttpRequest, application: Application) -> str:
    """Return the address of the thanks, below the address that the form was opened at."""
    key = signing.dumps([application.pk, browser_of(request)], salt=SALT)
    return f"{request.path}kiitos/?{urlencode({'avain': key})}"


def find_own(request: HttpRequest) -> Application | None:
    """Return the application that this browser has just sent."""
    try:
        number, browser = signing.loads(request.GET.get("avain", ""), salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if browser != browser_of(request):
        return None
    return Application.objects.filter(pk=number).first()


def show_thanks(request: HttpRequest, page) -> HttpResponse:
    with override(language_of(request, page)):
        application = find_own(request) if request.method != HTTPMethod.POST else None
        context = page.get_context(request) | {"application": application}
        response = TemplateResponse(request, "forms/form_page_landing.html", context)
        response.headers["X-Robots-Tag"] = "noindex"
        return response
