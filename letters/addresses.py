"""Which addresses can be written to."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LETTER_BEYOND_ASCII = re.compile(r"[^\W\d_a-zA-Z]")


def can_be_written_to(address: str) -> bool:
    """Tell whether this is one plain address; any alphabet will do on both sides of the @."""
    local, _at, domain = address.rpartition("@")
    try:
        validate_email(f"{LETTER_BEYOND_ASCII.sub('x', local)}@{domain}")
    except ValidationError:
        return False
    return True
