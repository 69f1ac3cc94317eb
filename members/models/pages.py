"""The public list of members."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from wagtail.images import get_image_model
from wagtail.models import Locale
from wagtail.search import index

from members.models.organisations import MemberOrganisation
from pages.languages import Language
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
        context = super().get_context(request, *args, **kwargs)
        context["members"] = members = list(
            MemberOrganisation.objects.public().prefetch_related(
                "descriptions__locale",
                Prefetch("logo", get_image_model().objects.prefetch_renditions(LOGO_SIZE)),
            )
        )
        for member in members:
            describe(member, self.locale)
        return context


def describe(member: MemberOrganisation, locale: Locale) -> None:
    """Set the member's `description`, and `description_language` where it is not the page's."""
    texts = {each.locale.language_code: each.text for each in member.descriptions.all()}
    code = locale.language_code
    if code not in texts:
        code = Locale.get_default().language_code if texts else code
    member.description = texts.get(code, "")
    is_foreign = code != locale.language_code
    member.description_language = Language.of(code) if is_foreign else None
