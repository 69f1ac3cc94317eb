"""Building the starter site from the data in `home/seed/`."""

import json
import re
import tomllib
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from wagtail.models import Locale, Page, Site

from home.models import HomePage

SEED = Path(__file__).parent / "seed"
REFERENCE = re.compile(r"page:([\w-]+)")


@transaction.atomic
def load_starter_content() -> int:
    """Fill an empty site and return the number of pages made; 0 where there is a home page."""
    if HomePage.objects.exists():
        return 0
    content = tomllib.loads((SEED / "fi.toml").read_text(encoding="utf-8"))
    made: list[tuple[Page, dict]] = []
    home = add_page(Page.get_first_root_node(), content["home"] | {"type": "home.HomePage"}, made)
    for entry in content["pages"]:
        add_page(home, {"show_in_menus": True} | entry, made)
    ids = {page.slug: page.pk for page, _entry in made}
    for page, entry in made:
        fill_in(page, entry, ids)
    serve_from(home)
    return len(made)


def add_page(parent: Page, entry: dict, made: list[tuple[Page, dict]]) -> Page:
    """Add a page with its plain facts, and the pages below it; note each in `made`.

    What may refer to other pages waits for `fill_in`, when all of them are there.
    """
    model = apps.get_model(entry["type"])
    facts = {
        name: timezone.make_aware(value) if isinstance(value, datetime) else value
        for name, value in entry.items()
        if name != "type" and not isinstance(value, list) and not REFERENCE.match(str(value))
    }
    page = parent.add_child(instance=model(locale=Locale.get_default(), **facts))
    made.append((page, entry))
    for child in entry.get("children", []):
        add_page(page, child, made)
    return page


def fill_in(page: Page, entry: dict, ids: dict[str, int]) -> None:
    """Write the page's blocks, links and questions, and publish it."""
    for name, value in entry.items():
        if name != "children" and isinstance(value, list):
            setattr(page, name, json.dumps(resolve(value, ids)))
        elif REFERENCE.match(str(value)):
            setattr(page, f"{name}_id", resolve(value, ids))
    page.save_revision(log_action=True).publish()


def resolve(value, ids: dict[str, int]):
    """Return the value with every "page:<slug>" in it replaced by the id of that page."""
    if isinstance(value, dict):
        return {key: resolve(part, ids) for key, part in value.items()}
    if isinstance(value, list):
        return [resolve(part, ids) for part in value]
    if isinstance(value, str):
        if whole := REFERENCE.fullmatch(value):
            return ids[whole[1]]
        return REFERENCE.sub(lambda match: str(ids[match[1]]), value).strip()
    return value


def serve_from(home: Page) -> None:
    """Make `home` the front page of the site in place of Wagtail's welcome page."""
    site, _created = Site.objects.get_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    welcome = site.root_page
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome != home and welcome.specific_class is Page:
        welcome.delete()


def follow_site_url() -> None:
    """Tell Wagtail the address that SITE_URL names, so that its own links agree with it."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    for site in Site.objects.filter(is_default_site=True):
        if (site.hostname, site.port) != (address.hostname, port):
            site.hostname, site.port = address.hostname, port
            site.save()
