"""What must not be read in logs."""

import logging
import re

# 43 letters of the alphabet for addresses, as `secrets.token_urlsafe(32)` makes them.
SECRETS = [re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])")]


def hide(pattern: str) -> None:
    """Keep what matches out of all logs from now on. Called by the room that owns the secret."""
    SECRETS.append(re.compile(pattern, re.IGNORECASE))


def without_secrets(text: str) -> str:
    for secret in SECRETS:
        text = secret.sub("...", text)
    return text


class HideSecretAddresses(logging.Filter):
    """Keep the secret part of addresses out of a log, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        hidden = without_secrets(message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        if record.exc_info and not record.exc_text:
            record.exc_text = without_secrets(logging.Formatter().formatException(record.exc_info))
        return True
