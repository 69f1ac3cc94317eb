"""The parts of a translation that a person has not finished, named as the editor names them."""

from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue
from wagtail_localize.views.edit_translation import (
    FieldHasNoEditPanelError,
    TabHelper,
    get_segment_location_info,
)

from translating.staleness import MACHINE, unfinished_segments


class Reason(models.TextChoices):
    """Why a part is not finished."""

    UNTRANSLATED = "untranslated", _("not translated")
    CHANGED = "changed", _("changed in the source")
    MACHINE = "machine", _("made by a machine, not confirmed")


class Part(NamedTuple):
    """A part of a page: where it is, its text now and before the change, its old translation."""

    segment_id: int
    place: str
    text: str
    reason: Reason
    old_text: str = ""
    translation: str = ""

    @property
    def is_machine(self) -> bool:
        return self.reason == Reason.MACHINE

    @property
    def marked_text(self) -> SafeString:
        return mark_changes(self.old_text or self.text, self.text)


def unfinished_parts(translation: Translation) -> list[Part]:
    source_page = translation.source.get_source_instance()
    place_of = PlaceNames(source_page)
    machine = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=translation.target_locale_id,
        translation_type=MACHINE,
    )
    segments = unfinished_segments(translation).annotate(
        is_machine=Exists(machine), machine_text=machine.values("data")[:1]
    )
    memory = Memory(translation) if segments else None
    return [describe(segment, place_of(segment), memory) for segment in segments]


def describe(segment: StringSegment, place: str, memory: "Memory") -> Part:
    text = plain(segment.string.data)
    if segment.is_machine:
        return Part(segment.pk, place, text, Reason.MACHINE, "", plain(segment.machine_text))
    if before := memory.recall(segment):
        old_text, translation = map(plain, before)
        return Part(segment.pk, place, text, Reason.CHANGED, old_text, translation)
    return Part(segment.pk, place, text, Reason.UNTRANSLATED)


def plain(html: str) -> str:
    return StringValue(html).render_text()


class PlaceNames:
    """Names the place of a segment by the labels that editors see."""

    def __init__(self, source_page):
        self.page = source_page
        self.tabs = TabHelper(source_page)

    def __call__(self, segment: StringSegment) -> str:
        path = segment.context.path
        try:
            field_path = segment.context.get_field_path(self.page)
            place = get_segment_location_info(self.page, self.tabs, path, field_path)
        except FieldHasNoEditPanelError:
            return capfirst(self.page._meta.get_field(path.split(".")[0]).verbose_name)
        return " – ".join(str(name) for name in (place["field"], place["subField"]) if name)


class Memory:
    """Translations of texts that are no longer on the page, by the place where they were."""

    def __init__(self, translation: Translation):
        current = StringSegment.objects.filter(
            source=translation.source_id,
            string=OuterRef("translation_of"),
            context=OuterRef("context"),
        )
        forgotten = StringTranslation.objects.filter(
            ~Exists(current),
            context__object_id=translation.source.object_id,
            locale=translation.target_locale_id,
        ).select_related("translation_of")
        self.by_place: dict[int, dict[str, str]] = {}
        for old in forgotten.order_by("-updated_at"):
            texts = self.by_place.setdefault(old.context_id, {})
            texts.setdefault(old.translation_of.data, old.data)

    def recall(self, segment: StringSegment) -> tuple[str, str] | None:
        """Return the text most like this one that was at its place, and its translation."""
        texts = self.by_place.get(segment.context_id, {})
        close = get_close_matches(segment.string.data, texts, n=1, cutoff=0.3)
        return (close[0], texts[close[0]]) if close else None


def mark_changes(old: str, new: str) -> SafeString:
    """Return the new text with what was taken away and what was added since the old one."""
    a, b = old.split(), new.split()
    pieces = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, a, b).get_opcodes():
        if kind == "equal":
            pieces.append(format_html("{}", " ".join(a[i1:i2])))
            continue
        if i1 < i2:
            pieces.append(format_html("<del>{}</del>", " ".join(a[i1:i2])))
        if j1 < j2:
            pieces.append(format_html("<ins>{}</ins>", " ".join(b[j1:j2])))
    return format_html_join(" ", "{}", ((piece,) for piece in pieces))
