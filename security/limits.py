"""Limits on how often something may be done from one address on the network."""

import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Limit:
    """At most `most` times in `seconds` from one network. Its `name` tells it from other limits.

    Time is cut into spans of that length, each with counters of its own. Of requests at the very
    same moment some may go uncounted.
    """

    name: str
    most: int
    seconds: int

    def is_reached(self, request: HttpRequest) -> bool:
        return caches["limits"].get(self.key(request), 0) >= self.most

    def count(self, request: HttpRequest) -> None:
        key = self.key(request)
        caches["limits"].set(key, caches["limits"].get(key, 0) + 1, self.seconds)

    def key(self, request: HttpRequest) -> str:
        """Name the counter of a network; the address cannot be read from it."""
        salt = f"security.limits {self.name} {time.time() // self.seconds}"
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
