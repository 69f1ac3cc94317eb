"""The public log of a meeting: what was published, and when. It is only ever added to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.facts import Attendance, Status


class MeetingChange(models.Model):
    """The facts of a meeting as published at one moment.

    A row is written when a meeting is published for the first time (`sequence` 0) and whenever a
    later publication shows something else; `sequence` is the SEQUENCE that calendars go by.
    """

    meeting = models.ForeignKey(
        "meetings.MeetingPage", on_delete=models.CASCADE, related_name="changes"
    )
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    title = models.CharField(max_length=255)
    start = models.DateTimeField()
    end = models.DateTimeField()
    attendance = models.CharField(max_length=10, choices=Attendance)
    place = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=Status)
    status_note = models.TextField(blank=True)

    FACTS = ("title", "start", "end", "attendance", "place", "status", "status_note")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["meeting", "sequence"], name="one_change_a_sequence")
        ]
        verbose_name = _("change of a meeting")
        verbose_name_plural = _("changes of meetings")

    def __str__(self):
        return f"{self.title} #{self.sequence}"

    def save(self, **kwargs):
        if not self._state.adding:
            raise TypeError("What was published cannot be changed afterwards.")
        super().save(**kwargs)
