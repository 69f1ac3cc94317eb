"""What many tests start from."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test import Client
from django.utils import translation

from wagtail.models import Locale, Page, Site

import hypothesis
import pytest
import time_machine

from tests.support.factories import HomePageFactory

WEDNESDAY = datetime(2027, 1, 13, 12, tzinfo=ZoneInfo("Europe/Helsinki"))

# What fails once fails again, here and on any other machine, however slow.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def suite_clock():
    """The time that the whole suite goes by, from before its database is made."""
    with time_machine.travel(WEDNESDAY) as clock:
        yield clock


@pytest.fixture(autouse=True)
def wednesday_noon(suite_clock):
    """Start every test at one moment, so that none depends on today.

    Time passes. A test that needs another moment travels there itself.
    """
    suite_clock.move_to(WEDNESDAY)


@pytest.fixture(autouse=True)
def finnish():
    """Start and end every test in Finnish: the active language is thread state and leaks."""
    with translation.override("fi"):
        yield


@pytest.fixture(autouse=True)
def empty_cache():
    """What one test sent does not count against the next."""
    for name in caches:
        caches[name].clear()


@pytest.fixture
def csrf_client():
    """A browser whose forms are checked for the security cookie, as in production."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def time_machine_at():
    """A context manager in which it is the given moment."""
    return lambda moment: time_machine.travel(moment, tick=False)


@pytest.fixture
def handler(django_user_model):
    """A coordinator: she may handle applications and members, and nothing else."""
    user = django_user_model.objects.create_user(
        "kasittelija", "kasittelija@example.org", "x", first_name="Kaisa", last_name="Käsittelijä"
    )
    user.groups.add(Group.objects.get(name="Hakemusten käsittelijät"))
    return user


@pytest.fixture
def handler_client(handler):
    """The admin, with the coordinator signed in."""
    client = Client()
    client.force_login(handler)
    return client


@pytest.fixture
def home(db):
    """The front page of a site with nothing else on it.

    root
    └── home (fi)
    """
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root, slug="etusivu")
    site = Site.objects.get(is_default_site=True)
    welcome, site.root_page = site.root_page, home
    site.save()
    welcome.delete()
    root.refresh_from_db()
    return home


@pytest.fixture
def starter_site(db):
    """The site as `make run` makes it: the starter content in an empty database."""
    from home.starter import load_starter_content

    load_starter_content()
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def swedish(home):
    return Locale.objects.create(language_code="sv")


@pytest.fixture
def english(home):
    return Locale.objects.create(language_code="en")


@pytest.fixture
def arabic(home):
    return Locale.objects.create(language_code="ar")


@pytest.fixture
def plain_finnish(home):
    return Locale.objects.create(language_code="fi-simple")
