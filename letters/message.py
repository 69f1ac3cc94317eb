"""A letter as a message of RFC 5322."""

import email.policy
from email.headerregistry import HeaderRegistry, UnstructuredHeader

from django.conf import settings
from django.core.mail import EmailMessage

from letters.models import Letter


class WholeHeader(UnstructuredHeader):
    """A header on one line: folded, an address in it would be encoded, which RFC 2369 forbids."""

    def fold(self, *, policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


HEADERS = HeaderRegistry()
HEADERS.map_to_type("List-Unsubscribe", WholeHeader)


class LetterMessage(EmailMessage):
    def message(self, *, policy=email.policy.default):
        return super().message(policy=policy.clone(header_factory=HEADERS))


def compose(letter: Letter) -> EmailMessage:
    return LetterMessage(
        letter.subject,
        letter.body,
        settings.DEFAULT_FROM_EMAIL,
        [letter.to],
        reply_to=[letter.reply_to] if letter.reply_to else None,
        attachments=[
            (attachment.filename, bytes(attachment.content), attachment.mimetype)
            for attachment in letter.attachments.order_by("pk")
        ],
        headers={
            "Message-ID": letter.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
            **stop_headers(letter.stop_url),
        },
    )


def stop_headers(url: str) -> dict[str, str]:
    """Return what lets the reader's mail program offer to stop such letters by one click."""
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
