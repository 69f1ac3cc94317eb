"""Taking applications out as a spreadsheet."""

import csv
from io import BytesIO, StringIO

from wagtail.models import ModelLogEntry

import pytest
from openpyxl import load_workbook

from applications.models import Status
from tests.applications.inbox.screens import INBOX, read, search
from tests.support.applications import make_application


@pytest.fixture
def dangerous(db):
    """Applications with what a spreadsheet would take for a formula."""
    make_application(organisation="=HYPERLINK(1)", contact_name="@SUM(A1)", phone="+358 40 1")
    make_application(Status.DECLINED, organisation="Toinen <ry> & \N{BALL OF YARN}")


def load(client, name: str, query: str = "status=all") -> bytes:
    response = client.get(f"{INBOX}export/?{query}&format={name}")
    assert "no-store" in response.headers["Cache-Control"]
    return b"".join(response.streaming_content)


def test_csv_is_safe_from_formulas(handler_client, dangerous):
    text = load(handler_client, "csv").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[0][0] == "Numero"
    assert "Organisaatio" in rows[0]
    assert "'=HYPERLINK(1)" in rows[1]
    assert "'@SUM(A1)" in rows[1]
    assert "'+358 40 1" in rows[1]
    assert len(rows) == 3


def test_xlsx_has_texts_and_no_formulas(handler_client, dangerous):
    sheet = load_workbook(BytesIO(load(handler_client, "xlsx"))).active
    rows = list(sheet.iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}
    values = [[cell.value for cell in row] for row in rows]
    assert "=HYPERLINK(1)" in values[1]
    assert "Toinen <ry> & \N{BALL OF YARN}" in values[2]


def test_export_holds_what_the_inbox_was_searched_for(handler_client, dangerous):
    assert b"Toinen" in load(handler_client, "csv", "status=declined")
    assert b"HYPERLINK" not in load(handler_client, "csv", "status=declined")
    search(handler_client, "toinen")
    assert b"Toinen" in load(handler_client, "csv", "searched=1")
    assert b"HYPERLINK" not in load(handler_client, "csv", "searched=1")


def test_export_page_tells_the_number_and_the_progress(handler_client, dangerous):
    html = read(handler_client, f"{INBOX}export/?status=all")
    assert "2 hakemusta" in html
    export = html.split('data-export="')[1].split('"')[0]
    assert handler_client.get(export).status_code == 404
    number = export.rstrip("/").rpartition("/")[2]
    load(handler_client, "csv", f"status=all&export={number}")
    assert handler_client.get(export).json() == {"done": 2, "total": 2}


def test_export_is_written_down_with_its_size(handler_client, handler, dangerous):
    load(handler_client, "xlsx")
    entry = ModelLogEntry.objects.get(action="applications.export")
    assert (entry.user, entry.data) == (handler, {"number": 2, "format": "xlsx"})
