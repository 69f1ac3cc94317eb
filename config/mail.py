"""Where letters go: the mail server that MAIL_URL names, or a folder until it names one."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from environs import EnvError

from letters.addresses import can_be_written_to

# Seconds to wait for each word of the mail server; its verdict on a letter may take longer.
TIMEOUT = 30
OPTIONS_OF_URL = ({}, {"tls": "0"}, {"tls": "1"})


def mail_folder(folder: Path) -> dict:
    """Return a mailer for Django's MAILERS that writes letters into a folder."""
    backend = "django.core.mail.backends.filebased.EmailBackend"
    return {"BACKEND": backend, "OPTIONS": {"file_path": folder}}


def read_mail_url(url: str) -> dict | None:
    """Return a mailer for Django's MAILERS that sends to the server in the URL.

    With tls=1 it speaks plainly at first and then encrypted, with smtps:// encrypted all along.
    Raises EnvError without repeating anything of the URL: it holds the password.
    """
    if not url:
        return None
    try:
        options = read_server(url)
    except ValueError:
        raise EnvError(
            "it should look like smtp://user:password@host:587/?tls=1 or smtps://host, "
            "with %-codes for odd characters in the password."
        ) from None
    return {"BACKEND": "letters.smtp.EmailBackend", "OPTIONS": options}


def read_server(url: str) -> dict:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    is_smtp = parts.scheme == "smtp" and options in OPTIONS_OF_URL
    is_smtps = parts.scheme == "smtps" and not options
    if not (is_smtp or is_smtps) or not parts.hostname or parts.path.strip("/") or parts.fragment:
        raise ValueError
    return {
        "host": parts.hostname,
        "port": parts.port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": options.get("tls") == "1",
        "use_ssl": is_smtps,
        "timeout": TIMEOUT,
    }


def read_sender(sender: str) -> str:
    """Return the sender as it is: an address, or "Name <address>". Raises EnvError."""
    if sender and not can_be_written_to(parseaddr(sender)[1]):
        raise EnvError('it should be an address, or look like "Our network <mail@example.org>".')
    return sender
