"""What the letters say."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from letters.kinds import SOURCE_LANGUAGE, LetterKind, kinds


class Text(NamedTuple):
    """A letter's text before its {fields} are filled in, and the language it is really in."""

    language: str
    subject: str
    body: str


class LetterTextManager(models.Manager):
    def for_letter(self, kind: LetterKind, language: str) -> Text:
        """Return what a letter says: the staff's own text, else the default, else Finnish."""
        own = {text.language: text for text in self.filter(kind=kind.key)}
        for candidate in (language, SOURCE_LANGUAGE):
            if text := own.get(candidate):
                return Text(candidate, text.subject, text.body)
            if default := kind.default_texts.get(candidate):
                return Text(candidate, *default)
        raise LookupError(f"The letter {kind.key} has no text.")


class LetterText(models.Model):
    """What staff have a letter say in one language, in place of its default text."""

    kind = models.CharField(max_length=100)
    language = models.CharField(max_length=20)
    subject = models.CharField(verbose_name=_("subject of the letter"), max_length=200)
    body = models.TextField(verbose_name=_("text of the letter"), max_length=20_000)
    changed_at = models.DateTimeField(auto_now=True)

    objects = LetterTextManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="one_text_for_each_language")
        ]
        default_permissions = ("change",)
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")

    def __str__(self):
        return f"{kinds[self.kind].title} ({self.language})"

    def clean(self):
        """Refuse fields that the letter does not have."""
        super().clean()
        errors = {
            name: found
            for name in ("subject", "body")
            if (found := kinds[self.kind].problems(getattr(self, name) or ""))
        }
        if errors:
            raise ValidationError(errors)
