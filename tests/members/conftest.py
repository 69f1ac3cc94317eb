"""A network with one member and one meeting to come."""

from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.cache import cache

import pytest
import time_machine

from members.links import make_link
from tests.support.factories import (
    ContactPersonFactory,
    MeetingIndexPageFactory,
    MeetingPageFactory,
)

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2027, 1, 11, 9, tzinfo=HELSINKI)
JOIN_URL = "https://teams.example.org/l/meetup-join/salainen"


@pytest.fixture(autouse=True)
def nothing_counted():
    """Start with no sending counted against any limit."""
    cache.clear()


@pytest.fixture
def clock():
    """The time, which a test may set with `clock.move_to`."""
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def index(home):
    return MeetingIndexPageFactory(parent=home, slug="kokoukset")


@pytest.fixture
def meeting(clock, index):
    page = MeetingPageFactory(
        parent=index,
        title="Verkoston kokous",
        slug="2027-01-27",
        start=datetime(2027, 1, 27, 13, tzinfo=HELSINKI),
        place="Teams",
        join_url=JOIN_URL,
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def contact(home):
    return ContactPersonFactory(name="Maija Meikäläinen", email="maija@example.org")


@pytest.fixture
def own(contact):
    """The path of the contact person's own page."""
    return urlsplit(make_link(contact)).path
