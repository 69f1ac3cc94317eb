"""Planning a year: from rows of dates to a list of what would be created, and then to pages."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from wagtail.coreutils import find_available_slug
from wagtail.models import Locale

import holidays

from meetings.clock import check_year, in_finnish_time
from meetings.facts import Attendance
from meetings.listing import title_on
from meetings.models import MeetingIndexPage, MeetingPage
from meetings.models.meeting import JOIN_URL

MOST_ROWS = 50  # meetings planned at once
EMPTY_ROWS = 6  # offered at first, and added by the button


class PlanForm(forms.Form):
    """What the planned meetings have in common."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy(
            "It may hold {pvm}, {kuukausi} and {vuosi}, which become the date, the month and "
            "the year of each meeting."
        ),
    )
    start = forms.TimeField(
        label=gettext_lazy("Starts at"),
        initial=time(13),
        input_formats=["%H.%M", "%H:%M", "%H"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
        error_messages={"invalid": gettext_lazy("Write the time like this: 13.00.")},
    )
    end = forms.TimeField(
        label=gettext_lazy("Ends at"),
        initial=time(15),
        input_formats=["%H.%M", "%H:%M", "%H"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
        error_messages={"invalid": gettext_lazy("Write the time like this: 15.00.")},
    )
    attendance = forms.ChoiceField(
        label=gettext_lazy("How to take part"),
        choices=Attendance.choices,
        initial=Attendance.ONLINE,
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=200,
        required=False,
        initial="Teams",
        help_text=gettext_lazy("Address of the venue, or the online service."),
    )
    join_url = forms.CharField(
        label=gettext_lazy("Link to join"),
        max_length=1000,
        required=False,
        validators=[JOIN_URL],
        help_text=gettext_lazy(
            "Only members see it. Leave it empty if each meeting has a link of its own."
        ),
    )

    def clean(self):
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end <= start:
            self.add_error("end", _("The meeting must end after it starts."))


class DayForm(forms.Form):
    """One row: the day of one meeting."""

    day = forms.DateField(
        label=gettext_lazy("Date"),
        required=False,
        input_formats=["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"],
        # A calendar to pick from would put today in the place of what it cannot read.
        widget=forms.DateInput(
            format="%d.%m.%Y", attrs={"inputmode": "decimal", "placeholder": "31.1.2027"}
        ),
        error_messages={"invalid": gettext_lazy("Write the date like this: 31.1.2027.")},
    )

    def clean_day(self) -> date | None:
        day = self.cleaned_data["day"]
        if day:
            check_year(day)
        return day


class BaseDayFormSet(forms.BaseFormSet):
    default_error_messages = {
        "too_many_forms": gettext_lazy("Plan at most %d meetings at a time.") % MOST_ROWS
    }

    def clean(self):
        seen = set()
        for form in self.forms:
            day = getattr(form, "cleaned_data", {}).get("day")
            if day and day in seen:
                form.add_error("day", _("This date is here twice."))
            seen.add(day)
        if not seen - {None} and not any(self.errors):
            raise ValidationError(_("Enter the date of at least one meeting."))


DayFormSet = forms.formset_factory(
    DayForm,
    formset=BaseDayFormSet,
    extra=EMPTY_ROWS,
    max_num=MOST_ROWS,
    absolute_max=1000,
    validate_max=True,
)


@dataclass
class PlannedMeeting:
    """A meeting as it would be created, and what the coordinator should know first.

    With `exists` the very same meeting is there already, and is left as it is.
    """

    title: str
    start: datetime
    end: datetime
    warnings: list[str] = field(default_factory=list)
    exists: bool = False


def build_plan(form: PlanForm, rows: forms.BaseFormSet) -> "Plan | None":
    """Return what the screen's two forms describe, or None with errors at their fields."""
    if not all([form.is_valid(), rows.is_valid()]):
        return None
    meetings = []
    for row in rows:
        if day := row.cleaned_data.get("day"):
            try:
                meetings.append(meeting_on(day, form.cleaned_data))
            except ValidationError as error:
                row.add_error("day", error)
    if any(row.errors for row in rows):
        return None
    return Plan(form.cleaned_data, sorted(meetings, key=lambda meeting: meeting.start))


def meeting_on(day: date, facts: dict) -> PlannedMeeting:
    """Raises ValidationError where daylight saving skips or repeats the time on that day."""
    start, end = (in_finnish_time(datetime.combine(day, facts[name])) for name in ("start", "end"))
    title = title_on(facts["title"], start, settings.LANGUAGE_CODE)
    return PlannedMeeting(title, start, end)


class Plan:
    """A valid plan: its meetings in order of time, and their creation."""

    def __init__(self, facts: dict, meetings: list[PlannedMeeting]):
        self.facts = facts
        self.meetings = meetings
        self.add_warnings()

    @property
    def attendance_label(self) -> str:
        return Attendance(self.facts["attendance"]).label

    @property
    def new(self) -> list[PlannedMeeting]:
        return [meeting for meeting in self.meetings if not meeting.exists]

    def add_warnings(self) -> None:
        years = {meeting.start.year for meeting in self.meetings}
        free_days = holidays.country_holidays("FI", years=years, language=holiday_language())
        first, last = self.meetings[0].start, self.meetings[-1].end
        others = MeetingPage.objects.filter(
            locale__language_code=settings.LANGUAGE_CODE, start__lt=last, end__gt=first
        )
        others = list(others.values_list("title", "start", "end"))
        for meeting in self.meetings:
            self.warn(meeting, free_days.get(meeting.start.date()), others)

    def warn(self, meeting: PlannedMeeting, holiday: str | None, others: list[tuple]) -> None:
        meeting.warnings = []
        meeting.exists = any(other[:2] == (meeting.title, meeting.start) for other in others)
        if meeting.exists:
            return
        if meeting.end <= timezone.now():
            meeting.warnings.append(_("The date is past."))
        if holiday:
            meeting.warnings.append(_("Public holiday: %(name)s.") % {"name": holiday})
        elif meeting.start.weekday() >= 5:
            meeting.warnings.append(
                _("Weekend: %(day)s.") % {"day": date_format(meeting.start, "l")}
            )
        for title, start, end in others:
            if start < meeting.end and end > meeting.start:
                meeting.warnings.append(_("At the same time: %(title)s.") % {"title": title})

    @transaction.atomic
    def create(self, index: MeetingIndexPage, user, publish: bool) -> list[MeetingPage]:
        """Create the new meetings, all or none, as drafts or published.

        Sent twice, the second time finds the meetings there and creates nothing.
        """
        index = MeetingIndexPage.objects.select_for_update(of=("self",)).get(pk=index.pk)
        self.add_warnings()
        return [self.create_one(index, meeting, user, publish) for meeting in self.new]

    def create_one(self, index, meeting: PlannedMeeting, user, publish: bool) -> MeetingPage:
        shared = {name: self.facts[name] for name in ("attendance", "place", "join_url")}
        page = MeetingPage(
            title=meeting.title,
            slug=find_available_slug(index, f"{meeting.start:%Y-%m-%d}"),
            start=meeting.start,
            end=meeting.end,
            locale=Locale.get_default(),
            live=False,
            owner=user,
            **shared,
        )
        index.add_child(instance=page)
        revision = page.save_revision(user=user, log_action=True)
        if publish:
            revision.publish(user=user)
        return page


def holiday_language() -> str:
    """Return the language to name holidays in: that of the admin, if they have names in it."""
    known = {"fi": "fi", "sv": "sv_FI", "en": "en_US"}
    return known.get((get_language() or "")[:2], "fi")
