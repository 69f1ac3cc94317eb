"""Text made by a machine: asked for without risk, and marked until a person has confirmed it.

No service is set by default; the environment names one (see `.env.example`).
"""

import logging

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue
from wagtail_localize.views import edit_translation

import requests

from translating.staleness import MACHINE

logger = logging.getLogger(__name__)

# What the translators of wagtail-localize raise when a service is down, refuses or talks nonsense.
TROUBLE = (requests.RequestException, LookupError, TypeError, ValueError)


class GoogleTranslator(BaseMachineTranslator):
    """Google's Translation API with a plain key, so that its large client library is not needed."""

    display_name = "Google Translate"
    address = "https://translation.googleapis.com/language/translate/v2"

    def translate(self, source_locale, target_locale, strings):
        strings = list(strings)
        response = requests.post(
            self.options.get("URL", self.address),
            json={
                "q": [string.data for string in strings],
                "source": language_code(source_locale),
                "target": language_code(target_locale),
                "format": "html",
            },
            headers={"X-Goog-Api-Key": self.options["API_KEY"]},
            timeout=self.options.get("TIMEOUT", 30),
        )
        response.raise_for_status()
        answers = response.json()["data"]["translations"]
        return {
            string: StringValue(answer["translatedText"])
            for string, answer in zip(strings, answers, strict=True)
        }

    def can_translate(self, source_locale, target_locale):
        return language_code(source_locale) != language_code(target_locale)


def language_code(locale) -> str:
    return locale.language_code.split("-")[0]


def explain(error: Exception) -> str:
    """Tell staff what is wrong with the service, and that nothing has changed."""
    status = getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(error, requests.Timeout):
        reason = _("The machine translator did not answer in time.")
    elif isinstance(error, requests.ConnectionError):
        reason = _("The machine translator cannot be reached.")
    elif status in {401, 403}:
        reason = _("The machine translator does not accept the site's key.")
    elif status in {429, 456}:
        reason = _("The machine translator has had enough for now: its quota is used up.")
    else:
        reason = _("The machine translator did not give a usable answer.")
    advice = _("Nothing was changed. Try again later, or translate by hand.")
    return f"{reason} {advice}"


def return_to(request: HttpRequest, translation: Translation) -> HttpResponse:
    address = get_valid_next_url_from_request(request)
    return redirect(address or translation.get_target_instance_edit_url())


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """wagtail-localize's view, with the trouble of the service told instead of an error page."""
    try:
        return edit_translation.machine_translate(request, translation_id)
    except TROUBLE as error:
        logger.warning("Machine translation failed: %s", error)
        messages.error(request, explain(error))
        return return_to(request, get_object_or_404(Translation, pk=translation_id))


@require_POST
def confirm(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take the machine's text in the parts that `segment` lists as good: a person has read it."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not edit_translation.user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    asked = [pk for pk in request.POST.getlist("segment") if pk.isdecimal()]
    segments = translation.source.stringsegment_set.filter(pk__in=asked)
    made = segments.get_translations(translation.target_locale).filter(translation_type=MACHINE)
    count = made.update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name="",
        last_translated_by=request.user,
        updated_at=timezone.now(),
    )
    messages.success(
        request,
        ngettext("%(count)s part confirmed.", "%(count)s parts confirmed.", count)
        % {"count": count},
    )
    return return_to(request, translation)
