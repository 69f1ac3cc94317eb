"""Telling robots from people, without asking people anything."""

import ipaddress
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from forms.ticket import Ticket

TRAP = "subject_line"  # a field that people do not see
MOST = 20  # applications from one address
WINDOW = 3600  # seconds


class Suspicion(models.TextChoices):
    TRAP = "trap", _("A field that people do not see was filled in.")
    TOO_QUICK = "too_quick", _("The form was sent quicker than a person can fill it in.")


def suspect(request: HttpRequest, ticket: Ticket) -> str:
    """Return why this looks like the work of a robot, or ""."""
    if request.POST.get(TRAP):
        return Suspicion.TRAP
    return Suspicion.TOO_QUICK if ticket.is_too_quick else ""


def visitor_network(request: HttpRequest) -> str:
    """Return the visitor's address; of a long one the part that her connection keeps.

    Behind a proxy it is the last address in X-Forwarded-For: the proxy wrote that one itself.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        length = 64 if ipaddress.ip_address(address).version == 6 else 32
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{length}", strict=False))


def counter_key(request: HttpRequest) -> str:
    """Name the counter of an address; from it nobody finds the address, and not at all tomorrow."""
    salt = f"forms.spam {date.today():%Y-%m-%d}"
    return f"sent:{salted_hmac(salt, visitor_network(request), algorithm='sha256').hexdigest()}"


def has_sent_too_many(request: HttpRequest) -> bool:
    return cache.get(counter_key(request), 0) >= MOST


def count_sending(request: HttpRequest) -> None:
    key = counter_key(request)
    if not cache.add(key, 1, WINDOW):
        try:
            cache.incr(key)
        except ValueError:  # it has just expired
            cache.set(key, 1, WINDOW)
