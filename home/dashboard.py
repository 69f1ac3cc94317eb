"""What the dashboard tells the coordinator before a reader notices it."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.db.models import Exists, Max, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.admin.ui.components import Component
from wagtail.models import Page, PageQuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.search.index import SearchField

from letters.staff.condition import mail_folder
from letters.staff.permissions import READ
from meetings.facts import Status
from meetings.models import MeetingAttachment, MeetingIndexPage, MeetingPage
from meetings.planner.views import may_plan

YEAR = re.compile(r"(?<![\d.-])20\d\d(?![\d-])")
MINUTES_DUE_FOR = timedelta(days=365)  # nobody writes older ones any more
AN_HOUR = 3600
NAMED = 5  # pages listed under one notice


class Notice(NamedTuple):
    """One thing to see to: a sentence, and (name, address) of where to do it."""

    text: str
    links: list[tuple[str, str]]


class WatchPanel(Component):
    """The notices, or nothing when all is well."""

    order = 50
    template_name = "home/staff/watch.html"

    def __init__(self, request):
        self.user = request.user

    def get_context_data(self, parent_context):
        return {"notices": list(find_notices(self.user))}


def find_notices(user) -> Iterator[Notice]:
    now = timezone.now()
    if user.has_perm(READ) and mail_folder():
        yield Notice(
            _("No mail leaves this site yet, so nobody gets the letters that it writes."),
            [(_("Letters"), reverse("letters:index"))],
        )
    editable = PagePermissionPolicy().instances_user_has_any_permission_for(user, ["change"])
    if may_plan(user) and not source_meetings().filter(end__gt=now).exists():
        link = (_("Plan meetings"), reverse("plan_meetings"))
        yield Notice(_("There is no meeting to come on the site."), [link])
    if lacking := list(meetings_without_minutes(now).filter(pk__in=editable)):
        text = ngettext(
            "%d meeting that was held has no minutes.",
            "%d meetings that were held have no minutes.",
            len(lacking),
        )
        yield Notice(text % len(lacking), [edit_link(page) for page in lacking[:NAMED]])
    old = pages_naming_old_years(now)
    if pages := list(editable.filter(pk__in=old)):
        text = ngettext(
            "%d page speaks of a year that is over.",
            "%d pages speak of years that are over.",
            len(pages),
        )
        links = [
            (f"{page.get_admin_display_title()} ({', '.join(old[page.pk])})", edit_address(page.pk))
            for page in pages[:NAMED]
        ]
        yield Notice(text % len(pages), links)


def source_meetings() -> PageQuerySet:
    meetings = MeetingPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    return meetings.exclude(status=Status.CANCELLED)


def meetings_without_minutes(now: datetime) -> PageQuerySet:
    kind = MeetingAttachment.Kind.MINUTES
    attached = MeetingAttachment.objects.filter(page=OuterRef("pk"), kind=kind)
    held = source_meetings().past(now).filter(end__gt=now - MINUTES_DUE_FOR, minutes="")
    return held.filter(~Exists(attached))


def edit_link(meeting: MeetingPage) -> tuple[str, str]:
    day = date_format(timezone.localtime(meeting.start), "SHORT_DATE_FORMAT")
    return f"{meeting.title} {day}", edit_address(meeting.pk)


def edit_address(key: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[key])


def pages_naming_old_years(now: datetime) -> dict[int, list[str]]:
    """Return, by page id, the years named in texts that were still to come or going on when the
    page was last published, and are over now. History that was written as history is not meant."""
    first_day = timezone.localtime(now).replace(month=1, day=1, hour=0, minute=0, second=0)
    pages = Page.objects.live().filter(last_published_at__lt=first_day)
    pages = pages.not_type(MeetingPage, MeetingIndexPage)
    latest = Page.objects.aggregate(latest=Max("last_published_at"))["latest"]
    key = f"old-years:{first_day.year}:{latest and latest.timestamp()}"
    found = cache.get(key)
    if found is None:
        found = {page.pk: years for page in pages.specific() if (years := old_years(page, now))}
        cache.set(key, found, AN_HOUR)
    return found


def old_years(page: Page, now: datetime) -> list[str]:
    written, this = (timezone.localtime(m).year for m in (page.last_published_at, now))
    named = {int(year) for year in YEAR.findall(text_of(page))}
    return [str(year) for year in sorted(named) if written <= year < this]


def text_of(page: Page) -> str:
    """Return all words that readers can search for on a page."""
    texts = []
    for field in type(page).get_search_fields():
        if isinstance(field, SearchField):
            value = field.get_value(page)
            texts += value if isinstance(value, list) else [str(value or "")]
    return " ".join(texts)
