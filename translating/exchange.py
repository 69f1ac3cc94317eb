"""PO files from translators: checked whole before a single text is taken from them."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wagtail_localize.models import String, Translation, TranslationContext
from wagtail_localize.strings import StringValue, validate_translation_links
from wagtail_localize.views.edit_translation import user_can_edit_instance

import polib

from translating.machine import return_to

LARGEST = 5 * 1024 * 1024  # bytes
IDENTITY = "X-WagtailLocalize-TranslationID"
MESSAGES_AT_ONCE = 10


class Problem(NamedTuple):
    """What is wrong with a PO file, and on which line (from 1)."""

    line: int
    reason: str

    def __str__(self) -> str:
        return _("Line %(line)s: %(reason)s") % self._asdict()


class DamagedFile(Exception):
    def __init__(self, line: int, reason: str):
        self.problem = Problem(line, reason)


@require_POST
def upload_po(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take the translations of a PO file, or name every problem and change nothing."""
    translation = get_object_or_404(Translation, pk=translation_id)
    if not user_can_edit_instance(request.user, translation.get_target_instance()):
        raise PermissionDenied
    upload = request.FILES.get("file")
    try:
        po = read_po(upload.read(LARGEST + 1) if upload else b"")
        problems = check(po, translation)
    except DamagedFile as damage:
        problems = [damage.problem]
    if problems:
        report(request, problems)
    else:
        take(request, po, translation)
    return return_to(request, translation)


def read_po(content: bytes) -> polib.POFile:
    if not content.strip():
        raise DamagedFile(1, _("the file is empty."))
    if len(content) > LARGEST:
        raise DamagedFile(1, _("the file is too large."))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DamagedFile(line, _("the text is not in UTF-8.")) from error
    with TemporaryDirectory() as folder:
        path = Path(folder, "upload.po")
        path.write_bytes(content)
        return parse(path)


def parse(path: Path) -> polib.POFile:
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except OSError as error:
        line = re.search(r"\(line (\d+)\)", str(error))
        reason = (
            _("a quotation mark without \\ before it.")
            if "double quote" in str(error)
            else _("this is not the format of a PO file.")
        )
        raise DamagedFile(int(line[1]) if line else 1, reason) from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise DamagedFile(1, _("this is not the format of a PO file.")) from error


def check(po: polib.POFile, translation: Translation) -> list[Problem]:
    if foreign := check_identity(po, translation):
        return [foreign]
    paths = set(
        TranslationContext.objects.filter(object=translation.source.object_id).values_list(
            "path", flat=True
        )
    )
    entries = [entry for entry in po if entry.msgstr and not entry.obsolete]
    hashes = {String._get_data_hash(entry.msgid) for entry in entries}
    known = set(
        String.objects.filter(
            locale=translation.source.locale_id, data_hash__in=hashes
        ).values_list("data", flat=True)
    )
    checked = ((entry.linenum, reason_against(entry, paths, known)) for entry in entries)
    return [Problem(line, reason) for line, reason in checked if reason]


def check_identity(po: polib.POFile, translation: Translation) -> Problem | None:
    identity = po.metadata.get(IDENTITY, "")
    if identity == str(translation.uuid):
        return None
    if not identity:
        return Problem(1, _("the file was not exported from this site."))
    return Problem(1, _("the file belongs to another page or another language."))


def reason_against(entry: polib.POEntry, paths: set[str], known: set[str]) -> str:
    if entry.msgctxt not in paths or entry.msgid not in known:
        return _("there is no such text on this page: “%(text)s”.") % {"text": entry.msgid[:60]}
    try:
        StringValue.from_translated_html(entry.msgstr)
        validate_translation_links(entry.msgid, entry.msgstr)
    except ValueError as error:
        return str(error)
    return ""


def report(request: HttpRequest, problems: list[Problem]) -> None:
    messages.error(request, _("Nothing was imported from the PO file."))
    for problem in problems[:MESSAGES_AT_ONCE]:
        messages.error(request, str(problem))
    if (left := len(problems) - MESSAGES_AT_ONCE) > 0:
        messages.error(request, _("And %(count)s more.") % {"count": left})


def take(request: HttpRequest, po: polib.POFile, translation: Translation) -> None:
    uncertain = [entry for entry in po if entry.fuzzy and not entry.obsolete]
    for entry in uncertain:
        po.remove(entry)
    outdated = translation.import_po(po, user=request.user, tool_name="PO File")
    messages.success(request, _("The translations of the PO file were imported."))
    if skipped := len(uncertain) + len(outdated):
        messages.warning(
            request,
            ngettext(
                "%(count)s text was left out: it is uncertain or no longer on the page.",
                "%(count)s texts were left out: they are uncertain or no longer on the page.",
                skipped,
            )
            % {"count": skipped},
        )
