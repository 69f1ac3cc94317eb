"""Searches that found nothing."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from search.analysis import date_terms

DAYS_KEPT = 90
MOST_KEPT = 5_000  # more than people write; a flood of odd words must not fill the disk
MOST_DIGITS = 5  # more may be the number of a phone or a person


def is_personal(query: str, words: list[str]) -> bool:
    """Tell whether somebody searched for an e-mail address or a long number. A date is none."""
    numbers = "".join(word for word in words if not date_terms(word))
    return "@" in query or sum(map(str.isdigit, numbers)) > MOST_DIGITS


class MissedSearchManager(models.Manager):
    def note(self, query: str, words: list[str], language: str) -> None:
        """Count a search that found nothing, by its words; one that may tell who somebody is
        is not kept."""
        text = " ".join(words)[:200]
        if not text or is_personal(query, words):
            return
        now = timezone.now()
        asked = self.filter(language=language, words=text)
        if not asked.update(count=F("count") + 1, last_asked=now):
            new = self.model(language=language, words=text, last_asked=now)
            self.bulk_create([new], ignore_conflicts=True)

    def forget_old(self) -> int:
        """Delete what nobody has asked for in 90 days; return how many that were."""
        limit = timezone.now() - timedelta(days=DAYS_KEPT)
        rarest = self.order_by("-count", "-last_asked").values_list("pk", flat=True)[MOST_KEPT:]
        return self.filter(Q(last_asked__lt=limit) | Q(pk__in=list(rarest))).delete()[0]


class MissedSearch(models.Model):
    """Words that somebody looked for in vain. Nothing is kept of who it was."""

    words = models.CharField(_("words"), max_length=200)
    language = models.CharField(_("language"), max_length=12)
    count = models.PositiveIntegerField(_("times"), default=1)
    last_asked = models.DateTimeField(_("last asked"))

    objects = MissedSearchManager()

    class Meta:
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        ordering = ["-count", "-last_asked", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["language", "words"], name="search_missed_once")
        ]

    def __str__(self):
        return self.words

    @property
    def language_name(self) -> str:
        return get_language_info(self.language)["name_local"]
