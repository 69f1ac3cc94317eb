"""What operations add to Wagtail's admin."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from operations.staff import VIEW_JOBS, JobListView


@hooks.register("register_admin_urls")
def job_list_url():
    return [path("jobs/", JobListView.as_view(), name="jobs")]


class JobListItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW_JOBS)


@hooks.register("register_settings_menu_item")
def job_list_item():
    return JobListItem(_("Scheduled tasks"), reverse("jobs"), icon_name="history", order=900)


@hooks.register("register_permissions")
def job_list_permission():
    return Permission.objects.filter(content_type__app_label="operations", codename="view_jobrun")
