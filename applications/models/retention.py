"""How long applications are kept, and the numbers that remain of those that were not."""

import calendar
from datetime import date, datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from applications.models.application import Application, Status

LONGEST = 120  # months


def add_months(day: date, number: int) -> date:
    """Return the same day `number` months on, or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def latest_day_due(today: date, kept: int) -> date:
    """Return the latest day of a decision whose `kept` months are over today."""
    day = add_months(today, -kept)
    while add_months(day + timedelta(days=1), kept) <= today:
        day += timedelta(days=1)
    return day


def months(label: str, default: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )


@register_setting(icon="history")
class RetentionSettings(BaseGenericSetting):
    """Months from the decision to the erasure. What is undecided is never erased by itself."""

    accepted = months(_("accepted applications, months"), 24)
    declined = months(_("declined applications, months"), 12)
    spam = months(_("suspected spam, months"), 1)

    class Meta:
        verbose_name = _("how long applications are kept")
        verbose_name_plural = _("how long applications are kept")

    def erased_on(self, application: Application) -> date | None:
        """Return the day on which an application will be erased; None while it is undecided."""
        kept = self.months_by_status().get(application.status)
        if kept is None or application.decided_at is None:
            return None
        return add_months(timezone.localdate(application.decided_at), kept)

    def months_by_status(self) -> dict[str, int]:
        return {
            Status.ACCEPTED: self.accepted,
            Status.DECLINED: self.declined,
            Status.SPAM: self.spam,
        }

    def due(self, now: datetime) -> models.QuerySet[Application]:
        """Return the applications whose day has come."""
        today = timezone.localdate(now)
        is_due = models.Q()
        for status, kept in self.months_by_status().items():
            last_day = latest_day_due(today, kept)
            is_due |= models.Q(status=status, decided_at__date__lte=last_day)
        return Application.objects.filter(is_due)


class ErasedCount(models.Model):
    """How many applications of a month were erased, without a word about whose they were."""

    month = models.DateField(_("month"))
    language = models.CharField(_("language"), max_length=20)
    outcome = models.CharField(_("status"), max_length=20, choices=Status)
    number = models.PositiveIntegerField(_("number"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "language", "outcome"], name="counted_once")
        ]

    def __str__(self):
        return f"{self.month:%Y-%m} {self.language} {self.outcome}: {self.number}"
