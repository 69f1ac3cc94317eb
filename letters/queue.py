"""Putting letters into the queue. They are rows of the database: no letter without its occasion,
and none from a transaction that was rolled back."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import batched
from typing import NamedTuple

from django.db import models, transaction
from django.utils.translation import gettext as _

from letters.addresses import can_be_written_to
from letters.kinds import LetterKind, kinds
from letters.models import Attachment, Letter, LetterText
from letters.models.text import Text
from letters.plain_text import lay_out, one_line

BATCH = 500


class Envelope(NamedTuple):
    """One letter to be: to whom, in which language, with what filled in.

    `about` is the object whose page shows the letter. The same `dedupe_key` never makes a second
    letter; keep personal data out of it, for it outlives the letter's text.
    `attachments` are (filename, content, mimetype). `stop_url` is where the reader's mail program
    can stop such letters by a POST (RFC 8058).
    """

    to: str
    language: str
    fields: Mapping[str, str]
    about: models.Model | None = None
    attachments: Iterable[tuple[str, bytes | str, str]] = ()
    dedupe_key: str | None = None
    reply_to: str | None = None
    stop_url: str = ""


def enqueue(
    kind: str,
    to: str,
    language: str,
    fields: Mapping[str, str],
    *,
    about: models.Model | None = None,
    attachments: Iterable[tuple[str, bytes | str, str]] = (),
    dedupe_key: str | None = None,
    reply_to: str | None = None,
) -> Letter:
    """Put one letter into the queue as part of the current transaction; see `Envelope`.

    Raises KeyError for an unknown kind and ValueError for fields that are not the kind's own;
    never for an address: a letter that cannot be sent is there, and says so.
    """
    envelope = Envelope(to, language, fields, about, attachments, dedupe_key, reply_to)
    return enqueue_many(kind, [envelope])[0]


@transaction.atomic(savepoint=False)
def enqueue_many(kind: str, envelopes: Iterable[Envelope]) -> list[Letter]:
    """Put many letters of a kind into the queue at once; return them in the same order."""
    letter_kind = kinds[kind]
    text_in = cache(lambda language: LetterText.objects.for_letter(letter_kind, language))
    return [
        letter
        for batch in batched(envelopes, BATCH)
        for letter in store(batch, [write(letter_kind, text_in(e.language), e) for e in batch])
    ]


def write(kind: LetterKind, text: Text, envelope: Envelope) -> Letter:
    """Write the letter as it will be sent; only its postage is still to come."""
    to = one_line(envelope.to)
    reply_to = one_line(envelope.reply_to or "")
    can_be_sent = can_be_written_to(to)
    letter = Letter(
        kind=kind.key,
        language=text.language,
        to=to[:320],
        reply_to=reply_to if can_be_written_to(reply_to) else "",
        stop_url=envelope.stop_url,
        subject=one_line(kind.fill_in(text.subject, envelope.fields))[:500],
        body=lay_out(kind.fill_in(text.body, envelope.fields)),
        state=Letter.State.QUEUED if can_be_sent else Letter.State.FAILED,
        last_error="" if can_be_sent else _("This is not an email address."),
    )
    if envelope.about is not None:
        letter.about = envelope.about
    letter.dedupe_key = envelope.dedupe_key or letter.message_id
    return letter


def preview(kind: str, language: str, fields: Mapping[str, str]) -> Letter:
    """Return a letter as it would be written now. It goes to nobody and is not kept."""
    text = LetterText.objects.for_letter(kinds[kind], language)
    return write(kinds[kind], text, Envelope("", language, fields))


def store(envelopes: Iterable[Envelope], letters: list[Letter]) -> list[Letter]:
    """Add the letters that are new, with their attachments; return each as the queue has it."""
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    keys = [letter.dedupe_key for letter in letters]
    stored = {letter.dedupe_key: letter for letter in Letter.objects.filter(dedupe_key__in=keys)}
    Attachment.objects.bulk_create(
        attachment
        for envelope, letter in zip(envelopes, letters, strict=True)
        if stored[letter.dedupe_key].message_id == letter.message_id
        for attachment in attach(envelope, stored[letter.dedupe_key])
    )
    return [stored[key] for key in keys]


def attach(envelope: Envelope, letter: Letter) -> Iterable[Attachment]:
    for filename, content, mimetype in envelope.attachments:
        data = content.encode() if isinstance(content, str) else content
        yield Attachment(
            letter=letter, filename=one_line(filename)[:200], content=data, mimetype=mimetype
        )
