"""Where letters go: the mail server that MAIL_URL names, or a folder until it names one."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.environment import env
from letters.addresses import can_be_written_to

# Seconds to wait for each word of the mail server; its verdict on a letter may take longer.
TIMEOUT = 30
QUERIES = ({}, {"tls": "0"}, {"tls": "1"})


def read_mailer(folder: Path) -> dict:
    """Return Django's settings of the server in MAIL_URL, or of a folder to write letters into."""
    url = env.str("MAIL_URL", "")
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"BACKEND": backend, "OPTIONS": {"file_path": folder}}
    try:
        return {"BACKEND": "letters.smtp.EmailBackend", "OPTIONS": parse(url)}
    except ValueError:  # its own words would repeat the password
        raise ImproperlyConfigured(
            "MAIL_URL must be an address such as smtp://user:password@host:587/?tls=1 "
            "or smtps://user:password@host, with %-codes for odd characters in the password."
        ) from None


def parse(url: str) -> dict:
    """Return the options of the backend. With tls=1 the server is asked for encryption after the
    first words; smtps is encrypted from the start. Raises ValueError for what is neither."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    is_encrypted = parts.scheme == "smtps" and not query
    is_known = is_encrypted or (parts.scheme == "smtp" and query in QUERIES)
    if not is_known or not parts.hostname or parts.path.strip("/") or parts.fragment:
        raise ValueError
    return {
        "host": parts.hostname,
        "port": parts.port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": query.get("tls") == "1",
        "use_ssl": is_encrypted,
        "timeout": TIMEOUT,
    }


def read_sender(default: str) -> str:
    """Return DEFAULT_FROM_EMAIL: an address, or a name and an address."""
    sender = env.str("DEFAULT_FROM_EMAIL", "")
    if sender and not can_be_written_to(parseaddr(sender)[1]):
        raise ImproperlyConfigured(
            'DEFAULT_FROM_EMAIL must be an address, or look like "Our network <mail@example.org>".'
        )
    return sender or default
