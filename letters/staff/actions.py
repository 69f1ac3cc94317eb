"""What staff can do with a letter: send it again, keep it from being sent, try out mail."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from letters.letters import TEST_LETTER
from letters.models import Letter
from letters.queue import enqueue
from letters.staff.permissions import RESEND


@require_POST
@permission_required(RESEND, raise_exception=True)
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=pk)
    if letter.queue_again():
        log(instance=letter, action="letters.send_again", user=request.user)
        messages.success(request, _("The letter is in the queue and leaves within a minute."))
    else:
        messages.warning(request, _("The letter is waiting already, or its text has been erased."))
    return back(request, letter)


@require_POST
@permission_required(RESEND, raise_exception=True)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=pk)
    if letter.cancel():
        log(instance=letter, action="letters.cancel", user=request.user)
        messages.success(request, _("The letter will not be sent."))
    else:
        messages.warning(request, _("The letter does not wait any more."))
    return back(request, letter)


@require_POST
@permission_required(RESEND, raise_exception=True)
def send_test(request: HttpRequest) -> HttpResponse:
    """Put a letter to the one who asks into the queue, which tries out the whole way."""
    if not request.user.email:
        messages.error(request, _("Your account has no email address. Add one to your profile."))
        return redirect("letters:index")
    fields = {"site": settings.SITE_URL}
    letter = enqueue(TEST_LETTER.key, request.user.email, get_language(), fields)
    return redirect("letters:inspect", letter.pk)


def back(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Return to where the button was: the letter's page, or one that shows the letter."""
    next_url = get_valid_next_url_from_request(request)
    return redirect(next_url) if next_url else redirect("letters:inspect", letter.pk)
