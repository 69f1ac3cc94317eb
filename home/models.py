"""The front door in each language, and the texts of that language's header and footer."""

from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from meetings.models import MeetingIndexPage
from meetings.models.index import next_meeting
from members.models import MemberOrganisation, MembersPage
from pages.blocks.links import HighlightBlock
from pages.languages import Language, language_of, list_versions
from pages.models import BasePage
from pages.models.base import BodyMixin
from pages.models.contact import ContactMixin


class Highlight(NamedTuple):
    """A highlight as shown; `language` is that of the title where it is not the reader's."""

    url: str
    title: str
    text: str
    language: Language | None


class HomePage(ContactMixin, BodyMixin, BasePage):
    """The front page. Its title is the network's name in the page's language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.ContentPage",
        "pages.PrinciplesPage",
        "meetings.MeetingIndexPage",
        "members.MembersPage",
        "forms.FormPage",
        "forms.PrivacyPage",
    ]
    page_description = _("The front page of one language.")

    highlights = StreamField(
        [("highlight", HighlightBlock())],
        verbose_name=_("highlights"),
        blank=True,
        help_text=_("The main pages, in the order a newcomer would read them."),
    )
    founded_year = models.PositiveSmallIntegerField(_("founded in"), default=2019)
    founder_count = models.PositiveSmallIntegerField(_("number of founders"), default=4)
    member_count = models.PositiveSmallIntegerField(
        _("number of members"),
        default=23,
        help_text=_("As counted on the day beside. Members published since come on top."),
    )
    member_count_on = models.DateField(_("counted on"), default=timezone.localdate)

    join_title = models.CharField(_("heading"), max_length=120, blank=True)
    join_text = models.TextField(_("text"), max_length=400, blank=True)
    join_page = models.ForeignKey(
        Page,
        verbose_name=_("page of the form"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *BasePage.content_panels,
        "highlights",
        MultiFieldPanel(
            [
                FieldRowPanel(["founded_year", "founder_count"]),
                FieldRowPanel(["member_count", "member_count_on"]),
            ],
            heading=_("The network in numbers"),
        ),
        MultiFieldPanel(
            ["join_title", "join_text", "join_page"],
            heading=_("Call to join"),
            help_text=_("Shown at the end of the front page."),
        ),
        "body",
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(ContactMixin.contact_panels, heading=_("Contact and footer")),
            ObjectList(Page.promote_panels, heading=_("Promote")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("highlights"),
        index.SearchField("body"),
        index.SearchField("join_title"),
        index.SearchField("join_text"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        links = context["links"]
        next_one = next_meeting(language_of(request, self))
        lists = list_versions(
            request, Page.objects.type(MeetingIndexPage, MembersPage), context["language"].code
        )
        urls = {version.page.specific_class: version.url for version in reversed(lists)}
        join_page = links.get(self.join_page_id)
        members = MemberOrganisation.objects.number(self.member_count, self.member_count_on)
        context.update(
            member_count=members,
            highlights=[
                Highlight(target.url, target.title, block.value["text"], target.language)
                for block in self.highlights
                if (page := block.value["page"]) and (target := links.get(page.pk))
            ],
            next_meeting=next_one,
            meetings_url=urls.get(MeetingIndexPage, ""),
            members_url=MemberOrganisation.objects.public().exists() and urls.get(MembersPage),
            join_url=join_page and join_page.url,
        )
        return context
