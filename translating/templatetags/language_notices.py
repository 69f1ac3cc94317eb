"""What happens to the language versions, said in Wagtail's own confirmation pages."""

from django import template

from wagtail.models import Page

from translating.notices import NOTICES

register = template.Library()


@register.simple_tag
def language_notice(page: Page, action: str) -> str:
    return NOTICES[action](page)
