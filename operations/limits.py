"""Limits on how often something may be done from one address on the network."""

import ipaddress
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` from one network. Its `name` tells it from other limits."""

    name: str
    most: int
    seconds: int

    def is_reached(self, request: HttpRequest) -> bool:
        return cache.get(self.key(request), 0) >= self.most

    def count(self, request: HttpRequest) -> None:
        key = self.key(request)
        if not cache.add(key, 1, self.seconds):
            try:
                cache.incr(key)
            except ValueError:  # it has just expired
                cache.set(key, 1, self.seconds)

    def key(self, request: HttpRequest) -> str:
        """Name the counter of a network; the address cannot be read from it."""
        salt = f"operations.limits {self.name} {date.today():%Y-%m-%d}"
        digest = salted_hmac(salt, visitor_network(request), algorithm="sha256").hexdigest()
        return f"{self.name}:{digest}"


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
