"""When members are reminded of meetings."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

MOST_DAYS = 60


def parse_days(text: str) -> list[int]:
    """Return the numbers of days, largest first. Raises ValidationError for anything else."""
    if not re.fullmatch(r"[\d\s,;]*", text, re.ASCII):
        raise ValidationError(_("Write numbers of days with commas between them, such as 7, 1."))
    days = {int(number[:4]) for number in re.findall(r"\d+", text)}
    if any(not 1 <= number <= MOST_DAYS for number in days):
        raise ValidationError(_("A reminder can be sent 1 to %d days before.") % MOST_DAYS)
    return sorted(days, reverse=True)


@register_setting(icon="mail", order=300)
class ReminderSettings(BaseGenericSetting):
    days_before = models.CharField(
        verbose_name=_("days before the meeting"),
        max_length=40,
        default="7, 1",
        blank=True,
        validators=[parse_days],
        help_text=_("For example 7, 1. Leave empty to send no reminders."),
    )

    class Meta:
        verbose_name = _("reminders of meetings")

    @property
    def days(self) -> list[int]:
        return parse_days(self.days_before)
