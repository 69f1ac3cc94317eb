"""What is known of a meeting in every language. What counts as past is decided here."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Attendance(models.TextChoices):
    """How one takes part; the values follow schema.org's EventAttendanceModeEnumeration."""

    ONLINE = "online", _("online")
    OFFLINE = "offline", _("on site")
    MIXED = "mixed", _("online and on site")


class Status(models.TextChoices):
    PLANNED = "planned", _("as planned")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")


class MeetingFacts:
    """Questions that `start`, `end`, `attendance` and `status` answer.

    A meeting lasts from its start up to, not including, its end; until then it is upcoming.
    """

    start: datetime
    end: datetime
    attendance: str
    status: str

    @property
    def is_online(self) -> bool:
        return self.attendance != Attendance.OFFLINE

    @property
    def is_moved(self) -> bool:
        return self.status == Status.MOVED

    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def is_past(self) -> bool:
        return self.end <= timezone.now()

    @property
    def is_ongoing(self) -> bool:
        return not self.is_cancelled and self.start <= timezone.now() < self.end
