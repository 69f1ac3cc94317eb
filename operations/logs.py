"""What must not be read in logs."""

import logging
import re

# What follows these in an address opens somebody's own page.
SECRET_ADDRESS = re.compile(r"(/oma-sivu/)(?:muistutukset/)?[^/\s\"'?]+")


class HideSecretAddresses(logging.Filter):
    """Keep the secret part of addresses out of a log, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        hidden = SECRET_ADDRESS.sub(r"\1...", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        if record.exc_info and not record.exc_text:
            text = logging.Formatter().formatException(record.exc_info)
            record.exc_text = SECRET_ADDRESS.sub(r"\1...", text)
        return True
