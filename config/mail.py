"""Where letters go: the mail server that MAIL_URL names, or a folder until it names one."""

from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

# Seconds to wait for each word of the mail server. An answer to a whole letter may take longer.
TIMEOUT = 30


def mailers(url: str, folder: Path) -> dict:
    """Return Django's MAILERS for `url`.

    smtp://user:password@host:587/?tls=1 speaks plainly first and then encrypted, smtps://host
    encrypted from the start, smtp://host not at all. Raises ValueError for anything else.
    """
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"default": {"BACKEND": backend, "OPTIONS": {"file_path": folder}}}
    return {"default": {"BACKEND": "letters.smtp.EmailBackend", "OPTIONS": server(url)}}


def server(url: str) -> dict:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.path.strip("/"):
        raise ValueError("not of the form smtp://user:password@host:587/?tls=1")
    if options not in ({}, {"tls": "0"}, {"tls": "1"}):
        raise ValueError("what follows the ? can only be tls=1 or tls=0")
    return {
        "host": parts.hostname,
        "port": parts.port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp" and options.get("tls") == "1",
        "use_ssl": parts.scheme == "smtps",
        "timeout": TIMEOUT,
    }
