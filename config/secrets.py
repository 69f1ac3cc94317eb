"""Secrets that an installation makes for itself on first use."""

import os
import secrets
from pathlib import Path


def read_or_create_secret(path: Path, length: int = 50) -> str:
    """Return the secret kept in `path`; the first caller makes it, readable by the owner only.

    Safe to call from several processes at once: the file appears whole or not at all.
    Raises OSError when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(length))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first
        finally:
            draft.unlink()
    return path.read_text().strip()
