"""What is done to many applications at once."""

from wagtail.models import ModelLogEntry

import pytest

from applications.models import Application, Status
from tests.applications.inbox.screens import INBOX, read, search
from tests.support.applications import make_application


def bulk(client, action: str, *applications) -> str:
    ids = "&".join(f"id={each.pk}" for each in applications)
    address = f"/admin/bulk/applications/application/{action}/?next={INBOX}&{ids}"
    shown = read(client, address)
    client.post(address, {"next": INBOX})
    return shown


def test_many_are_taken_up_at_once_as_far_as_their_status_allows(handler_client, handler, db):
    new, accepted = make_application(), make_application(Status.ACCEPTED, organisation="Vanha ry")
    shown = bulk(handler_client, "take_up", new, accepted)
    assert "Näiden tila ei salli sitä" in shown
    new.refresh_from_db()
    accepted.refresh_from_db()
    assert (new.status, new.assignee) == ("in_progress", handler)
    assert accepted.status == "accepted"


@pytest.mark.parametrize(
    ("action", "was", "becomes"), [("spam", "new", "spam"), ("not_spam", "spam", "new")]
)
def test_many_are_sorted_at_once(handler_client, db, action, was, becomes):
    applications = [make_application(was, organisation=name) for name in "ab"]
    bulk(handler_client, action, *applications)
    assert Application.objects.filter(status=becomes).count() == 2


def test_many_are_erased_at_once(handler_client, db):
    bulk(handler_client, "erase", make_application(Status.SPAM), make_application(Status.SPAM))
    assert not Application.objects.exists()
    assert ModelLogEntry.objects.filter(action="applications.erase", deleted=True).count() == 2


def test_all_at_once_beyond_what_is_in_view_is_not_offered(handler_client, db):
    make_application()
    address = f"/admin/bulk/applications/application/erase/?next={INBOX}&id=all"
    assert handler_client.post(address, {"next": INBOX}).status_code == 404
    assert Application.objects.exists()


def test_long_search_ends_after_the_newest_finds(handler_client, db, monkeypatch):
    monkeypatch.setattr("applications.inbox.listing.InboxPaginator.MOST", 3)
    for number in range(5):
        make_application(organisation=f"Yhdistys {number}")
    html = search(handler_client, "yhdistys")
    assert "Uusimmat 3 osumaa" in html
    assert "Yhdistys 4" in html
    assert "Yhdistys 1" not in html


def test_pages_follow_one_another_from_the_newest_to_the_oldest(handler_client, db):
    for number in range(25):
        make_application(organisation=f"Yhdistys {number:02}")
    first, second = read(handler_client, INBOX), read(handler_client, f"{INBOX}?p=2")
    assert "Yhdistys 24" in first and "Yhdistys 05" in first
    assert "Yhdistys 04" in second and "Yhdistys 00" in second
    assert "Yhdistys 04" not in first


def test_editor_cannot_act_on_many(editor_client, db):
    application = make_application()
    address = f"/admin/bulk/applications/application/erase/?next=/admin/&id={application.pk}"
    editor_client.post(address, {"next": "/admin/"})
    assert Application.objects.exists()
