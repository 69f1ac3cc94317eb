"""What is for members only: pages and documents that ask visitors to sign in.

Staff sign in; members open them through their personal link (members/own/). Wagtail's other
kinds of privacy, by password or by group, are for staff alone.
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wagtail.documents.models import Document
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    PageQuerySet,
    PageViewRestriction,
)

from pages.visibility import is_under

if TYPE_CHECKING:
    from pages.models import MeetingAttachment


LOGIN = BaseViewRestriction.LOGIN


def readable_by_members(pages: PageQuerySet) -> PageQuerySet:
    """Keep the live pages that are public or for members."""
    return pages.live().filter(
        ~is_under(PageViewRestriction.objects.exclude(restriction_type=LOGIN))
    )


def for_members(pages: PageQuerySet) -> PageQuerySet:
    """Keep the live pages that members may read and the public may not."""
    return readable_by_members(pages).filter(is_under(PageViewRestriction.objects.all()))


def is_private(document: Document) -> bool:
    return document.collection.get_view_restrictions().exists()


def members_collection() -> Collection:
    """Return the collection that asks to sign in; the first time it is made."""
    own = Collection.objects.filter(view_restrictions__restriction_type=LOGIN).first()
    if own is None:
        own = Collection.get_first_root_node().add_child(name=_("For members"))
        CollectionViewRestriction.objects.create(collection=own, restriction_type=LOGIN)
    return own


def hide_from_public(attachment: "MeetingAttachment") -> None:
    """Put a document for members where the public cannot open it; a draft is enough for that."""
    if attachment.for_members and not is_private(attachment.document):
        move(attachment.document, members_collection())


def show_to_public(attachment: "MeetingAttachment") -> None:
    """Put a document that has been published for all where the public can open it."""
    document = attachment.document
    if not attachment.for_members and document.collection == members_collection():
        elsewhere = type(attachment).objects.filter(document=document, for_members=True)
        if not elsewhere.exists():
            move(document, Collection.get_first_root_node())


def move(document: Document, collection: Collection) -> None:
    document.collection = collection
    document.save(update_fields=["collection"])
