"""Pages that staff lift above the other results."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Page

from search.analysis import normalise


class Promotion(models.Model):
    """A page to show first to those who search with given words, in its own language."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    words = models.TextField(
        _("words"),
        max_length=500,
        help_text=_(
            "What people write in the search, one word or phrase on each line. Other forms of the "
            "same words count too: “kokous” also lifts the page for “kokoukset”."
        ),
    )

    panels = [PageChooserPanel("page"), "words"]

    class Meta:
        verbose_name = _("lifted result")
        verbose_name_plural = _("lifted results")
        ordering = ["page__title", "pk"]

    def __str__(self):
        return self.page.title

    def clean(self):
        super().clean()
        if not self.phrases("fi"):
            raise ValidationError({"words": _("Write at least one word.")})

    def phrases(self, language: str) -> list[list[set[str]]]:
        """Return the terms of each word of each phrase."""
        phrases = [normalise(line, language) for line in self.words.splitlines()]
        return [[set(word.lemmas) for word in phrase] for phrase in phrases if phrase]

    def matches(self, asked: list[set[str]], language: str) -> bool:
        """Tell whether all the words of some phrase are among the words asked for."""
        return any(
            all(any(word & other for other in asked) for word in phrase)
            for phrase in self.phrases(language)
        )
