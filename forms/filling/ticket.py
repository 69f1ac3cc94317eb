"""The ticket in every form: it makes one application of however many sendings, and tells time."""

import time
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.core import signing

FIELD = "ticket"
LIFETIME = 7 * 24 * 3600  # seconds; afterwards the form comes back filled in, with a new ticket
QUICKEST = 3  # seconds that a person needs at the very least
SALT = "forms.filling.ticket"


@dataclass(frozen=True)
class Ticket:
    """Which sending this is, and when its form was shown (seconds since the epoch)."""

    submission: UUID
    shown_at: float

    @classmethod
    def issue(cls) -> "Ticket":
        return cls(uuid4(), time.time())

    @classmethod
    def read(cls, text: str, form_key: UUID) -> "Ticket | None":
        """Return the ticket that came back with a form; None if it is not one that we gave out."""
        try:
            submission, shown_at, for_form = signing.loads(text, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(UUID(submission), shown_at) if for_form == form_key.hex else None

    def sign(self, form_key: UUID) -> str:
        return signing.dumps([self.submission.hex, self.shown_at, form_key.hex], salt=SALT)

    @property
    def age(self) -> float:
        return time.time() - self.shown_at

    @property
    def is_expired(self) -> bool:
        return self.age > LIFETIME

    @property
    def is_too_quick(self) -> bool:
        return self.age < QUICKEST

    def renewed(self) -> "Ticket":
        """Return a ticket for a form that comes back filled in, and may be sent again at once."""
        return replace(self, shown_at=time.time() - QUICKEST)
