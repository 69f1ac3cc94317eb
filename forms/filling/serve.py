"""What happens between a visitor and a form, from the empty form to the stored application."""

from http import HTTPMethod, HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail.models import Locale

from applications.models.application import Application, Status
from applications.receiving import fill_columns, receive
from forms.building.builder import VisitorForm
from forms.filling import spam
from forms.filling.snapshot import take_snapshot
from forms.filling.thanks import thanks_address
from forms.filling.ticket import FIELD, Ticket
from pages.languages import front_pages, reading_language


def fill_in(request: HttpRequest, page) -> HttpResponse:
    """Show the form of a page, or take in what was sent; whatever is wrong, the answers stay."""
    page.locale = locale_of(request, page)
    with override(page.locale.language_code):
        if request.method != HTTPMethod.POST:
            return show(request, page, page.get_form(), Ticket.issue())
        return take_in(request, page)


def locale_of(request: HttpRequest, page) -> Locale:
    """Return the locale of a page, without a query where its language is offered."""
    locales = (home.locale for home in front_pages(request).values())
    return next((each for each in locales if each.pk == page.locale_id), None) or page.locale


def take_in(request: HttpRequest, page) -> HttpResponse:
    form = page.get_form(request.POST)
    is_valid = form.is_valid()
    ticket = Ticket.read(request.POST.get(FIELD, ""), page.translation_key)
    if getattr(request, "csrf_failed", False) or ticket is None or ticket.is_expired:
        return ask_again(request, page, form, ticket)
    if not is_valid:
        return show(request, page, form, ticket)
    if not page.is_open:
        notice = _("The form has closed. Your answers were not sent, but they are still here.")
        return show(request, page, form, ticket, notice, HTTPStatus.FORBIDDEN)
    draft = draft_application(request, page, form, ticket)
    application = receive(draft, page.notified, may_be_new=not spam.SENDING.is_reached(request))
    if application is None:
        notice = _(
            "Very many forms have been sent from your network. Your answers are still here: "
            "please send them again in an hour."
        )
        return show(request, page, form, ticket, notice, HTTPStatus.TOO_MANY_REQUESTS)
    spam.SENDING.count(request)
    return HttpResponseRedirect(thanks_address(request, application))


def ask_again(request: HttpRequest, page, form: VisitorForm, ticket: Ticket | None) -> HttpResponse:
    """Give the form back filled in, to be sent again: we cannot tell that the sender saw it."""
    notice = _(
        "The form had been open for so long that it could not be sent as it was. "
        "Your answers are still here: please send the form again."
    )
    fresh = (ticket or Ticket.issue()).renewed()
    return show(request, page, form, fresh, notice, HTTPStatus.FORBIDDEN)


def draft_application(request: HttpRequest, page, form: VisitorForm, ticket: Ticket) -> Application:
    suspicion = spam.suspect(request, ticket)
    source = page.source
    draft = Application(
        submission=ticket.submission,
        language=reading_language(request, page),
        form_key=page.translation_key,
        form_title=source.title,
        answers=take_snapshot(
            form,
            page.source_sections,
            page.locale.language_code,
            source.locale.language_code,
        ),
        status=Status.SPAM if suspicion else Status.NEW,
        suspicion=suspicion,
    )
    fill_columns(draft)
    return draft


def show(
    request: HttpRequest,
    page,
    form: VisitorForm,
    ticket: Ticket,
    notice: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show the form; `notice` says why it came back although each answer may be all right."""
    context = page.get_context(request) | {
        "form": form,
        "notice": notice,
        "ticket_field": FIELD,
        "ticket": ticket.sign(page.translation_key),
        "trap_field": spam.TRAP,
        "is_open": page.is_open or form.is_bound,
        "action": request.path,
        "page_language": page.locale.language_code,
    }
    return TemplateResponse(request, "forms/form_page.html", context, status=status)
