"""The list of meetings: the next one first, past ones a year at a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.models.base import BasePage


class MeetingIndexPage(BasePage):
    """Upcoming meetings, and the past ones year by year: those of every language, in this one."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["meetings.MeetingPage"]
    max_count_per_parent = 1
    page_description = _("Lists the meetings below it: upcoming first, past ones by year.")

    meeting_title = models.CharField(
        verbose_name=_("usual title of a meeting"),
        max_length=200,
        blank=True,
        help_text=_(
            "Planned meetings get this title. It may hold {pvm}, {kuukausi} and {vuosi}, which "
            "become the date, the month and the year. Translated once, it names all of them."
        ),
    )

    content_panels = [*BasePage.content_panels, "meeting_title"]

    class Meta:
        verbose_name = _("meeting list")
        verbose_name_plural = _("meeting lists")

    def get_context(self, request, *args, **kwargs):
        from meetings.display import list_for_visitors

        context = super().get_context(request, *args, **kwargs)
        return context | list_for_visitors(self, request)
