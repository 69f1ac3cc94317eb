"""What the front door adds to Wagtail's admin."""

from wagtail import hooks

from home.dashboard import WatchPanel


@hooks.register("construct_homepage_panels")
def watch_over_the_site(request, panels):
    panels.append(WatchPanel(request))
