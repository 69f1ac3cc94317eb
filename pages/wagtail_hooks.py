"""What the pages add to Wagtail's admin."""

from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import PageExplorerMenuItem
from wagtail.models import Site

from pages.languages import language_links
from pages.meetings.planner_view import PlannerView, may_plan


class SiteExplorerItem(MenuItem):
    """The explorer, opened at the site's front page instead of the root of the tree above it."""

    def __init__(self, stock: MenuItem, front_page_id: int):
        super().__init__(
            stock.label,
            reverse("wagtailadmin_explore", args=[front_page_id]),
            name=stock.name,
            icon_name=stock.icon_name,
            order=stock.order,
        )
        self.front_page_id = front_page_id

    def render_component(self, request):
        return PageExplorerMenuItem(
            self.name, self.label, self.url, self.front_page_id, icon_name=self.icon_name
        )


@hooks.register("construct_main_menu")
def open_explorer_at_front_page(request, menu_items):
    site = Site.find_for_request(request)
    menu_items[:] = [
        SiteExplorerItem(item, site.root_page_id) if site and item.name == "explorer" else item
        for item in menu_items
    ]


@hooks.register("before_serve_page")
def lead_to_translation(page, request, serve_args, serve_kwargs):
    """Leave the address where a page stood in for its translation, once that is live."""
    if reader := getattr(request, "fallback_language", None):
        here = next(link for link in language_links(request, page, reader) if link.is_current)
        if here.is_translated:
            return HttpResponseRedirect(here.url)
    return None


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
