"""What must not be read in logs."""

import logging
import re

# What follows this in an address opens somebody's own page. A mangled address may still hold the
# secret: 43 letters of the alphabet for addresses, as `secrets.token_urlsafe(32)` makes them.
SECRET = re.compile(r"(?<=oma-sivu/).+|(?<![\w-])[\w-]{43}(?![\w-])", re.IGNORECASE)


class HideSecretAddresses(logging.Filter):
    """Keep the secret part of addresses out of a log, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        hidden = SECRET.sub("...", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        if record.exc_info and not record.exc_text:
            text = logging.Formatter().formatException(record.exc_info)
            record.exc_text = SECRET.sub("...", text)
        return True
