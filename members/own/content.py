"""What members may read beyond the public site."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from wagtail.models import Page, PageQuerySet, Site, get_page_models

from meetings.listing import ListedMeeting
from meetings.models import MeetingAttachment, MeetingPage
from meetings.models.index import meetings_in
from pages.languages import Language
from pages.members_only import for_members, readable_by_members


def members_meetings(language: str) -> list[ListedMeeting]:
    """Return all meetings that members may know of, with the links to join."""
    return meetings_in(language, readable_by_members(MeetingPage.objects.all()))


def with_minutes() -> set[str]:
    """Return the UIDs of the meetings whose minutes are there to read."""
    kind = MeetingAttachment.Kind.MINUTES
    pages = readable_by_members(MeetingPage.objects.all())
    pages = pages.filter(~Q(minutes="") | Q(attachments__kind=kind))
    return {str(uid) for uid in pages.values_list("translation_key", flat=True)}


def find_meeting(uid) -> MeetingPage | None:
    """Return the page of a meeting in the active language, else in the source language."""
    pages = readable_by_members(MeetingPage.objects.filter(translation_key=uid))
    by_language = {page.locale.language_code: page for page in pages.select_related("locale")}
    return by_language.get(get_language()) or by_language.get(settings.LANGUAGE_CODE)


def find_attachment(key: int) -> MeetingAttachment | None:
    readable = readable_by_members(MeetingPage.objects.all())
    attachments = MeetingAttachment.objects.filter(pk=key, page__in=readable)
    return attachments.select_related("document").first()


@dataclass(frozen=True)
class MembersText:
    """A page for members, as listed on the own page; `language` where it is not the reader's."""

    title: str
    intro: str
    url: str
    language: Language | None


def members_pages(pages: PageQuerySet) -> PageQuerySet:
    """Keep what the personal link opens: pages for members only that are there to be read.

    What a page type does not open that way stays behind the sign-in.
    """
    closed = [
        model for model in get_page_models() if not getattr(model, "opens_by_personal_link", False)
    ]
    return for_members(pages).not_exact_type(*closed)


def members_texts(token: str) -> list[MembersText]:
    """Return the pages for members only, each in the active language or else the source's."""
    reader, source = get_language(), settings.LANGUAGE_CODE
    pages = members_pages(Page.objects.filter(locale__language_code__in={reader, source}))
    pages = pages.not_type(MeetingPage).select_related("locale").order_by("path").specific()
    chosen = {}
    for page in pages:
        if page.translation_key not in chosen or page.locale.language_code == reader:
            chosen[page.translation_key] = page
    homes = [root.root_path for root in Site.get_site_root_paths()]
    return [list_text(page, token, homes, reader) for page in chosen.values()]


def list_text(page: Page, token: str, homes: list[str], reader: str) -> MembersText:
    home = next((path for path in homes if page.url_path.startswith(path)), "/")
    place = page.url_path.removeprefix(home)
    return MembersText(
        title=page.title,
        intro=getattr(page, "intro", ""),
        url=reverse("own_text", args=[token, place]),
        language=Language.foreign(page.locale.language_code, reader),
    )
