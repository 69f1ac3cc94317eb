"""What the meetings add to Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from meetings.planner.views import PlannerView, may_plan


class PlannerItem(MenuItem):
    def is_shown(self, request):
        return may_plan(request.user)


@hooks.register("register_admin_urls")
def planner_address():
    return [path("kokoukset/suunnittele/", PlannerView.as_view(), name="plan_meetings")]


@hooks.register("register_admin_menu_item")
def planner_item():
    return PlannerItem(
        _("Add meetings"), reverse("plan_meetings"), icon_name="calendar-alt", order=110
    )
