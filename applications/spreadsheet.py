"""Applications as a spreadsheet, written row by row: however many there are, memory stays small."""

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models.application import Application

BATCH = 500
# A program for spreadsheets takes what begins with these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

FIXED_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="xl/workbook.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        "</Relationships>"
    ),
}
SHEET_START = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
SHEET_END = "</sheetData></worksheet>"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def in_batches(applications: QuerySet[Application]) -> Iterator[Application]:
    """Yield the applications from the oldest, a few at a time. No query stays open meanwhile."""
    ordered, last = applications.order_by("pk"), 0
    while batch := list(ordered.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def find_questions(applications: QuerySet[Application]) -> dict[str, str]:
    """Return the questions that were asked in the applications: Finnish words by key."""
    questions = {}
    for application in in_batches(applications.select_related(None).only("answers")):
        questions |= {each["key"]: each["source_label"] for each in application.answers}
    return questions


def rows(applications: QuerySet[Application]) -> Iterator[list[str]]:
    """Yield the headings, then a row for each application."""
    questions = find_questions(applications)
    yield [
        _("Reference"),
        _("Received"),
        _("Status"),
        _("Language"),
        _("Form"),
        _("Handled by"),
        *questions.values(),
    ]
    for application in in_batches(applications.select_related("assignee")):
        answers = {each["key"]: each["source_shown"] for each in application.answers}
        yield [
            application.reference,
            f"{timezone.localtime(application.created_at):%Y-%m-%d %H:%M}",
            application.get_status_display(),
            application.language_name,
            application.form_title,
            str(application.assignee or ""),
            *(answers.get(key, "") for key in questions),
        ]


class Pieces:
    """A file to write to whose content is taken out piece by piece."""

    def __init__(self):
        self.written = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        data = b"".join(self.written)
        self.written.clear()
        return data


def write_csv(table: Iterable[list[str]]) -> Iterator[bytes]:
    """Yield a CSV file. A cell that could be taken for a formula begins with an apostrophe."""

    class Echo:
        def write(self, line: str) -> bytes:
            return line.encode()

    writer = csv.writer(Echo(), delimiter=";")
    yield b"\xef\xbb\xbf"  # or else Excel does not see that it is UTF-8
    for row in table:
        yield writer.writerow(
            [f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell for cell in row]
        )


def write_xlsx(table: Iterable[list[str]]) -> Iterator[bytes]:
    """Yield an XLSX file. Its cells are texts, so that none of them is a formula."""
    pieces = Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FIXED_PARTS.items():
            archive.writestr(name, XML + content)
        yield pieces.take()
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((XML + SHEET_START).encode())
            for row in table:
                sheet.write(xml_row(row).encode())
                yield pieces.take()
            sheet.write(SHEET_END.encode())
    yield pieces.take()


def xml_row(row: list[str]) -> str:
    return f"<row>{''.join(map(xml_cell, row))}</row>"


def xml_cell(text: str) -> str:
    text = escape(NOT_IN_XML.sub("", text))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


WRITERS = {
    "xlsx": (
        write_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "csv": (write_csv, "text/csv; charset=utf-8"),
}
