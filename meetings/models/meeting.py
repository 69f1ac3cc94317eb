"""One meeting of the network: its page, and what hangs on it."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager, PageQuerySet
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from meetings.clock import FinnishDateTimeField, check_year
from meetings.documents import hide_from_public
from meetings.facts import Attendance, MeetingFacts, Status
from meetings.listing import tells_latest_change
from meetings.log import read_log
from meetings.structured_data import event_data, previous_start
from pages.blocks.text import TEXT_FEATURES
from pages.languages import Language
from pages.models.base import BasePage, SearchKind

JOIN_URL = URLValidator(
    schemes=["https"],
    message=_("Copy here the whole link. It must begin with https://."),
    code="not_https",  # a form field has a message of its own for "invalid"
)


class MeetingQuerySet(PageQuerySet):
    """Meetings by the clock, see `MeetingFacts`."""

    def upcoming(self, now=None):
        return self.filter(end__gt=now or timezone.now()).order_by("start", "pk")

    def past(self, now=None):
        return self.filter(end__lte=now or timezone.now()).order_by("-start", "-pk")


class SourceOnlyField(BaseTranslatableField):
    """What the source page alone keeps: translations neither translate nor copy it."""


class MeetingForm(WagtailAdminPageForm):
    start = FinnishDateTimeField(label=_("Starts"), help_text=_("For example 31.1.2027 13.00."))
    end = FinnishDateTimeField(
        label=_("Ends"),
        help_text=_("The meeting stays among the upcoming ones until this moment."),
    )


class MeetingPage(MeetingFacts, BasePage):
    """One meeting. Times are kept in UTC and shown and entered in Finnish time.

    The page in the source language keeps the facts; its translations follow it (`SHARED`).
    docs/meetings.md tells what is kept where, and who may read it.
    """

    parent_page_types = ["meetings.MeetingIndexPage"]
    subpage_types = []
    page_description = _("One meeting with its time, place, agenda and minutes.")
    base_form_class = MeetingForm

    start = models.DateTimeField(verbose_name=_("starts"))
    end = models.DateTimeField(verbose_name=_("ends"))
    attendance = models.CharField(
        verbose_name=_("how to take part"),
        max_length=10,
        choices=Attendance,
        default=Attendance.ONLINE,
    )
    place = models.CharField(
        verbose_name=_("place"),
        max_length=200,
        blank=True,
        help_text=_("Address of the venue, or the online service, for example “Teams”."),
    )
    status = models.CharField(
        verbose_name=_("status"),
        max_length=10,
        choices=Status,
        default=Status.PLANNED,
        help_text=_("A cancelled meeting stays on the site and in calendars, marked as cancelled."),
    )
    status_note = models.TextField(
        verbose_name=_("what happened"),
        max_length=500,
        blank=True,
        help_text=_("Needed when the meeting is moved or cancelled. Everybody can read it."),
    )
    join_url = models.URLField(
        verbose_name=_("link to join"),
        max_length=1000,
        blank=True,
        validators=[JOIN_URL],
        help_text=_("Only members see it: on their own page, in their calendar and in reminders."),
    )
    agenda = RichTextField(verbose_name=_("agenda"), blank=True, features=["h3", *TEXT_FEATURES])
    agenda_for_members = models.BooleanField(
        verbose_name=_("agenda for members only"), default=False
    )
    minutes = RichTextField(verbose_name=_("minutes"), blank=True, features=["h3", *TEXT_FEATURES])
    minutes_for_members = models.BooleanField(
        verbose_name=_("minutes for members only"), default=True
    )

    objects = PageManager.from_queryset(MeetingQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(["start", "end"]),
                FieldRowPanel(["attendance", "place"]),
                FieldPanel("join_url", icon="lock"),
            ],
            heading=_("Time and place"),
        ),
        MultiFieldPanel(["status", "status_note"], heading=_("Moved or cancelled?")),
        MultiFieldPanel(
            ["agenda", "agenda_for_members", "minutes", "minutes_for_members"],
            heading=_("Agenda and minutes"),
        ),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("status_note"),
        index.SearchField("public_agenda"),
        index.SearchField("public_minutes"),
        index.FilterField("start"),
        index.FilterField("end"),
    ]

    search_kind = SearchKind("meeting", _("Meeting"), _("Meetings"))

    # The same in every language, and taken from the source page each time a translation is saved.
    SHARED = (
        *("start", "end", "attendance", "place", "status"),
        *("agenda_for_members", "minutes_for_members"),
    )
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        *(SynchronizedField(name, overridable=False) for name in SHARED),
        SourceOnlyField("join_url"),
        SourceOnlyField("attachments"),
    ]
    # A copy is another meeting: what happened to this one, and what was decided, stays here.
    exclude_fields_in_copy = ["status", "status_note", "minutes", "attachments"]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    @classmethod
    def can_create_at(cls, parent) -> bool:
        """Meetings are entered once, in the source language; other languages translate them."""
        return super().can_create_at(parent) and (
            parent.locale.language_code == settings.LANGUAGE_CODE
        )

    def clean(self):
        super().clean()
        errors = {}
        for name in ("start", "end"):
            if moment := getattr(self, name):
                try:
                    check_year(moment)
                except ValidationError as error:
                    errors[name] = error
        if not errors and self.start and self.end and self.end <= self.start:
            errors["end"] = _("The meeting must end after it starts.")
        if self.status != Status.PLANNED and not self.status_note.strip() and self.is_source:
            errors["status_note"] = _("Tell what happened: readers and members will see it.")
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        if not self.is_source:
            self.join_url = ""
            if self.source is not self:
                for name in self.SHARED:
                    setattr(self, name, getattr(self.source, name))
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        for attachment in self.attachments.all():
            hide_from_public(attachment)
        return super().save_revision(*args, **kwargs)

    @transaction.atomic
    def publish(self, *args, **kwargs):
        """Publish, together with what follows from it: log, translations, letters, documents."""
        return super().publish(*args, **kwargs)

    @property
    def is_source(self) -> bool:
        return not self.locale_id or self.locale.language_code == settings.LANGUAGE_CODE

    @cached_property
    def source(self) -> "MeetingPage":
        """The page that the meeting was entered on; this one where it is not known."""
        if self.is_source:
            return self
        versions = MeetingPage.objects.filter(translation_key=self.translation_key)
        return versions.filter(locale__language_code=settings.LANGUAGE_CODE).first() or self

    @property
    def uid(self) -> str:
        """The meeting's name in calendars. It never changes, and no other meeting has it."""
        return str(self.translation_key)

    @property
    def public_agenda(self) -> str:
        return "" if self.agenda_for_members else self.agenda

    @property
    def public_minutes(self) -> str:
        return "" if self.minutes_for_members else self.minutes

    @property
    def search_title(self) -> str:
        with override(self.locale.language_code):
            return f"{self.title}, {date_format(timezone.localtime(self.start), 'DATE_FORMAT')}"

    def search_texts(self) -> list[str]:
        """Add the day as people write it, so that "kokous 22.5." finds it, and the names of the
        public documents."""
        start = timezone.localtime(self.start)
        with override(self.locale.language_code):
            kind = self._meta.verbose_name.capitalize()
            weekday, month = date_format(start, "l"), date_format(start, "YEAR_MONTH_FORMAT")
        day = f"{kind}: {weekday} {start.day}.{start.month}.{start.year}, {month}"
        attachments = self.source.attachments.all()
        documents = [each.document.title for each in attachments if not each.for_members]
        # The agenda and the minutes come as HTML.
        return [day, *map(get_text_for_indexing, super().search_texts()), *documents]

    @property
    def time_and_place(self) -> str:
        """The facts in a line, as the active language writes dates."""
        start, end = timezone.localtime(self.start), timezone.localtime(self.end)
        day = capfirst(f"{date_format(start, 'l')} {date_format(start, 'DATE_FORMAT')}")
        hours = f"{date_format(start, 'TIME_FORMAT')}–{date_format(end, 'TIME_FORMAT')}"
        return ", ".join(part for part in (f"{self.title}: {day}", hours, self.place) if part)

    def get_admin_display_title(self) -> str:
        """Tell meetings of the same name apart in the editor's lists."""
        title = super().get_admin_display_title()
        if self.start is None:
            return title
        return f"{title} {date_format(timezone.localtime(self.start), 'SHORT_DATE_FORMAT')}"

    def get_context(self, request, *args, **kwargs):
        """Add what everybody may know of the meeting: nothing here is for members only."""
        context = super().get_context(request, *args, **kwargs)
        changes = list(self.source.changes.order_by("sequence"))
        log = read_log(changes)
        attachments = self.source.attachments.filter(for_members=False)
        with override(self.locale.language_code):
            calendar_url = reverse("meeting_calendar", args=[self.translation_key])
        return context | {
            "meetings_url": context["nav"].breadcrumbs[-1].url,
            "description": context["description"] or self.time_and_place,
            "note": self.choose_note(changes[-1].at if changes else None),
            "log": log,
            "log_language": self.language_of_text(self.source),
            "attachments": attachments.select_related("document"),
            "calendar_url": calendar_url,
            "event_data": event_data(self, self.get_url(request) or "/", previous_start(log)),
        }

    def choose_note(self, changed: datetime | None) -> dict | None:
        """Return what happened, with its language; `changed` is when it last did."""
        if self.status == Status.PLANNED:
            return None
        is_told_here = self.is_source or tells_latest_change(
            self.status_note, self.last_published_at, changed
        )
        told_by = self if is_told_here else self.source
        return {"text": told_by.status_note, "language": self.language_of_text(told_by)}

    def language_of_text(self, written: "MeetingPage") -> Language | None:
        """Return the language of a version's text, or None if it is this page's own."""
        if written.locale_id == self.locale_id:
            return None
        return Language.of(written.locale.language_code)


class MeetingAttachment(Orderable):
    """A document of a meeting: its minutes as a file, slides, or something to read beforehand."""

    class Kind(models.TextChoices):
        MINUTES = "minutes", _("minutes")
        OTHER = "other", _("other document")

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(verbose_name=_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    for_members = models.BooleanField(
        verbose_name=_("for members only"),
        default=True,
        help_text=_("The document is moved where only staff and members can open it."),
    )

    panels = ["document", FieldRowPanel(["kind", "for_members"])]

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
