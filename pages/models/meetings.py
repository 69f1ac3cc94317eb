"""The network's meetings. What counts as upcoming is decided here and nowhere else."""

from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from pages.blocks.text import TEXT_FEATURES
from pages.models.base import BasePage
from pages.visibility import visible


class MeetingQuerySet(PageQuerySet):
    """Meetings by the clock. A meeting lasts from its start up to, not including, its end;
    until then it is upcoming, also while it is going on."""

    def upcoming(self, now: datetime | None = None):
        return self.filter(end__gt=now or timezone.now()).order_by("start", "pk")

    def past(self, now: datetime | None = None):
        return self.filter(end__lte=now or timezone.now()).order_by("-start", "-pk")


class Year(NamedTuple):
    """A year with past meetings, as a link of the index page."""

    year: int
    url: str
    count: int
    is_current: bool


class MeetingIndexPage(BasePage):
    """Upcoming meetings, and the past ones year by year."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["pages.MeetingPage"]
    max_count_per_parent = 1
    page_description = _("Lists the meetings below it: upcoming first, past ones by year.")

    class Meta:
        verbose_name = _("meeting list")
        verbose_name_plural = _("meeting lists")

    @property
    def meetings(self) -> MeetingQuerySet:
        return visible(MeetingPage.objects.child_of(self))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        upcoming = list(self.meetings.upcoming(now))
        years = self.past_years(request, now)
        chosen = next((year.year for year in years if year.is_current), None)
        context.update(
            upcoming=upcoming,
            next_meeting=upcoming[0] if upcoming else None,
            past_years=years,
            past=self.meetings.past(now).filter(start__year=chosen) if chosen else [],
        )
        return context

    def past_years(self, request: HttpRequest, now: datetime) -> list[Year]:
        """Return the years with past meetings, newest first.

        The year asked for by `?year=` is the current one, or the newest if there is no such year.
        """
        counts = (
            self.meetings.past(now)
            .annotate(year=ExtractYear("start"))
            .order_by("-year")
            .values_list("year")
            .annotate(Count("pk"))
        )
        counts = list(counts)
        asked = request.GET.get("year", "")
        chosen = next((year for year, _count in counts if str(year) == asked), None)
        if chosen is None and counts:
            chosen = counts[0][0]
        url = self.get_url(request)
        return [Year(year, f"{url}?year={year}", n, year == chosen) for year, n in counts]


class MeetingPage(BasePage):
    """One meeting. Times are kept in UTC and shown and entered in Finnish time."""

    class Attendance(models.TextChoices):
        """How one takes part; the values follow schema.org's EventAttendanceModeEnumeration."""

        ONLINE = "online", _("online")
        OFFLINE = "offline", _("on site")
        MIXED = "mixed", _("online and on site")

    parent_page_types = ["pages.MeetingIndexPage"]
    subpage_types = []
    page_description = _("One meeting with its time, place and agenda.")

    start = models.DateTimeField(
        verbose_name=_("starts"), help_text=_("Finnish time, for example 31.1.2027 13.00.")
    )
    end = models.DateTimeField(
        verbose_name=_("ends"),
        help_text=_("The meeting stays among the upcoming ones until this moment."),
    )
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
    agenda = RichTextField(verbose_name=_("agenda"), blank=True, features=["h3", *TEXT_FEATURES])

    objects = PageManager.from_queryset(MeetingQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldRowPanel(["start", "end"]), FieldRowPanel(["attendance", "place"])],
            heading=_("Time and place"),
        ),
        "agenda",
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("agenda"),
        index.FilterField("start"),
        index.FilterField("end"),
    ]

    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
        SynchronizedField("attendance", overridable=False),
        SynchronizedField("place"),
    ]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def clean(self):
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("The meeting must end after it starts.")})

    def get_admin_display_title(self) -> str:
        """Tell meetings of the same name apart in the editor's lists."""
        title = super().get_admin_display_title()
        if self.start is None:
            return title
        return f"{title} {date_format(timezone.localtime(self.start), 'SHORT_DATE_FORMAT')}"

    @property
    def is_online(self) -> bool:
        return self.attendance != self.Attendance.OFFLINE

    @property
    def is_past(self) -> bool:
        return self.end <= timezone.now()

    @property
    def is_ongoing(self) -> bool:
        return self.start <= timezone.now() < self.end

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["meetings_url"] = context["nav"].breadcrumbs[-1].url
        return context
