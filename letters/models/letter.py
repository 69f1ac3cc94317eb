"""The letters themselves: what waits, what was sent, what failed."""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from letters.kinds import kinds


def make_message_id() -> str:
    return f"<{uuid4()}@{urlsplit(settings.SITE_URL).hostname}>"


class LetterQuerySet(models.QuerySet):
    def about(self, thing: models.Model):
        """Return the letters about an object, newest first."""
        content_type = ContentType.objects.get_for_model(thing)
        return self.filter(about_type=content_type, about_id=str(thing.pk)).order_by("-pk")

    def to(self, address: str):
        """Return the letters to an address, however it is capitalised."""
        return self.filter(to__iexact=address.strip())

    def due(self, now: datetime | None = None):
        """Return what waits for its turn, in the order of sending."""
        return self.filter(
            state=Letter.State.QUEUED, next_attempt_at__lte=now or timezone.now()
        ).order_by("next_attempt_at", "pk")

    @transaction.atomic
    def erase_personal_data(self) -> int:
        """Forget who the letters went to and what they said; that they were sent remains.

        What still waits is cancelled. Returns the number of letters.
        """
        Attachment.objects.filter(letter__in=self).delete()
        waiting = models.Q(state=Letter.State.QUEUED)
        return self.update(
            state=models.Case(
                models.When(waiting, then=models.Value(Letter.State.CANCELLED)),
                default=models.F("state"),
            ),
            to="",
            reply_to="",
            stop_url="",
            subject="",
            body="",
            last_error="",
            erased_at=timezone.now(),
        )


class Letter(models.Model):
    """One letter to one address, ready to be sent as it stands."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        UNSURE = "unsure", _("perhaps sent")
        FAILED = "failed", _("not sent")
        CANCELLED = "cancelled", _("cancelled")

    DONE = (State.SENT, State.CANCELLED)

    kind = models.CharField(verbose_name=_("letter"), max_length=100)
    language = models.CharField(verbose_name=_("language"), max_length=20)
    to = models.CharField(verbose_name=_("recipient"), max_length=320, db_index=True)
    reply_to = models.CharField(verbose_name=_("replies to"), max_length=320, blank=True)
    stop_url = models.CharField(max_length=500, blank=True)
    subject = models.CharField(verbose_name=_("subject of the letter"), max_length=500)
    body = models.TextField(verbose_name=_("text of the letter"))

    about_type = models.ForeignKey(ContentType, null=True, on_delete=models.SET_NULL)
    about_id = models.CharField(max_length=100, blank=True)
    about = GenericForeignKey("about_type", "about_id")

    state = models.CharField(
        verbose_name=_("state"), max_length=10, choices=State, default=State.QUEUED
    )
    attempts = models.PositiveIntegerField(verbose_name=_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    last_error = models.CharField(verbose_name=_("last error"), max_length=500, blank=True)

    created_at = models.DateTimeField(verbose_name=_("written"), default=timezone.now)
    sent_at = models.DateTimeField(verbose_name=_("sent"), null=True)
    erased_at = models.DateTimeField(null=True)

    message_id = models.CharField(max_length=200, default=make_message_id)
    dedupe_key = models.CharField(max_length=200, unique=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        permissions = [("resend_letter", _("Can send a letter again or cancel it"))]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="letters_by_turn"),
            models.Index(fields=["about_type", "about_id"], name="letters_by_subject"),
        ]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    def __str__(self):
        """Name the letter without naming the person: this ends up in logs."""
        return f"{self.get_kind_display()} {self.pk}"

    def get_kind_display(self) -> str:
        return str(kinds[self.kind].title) if self.kind in kinds else self.kind

    @property
    def language_name(self) -> str:
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @property
    def state_since(self) -> datetime:
        """When the letter was sent, or else written."""
        return self.sent_at or self.created_at

    @property
    def needs_attention(self) -> bool:
        return self.state in {self.State.UNSURE, self.State.FAILED}

    @property
    def shown_body(self) -> str:
        """The text as others than the recipient may read it."""
        return kinds[self.kind].hide_secret(self.body) if self.kind in kinds else self.body

    @property
    def is_spent(self) -> bool:
        """Whether the letter had a secret and is done with: what is left of it is of no use."""
        return (
            self.state in self.DONE and self.kind in kinds and kinds[self.kind].secret is not None
        )

    @property
    def can_be_sent_again(self) -> bool:
        on_its_way = {self.State.QUEUED, self.State.SENDING}
        return self.state not in on_its_way and self.erased_at is None and not self.is_spent

    @property
    def can_be_cancelled(self) -> bool:
        return self.state == self.State.QUEUED

    def queue_again(self) -> bool:
        """Let the letter be sent once more; return whether that was possible.

        One that may have arrived keeps its Message-ID, by which mail programs know a double.
        """
        message_id = make_message_id() if self.state == self.State.SENT else self.message_id
        return self.can_be_sent_again and self.change_state(
            self.State.QUEUED,
            attempts=0,
            next_attempt_at=timezone.now(),
            message_id=message_id,
            last_error="",
        )

    def cancel(self) -> bool:
        """Keep the letter from being sent; return whether that was still possible."""
        return self.can_be_cancelled and self.change_state(self.State.CANCELLED)

    def change_state(self, state: State, **changes) -> bool:
        """Change the letter unless its state has changed since it was read from the database."""
        found = Letter.objects.filter(pk=self.pk, state=self.state, erased_at=self.erased_at)
        return bool(found.update(state=state, **changes))


class Attachment(models.Model):
    """A file that goes with a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="attachments")
    filename = models.CharField(max_length=200)
    mimetype = models.CharField(max_length=100)
    content = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.filename
