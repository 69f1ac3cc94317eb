"""What the pages add to Wagtail's admin."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import PageExplorerMenuItem
from wagtail.models import Site

from pages.languages import language_links


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
