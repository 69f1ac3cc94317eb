"""The public list of members."""

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from wagtail.images import get_image_model
from wagtail.search import index

from members.models.organisations import MemberDescription, MemberOrganisation
from pages.languages import Language, language_of
from pages.models.base import BasePage, BodyMixin

LOGO_SIZE = "max-320x120"


class MembersPage(BodyMixin, BasePage):
    """Lists the public members with what is said of them in the page's language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    page_description = _("Lists the public member organisations.")

    content_panels = [*BasePage.content_panels, "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("member list")
        verbose_name_plural = _("member lists")

    def get_context(self, request, *args, **kwargs):
        logos = Prefetch("logo", get_image_model().objects.prefetch_renditions(LOGO_SIZE))
        members = self.list_members(language_of(request, self), logos)
        return super().get_context(request, *args, **kwargs) | {"members": members}

    def list_members(self, language: str, *prefetches: Prefetch) -> list[MemberOrganisation]:
        """Return the public members, each with its description (see `describe`)."""
        descriptions = Prefetch("descriptions", MemberDescription.objects.select_related("locale"))
        public = MemberOrganisation.objects.public()
        members = list(public.prefetch_related(descriptions, *prefetches))
        for member in members:
            describe(member, language)
        return members

    def search_texts(self) -> list[str]:
        """Add the members: their names, where they are and what is said of them."""
        members = [
            ". ".join(filter(None, (member.name, member.municipality, member.description)))
            for member in self.list_members(self.locale.language_code)
        ]
        return [*super().search_texts(), *members]


def index_members(**kwargs) -> None:
    """Let search follow a change of the members."""
    for page in MembersPage.objects.live():
        index.insert_or_update_object(page)


def describe(member: MemberOrganisation, language: str) -> None:
    """Set the member's `description`, and `description_language` where it is not the page's."""
    texts = {each.locale.language_code: each.text for each in member.descriptions.all()}
    code = language if language in texts else settings.LANGUAGE_CODE
    member.description = texts.get(code, "")
    member.description_language = Language.foreign(code, language)
