"""Who may see applications, and who learns that some wait."""

from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from applications.models import Note, Status
from tests.applications.inbox.screens import DETAILS, INBOX, at, read
from tests.support.applications import make_application


@pytest.mark.parametrize("step", ["", "accept/", "decline/"])
def test_editing_pages_does_not_open_applications(editor_client, db, step):
    application = make_application()
    response = editor_client.get(at(application, step))
    assert response.status_code == 302
    assert editor_client.get(INBOX).status_code == 302
    assert editor_client.get(f"{INBOX}export/?format=csv").status_code == 302
    assert editor_client.get(f"{INBOX}data-request/").status_code == 302
    assert "Hakemukset" not in read(editor_client, "/admin/")


@pytest.mark.parametrize("step", ["move/", "assign/", "note/", "accept/", "decline/"])
def test_those_who_may_only_look_cannot_handle(db, django_user_model, step):
    user = django_user_model.objects.create_user("reader", "reader@example.org", "x")
    names = ["view_application", "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    application = make_application()
    assert "Naiset ry" in read(client, at(application))
    client.post(at(application, step), {"status": "spam", "to": "me", "text": "x"} | DETAILS)
    application.refresh_from_db()
    assert (application.status, application.version) == ("new", 1)
    assert not Note.objects.exists()


def test_wagtails_own_list_of_forms_is_gone(admin_client, starter_site):
    html = read(admin_client, "/admin/")
    assert "/admin/forms/" not in html
    assert admin_client.get("/admin/forms/").status_code == 404


def test_front_page_tells_how_many_wait_and_leads_to_them(handler_client, db):
    for status in (Status.NEW, Status.NEW, Status.SPAM, Status.IN_PROGRESS):
        make_application(status)
    html = read(handler_client, "/admin/")
    assert f'<a href="{INBOX}?status=new">2 uutta hakemusta odottaa.</a>' in html
    assert f'<a href="{INBOX}?status=spam">1 hakemusta epäillään roskapostiksi.</a>' in html


def test_front_page_says_nothing_when_no_application_waits(handler_client, db):
    make_application(Status.ACCEPTED)
    assert "waiting-applications" not in read(handler_client, "/admin/")


def test_front_page_tells_of_applications_to_those_alone_who_may_see_them(editor_client, db):
    make_application()
    assert "waiting-applications" not in read(editor_client, "/admin/")


def test_telling_what_waits_takes_one_query(handler_client, db):
    make_application()
    read(handler_client, "/admin/")
    with CaptureQueriesContext(connection) as queries:
        read(handler_client, "/admin/")
    asked = [query for query in queries if "applications_application" in query["sql"]]
    assert len(asked) == 1
