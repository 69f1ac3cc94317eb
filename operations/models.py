"""When each job last ran."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from operations.jobs import Job

# A runner that comes by each minute is never exactly on time.
SLACK = timedelta(seconds=10)
# A job that failed is tried again before its next turn when that is far away.
RETRY = timedelta(hours=1)


class JobRunManager(models.Manager):
    def claim(self, job: Job, *, is_forced: bool = False) -> "JobRun | None":
        """Note that the job starts now; None when it is not due or runs already somewhere.

        One UPDATE decides, so that of many callers at the same moment one gets the claim.
        """
        now = timezone.now()
        self.get_or_create(name=job.name)
        free = self.filter(Q(claimed_until=None) | Q(claimed_until__lt=now), name=job.name)
        if not is_forced:
            free = free.filter(self.due(job, now))
        claim = now + job.limit
        claimed = free.update(started_at=now, finished_at=None, claimed_until=claim)
        return JobRun(name=job.name, started_at=now, claimed_until=claim) if claimed else None

    def due(self, job: Job, now: datetime) -> Q:
        never_or_crashed = Q(finished_at=None)
        failed = ~Q(error="") & Q(started_at__lte=now - min(job.every, RETRY) + SLACK)
        return never_or_crashed | failed | Q(started_at__lte=now - job.every + SLACK)


class JobRun(models.Model):
    """The last run of a job. Holds no personal data: an error is told by its kind and place."""

    name = models.CharField(primary_key=True, max_length=100)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    claimed_until = models.DateTimeField(null=True)

    objects = JobRunManager()

    class Meta:
        default_permissions = ("view",)
        verbose_name = _("scheduled task")
        verbose_name_plural = _("scheduled tasks")

    def __str__(self):
        return self.name

    def finish(self, error: str = "") -> None:
        """Note how the run ended, unless it took so long that another has begun."""
        now = timezone.now()
        outcome = {"error": error} if error else {"error": "", "succeeded_at": now}
        JobRun.objects.filter(name=self.name, claimed_until=self.claimed_until).update(
            finished_at=now, claimed_until=None, **outcome
        )
