"""What is for members only: pages that ask visitors to sign in.

Staff sign in; members open them through their personal link (members/own/). Wagtail's other
kinds of privacy, by password or by group, are for staff alone.
"""

from wagtail.models import BaseViewRestriction, PageQuerySet, PageViewRestriction

from pages.visibility import is_under

LOGIN = BaseViewRestriction.LOGIN


def readable_by_members(pages: PageQuerySet) -> PageQuerySet:
    """Keep the live pages that are public or for members."""
    return pages.live().filter(
        ~is_under(PageViewRestriction.objects.exclude(restriction_type=LOGIN))
    )


def for_members(pages: PageQuerySet) -> PageQuerySet:
    """Keep the live pages that members may read and the public may not."""
    return readable_by_members(pages).filter(is_under(PageViewRestriction.objects.all()))
