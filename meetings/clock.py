"""Finnish time: entering it without surprises."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateTimeInput

FIRST_YEAR, LAST_YEAR = 2000, 2100

MOVED_CLOCK = _(
    "The clocks are changed at that time, so it is skipped or comes twice. Choose another time."
)
ODD_YEAR = _("Check the year: it must be between %(first)s and %(last)s.")


def check_year(moment: datetime) -> None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(ODD_YEAR, params={"first": FIRST_YEAR, "last": LAST_YEAR})


def in_finnish_time(moment: datetime) -> datetime:
    """Return a time read off a Finnish clock as a moment.

    Raises ValidationError for a time that daylight saving skips or repeats.
    """
    zone = timezone.get_default_timezone()
    first, second = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        raise ValidationError(MOVED_CLOCK, code="moved_clock")
    return first


class FinnishDateTimeField(forms.DateTimeField):
    """A moment typed as on a Finnish clock, in whatever language the editor reads the admin."""

    def __init__(self, **kwargs):
        formats = ["%d.%m.%Y %H.%M", "%d.%m.%Y klo %H.%M", "%d.%m.%Y %H:%M", "%d.%m.%Y klo %H"]
        super().__init__(input_formats=[*formats, "%Y-%m-%d %H:%M"], **kwargs)
        self.widget = AdminDateTimeInput(format=formats[0])
        self.error_messages["invalid"] = _("Write the time like this: 31.1.2027 13.00.")

    def prepare_value(self, value):
        with timezone.override(timezone.get_default_timezone()):
            return super().prepare_value(value)

    def to_python(self, value):
        try:
            with timezone.override(timezone.get_default_timezone()):
                return super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(MOVED_CLOCK, code="moved_clock") from error
            raise
