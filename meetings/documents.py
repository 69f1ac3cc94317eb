"""The documents of meetings that are for members only, put where visitors cannot open them."""

from django.utils.translation import gettext as _

from wagtail.documents.models import Document
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

LOGIN = BaseViewRestriction.LOGIN


def is_private(document: Document) -> bool:
    return document.collection.get_view_restrictions().exists()


def members_collection() -> Collection:
    """Return the collection that asks to sign in; the first time it is made."""
    own = Collection.objects.filter(view_restrictions__restriction_type=LOGIN).first()
    if own is None:
        own = Collection.get_first_root_node().add_child(name=_("For members"))
        CollectionViewRestriction.objects.create(collection=own, restriction_type=LOGIN)
    return own


def hide_from_public(attachment) -> None:
    """Put a document for members where the public cannot open it; a draft is enough for that."""
    if attachment.for_members and not is_private(attachment.document):
        move(attachment.document, members_collection())


def show_to_public(attachment) -> None:
    """Put a document that has been published for all where the public can open it."""
    document = attachment.document
    if not attachment.for_members and document.collection == members_collection():
        elsewhere = type(attachment).objects.filter(document=document, for_members=True)
        if not elsewhere.exists():
            move(document, Collection.get_first_root_node())


def move(document: Document, collection: Collection) -> None:
    document.collection = collection
    document.save(update_fields=["collection"])
