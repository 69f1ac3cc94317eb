"""Personal links: making them, telling whose they are, taking them away.

The secret in a link is random and is written down nowhere: the database has its SHA-256.
"""

import secrets
from hashlib import sha256

from django.urls import reverse
from django.utils import translation

from letters.models import Letter
from letters.queue import enqueue
from members.letters import NEW_LINK
from members.models import ContactPerson, PersonalLink
from pages.languages import readable_in
from pages.navigation import absolute_url


def hash_token(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def make_link(contact: ContactPerson) -> str:
    """Make one more link for a person and return its full address, in her language."""
    token = secrets.token_urlsafe(32)
    contact.links.create(token_hash=hash_token(token))
    return absolute_url(own_path(token, contact.language))


def own_path(token: str, language: str) -> str:
    """Return the path of the own page, in a language that the site is offered in."""
    with translation.override(readable_in(language)):
        return reverse("own_page", args=[token])


def find_contact(token: str) -> ContactPerson | None:
    """Return whose link this is, or None: garbage, an old one, or of one who is no longer there."""
    links = PersonalLink.objects.in_use().select_related("contact__organisation")
    link = links.filter(token_hash=hash_token(token)).first()
    return link and link.contact


def send_link(contact: ContactPerson) -> Letter:
    """Make one more link and put the letter with it into the queue."""
    fields = {
        "name": contact.name,
        "organisation": contact.organisation.name,
        "link": make_link(contact),
    }
    return enqueue(NEW_LINK.key, contact.email, contact.language, fields, about=contact)
