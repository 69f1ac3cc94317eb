"""Everything held on a person, by email address: to hand over, or to erase."""

import re

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet

from wagtail.log_actions import log

from applications.erasure import erase
from applications.models.application import Application, Note, SearchTerm
from letters.models import Letter
from members.identity import fold
from members.models import ContactPerson, LinkRequest


def applications_of(email: str) -> QuerySet[Application]:
    """Return the applications that give the address as an answer to any question for an email."""
    by_answer = SearchTerm.objects.filter(term=fold(email)).values("application")
    return Application.objects.filter(Q(email__iexact=email) | Q(pk__in=by_answer))


def notes_about(email: str) -> QuerySet[Note]:
    """Return the notes that name the address, also those on other people's applications."""
    whole = re.compile(rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w)", re.IGNORECASE)
    mentions = Note.objects.filter(text__icontains=email).values_list("pk", "text")
    naming = [key for key, text in mentions if whole.search(text)]
    return Note.objects.filter(Q(pk__in=naming) | Q(application__in=applications_of(email)))


def contacts_of(email: str) -> QuerySet[ContactPerson]:
    return ContactPerson.objects.filter(email__iexact=email)


def collect(email: str) -> dict[str, list[dict]]:
    """Return everything held on the person with this address, in a form to hand over."""
    return {
        "applications": [
            {
                "reference": each.reference,
                "received": each.created_at.isoformat(),
                "language": each.language,
                "form": each.form_title,
                "status": each.status,
                "answers": {answer["label"]: answer["shown"] for answer in each.answers},
            }
            for each in applications_of(email)
        ],
        "notes": [
            {"written": each.created_at.isoformat(), "text": each.text}
            for each in notes_about(email)
        ],
        "letters": [
            {
                "written": each.created_at.isoformat(),
                "subject": each.subject,
                "text": each.shown_body,
            }
            for each in letters_to(email)
        ],
        "contacts": [
            {
                "organisation": each.organisation.name,
                "name": each.name,
                "email": each.email,
                "phone": each.phone,
                "language": each.language,
            }
            for each in contacts_of(email).select_related("organisation")
        ],
    }


def letters_to(email: str) -> QuerySet[Letter]:
    """Return the letters to the address, and those to earlier addresses of its contact persons."""
    letters = Letter.objects.to(email)
    for contact in contacts_of(email):
        letters |= Letter.objects.about(contact)
    return letters


@transaction.atomic
def erase_person(email: str, user: User) -> dict[str, int]:
    """Erase everything held on the person with this address; return how much there was."""
    LinkRequest.objects.filter(email__iexact=email).delete()
    erased = {name: len(found) for name, found in collect(email).items()}
    notes_about(email).delete()
    for application in applications_of(email):
        erase(application, user)
    letters_to(email).erase_personal_data()
    for contact in contacts_of(email).select_related("organisation"):
        log(contact.organisation, "applications.erase_contact", user=user)
        contact.delete()
    return erased
