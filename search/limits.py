"""A limit to how often one visitor may ask for suggestions."""

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST = 60  # requests
WINDOW = 60  # seconds


def is_allowed(request: HttpRequest) -> bool:
    """Count a request of a visitor; tell whether she is still within the limit.

    Her address is not kept: the counter has a name that nobody can read it from.
    """
    window = int(time.time()) // WINDOW
    name = salted_hmac(f"search.limits {window}", address(request), algorithm="sha256").hexdigest()
    key = f"suggestions:{name}"
    if cache.add(key, 1, WINDOW):
        return True
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # it has just expired
        return True


def address(request: HttpRequest) -> str:
    """Return the visitor's address: behind a proxy, the one that the proxy itself wrote."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded = request.headers.get("X-Forwarded-For", "")
        if last := forwarded.rpartition(",")[2].strip():
            return last
    return request.META.get("REMOTE_ADDR", "")
