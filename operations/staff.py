"""The page in the admin that tells when each job last ran."""

from typing import NamedTuple

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from operations.jobs import Job, jobs
from operations.models import JobRun

VIEW_JOBS = "operations.view_jobrun"


class Row(NamedTuple):
    job: Job
    run: JobRun | None
    is_late: bool


def job_rows() -> list[Row]:
    """Return every job with its last run, the late ones first."""
    now = timezone.now()
    runs = {run.name: run for run in JobRun.objects.all()}
    rows = []
    for job in jobs.values():
        run = runs.get(job.name)
        rows.append(Row(job, run, job.is_late(run and run.succeeded_at, now)))
    return sorted(rows, key=lambda row: (not row.is_late, row.job.name))


class JobListView(PermissionRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    permission_required = VIEW_JOBS
    raise_exception = True
    template_name = "operations/staff/jobs.html"
    page_title = _("Scheduled tasks")
    header_icon = "history"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"rows": job_rows()}
