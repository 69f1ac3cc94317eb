"""What has to be in order before the site may start. Each refusal is one sentence."""

import socket

from django.db import DatabaseError, connection


class NotReady(Exception):
    """The site cannot start; the message says why and what helps."""


def require_free_port(port: int) -> None:
    """Look at every address of localhost, as a browser may choose any of them."""
    addresses = socket.getaddrinfo("localhost", port, type=socket.SOCK_STREAM)
    for family, kind, protocol, _, address in addresses:
        try:
            with socket.socket(family, kind, protocol) as listener:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listener.bind(address)
        except OSError as error:
            raise NotReady(
                f"Port {port} cannot be used ({error.strerror}): "
                "stop what uses it, or name another one in PORT."
            ) from error


def require_database() -> None:
    """Connect once; a refusal names the place, never the password."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        place = connection.settings_dict
        name = f"{place['HOST']}:{place['PORT'] or 5432}" if place["HOST"] else place["NAME"]
        reason = str(error).strip().splitlines()[0]
        raise NotReady(
            f"The database at {name} cannot be reached ({reason}): "
            "start it, or correct DATABASE_URL."
        ) from error
