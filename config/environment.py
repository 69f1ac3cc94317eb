"""Reading the environment. What cannot be understood is refused in one sentence that names it."""

from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

import dj_database_url
from environs import Env, EnvError

env = Env()


def read_var_dir(default: Path) -> Path:
    """Return the folder in VAR_DIR, made if need be; it must be writable."""
    folder = Path(env.str("VAR_DIR", "") or default).resolve()
    try:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)  # personal data are kept here
        with TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {folder} cannot be written ({error.strerror}): "
            "make it writable, or name another one in VAR_DIR."
        ) from error


def read_port(default: int = 8000) -> int:
    try:
        port = env.int("PORT", default)
    except EnvError:
        port = 0
    if not 0 < port < 65536:
        raise ImproperlyConfigured("PORT must be a number from 1 to 65535.")
    return port


def read_site_url(default: str) -> SplitResult:
    """Return the parts of SITE_URL, an address without a path, such as https://example.org."""
    text = (env.str("SITE_URL", "") or default).rstrip("/")
    refusal = ImproperlyConfigured("SITE_URL must be an address such as https://example.org.")
    try:
        url = urlsplit(text)
        is_valid = url.scheme in {"http", "https"} and url.hostname and url.port != 0
    except ValueError as error:
        raise refusal from error
    if not is_valid or " " in text or url.path or url.query or url.fragment or url.username:
        raise refusal
    return url


def read_database(default_file: Path) -> dict:
    """Return Django's settings of the database in DATABASE_URL, or of an SQLite file."""
    url = env.str("DATABASE_URL", "") or f"sqlite:///{default_file}"
    try:
        return dj_database_url.parse(url, conn_max_age=60)
    except (ValueError, KeyError) as error:  # its own words would repeat the password
        raise ImproperlyConfigured(
            "DATABASE_URL must be an address such as postgres://user:password@localhost:5432/site."
        ) from error
