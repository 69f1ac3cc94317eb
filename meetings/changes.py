"""Noting what the publication of a meeting changed, and what follows from it."""

from django.db import transaction
from django.dispatch import Signal

from meetings.documents import show_to_public
from meetings.models import MeetingChange, MeetingPage

# Sent with `change`, a MeetingChange after the first one, inside the publishing transaction.
meeting_changed = Signal()


@transaction.atomic
def follow_publication(sender, instance, **kwargs) -> None:
    """Log what the publication of a source meeting changed, and pass its facts on.

    `MeetingPage.publish` makes it a part of the publishing transaction.
    """
    if not isinstance(instance, MeetingPage) or not instance.is_source:
        return
    # Two publications at once take their turns.
    meeting = MeetingPage.objects.select_for_update(of=("self",)).get(pk=instance.pk)
    change = log_change(meeting)
    for translation in MeetingPage.objects.translation_of(meeting):
        translation.save(clean=False)  # takes the facts of its source
    for attachment in meeting.attachments.select_related("document__collection"):
        show_to_public(attachment)
    if change and change.sequence:
        meeting_changed.send(MeetingPage, change=change)


def log_change(meeting: MeetingPage) -> MeetingChange | None:
    """Add the meeting's published facts to its log, unless they are there as the latest."""
    facts = {name: getattr(meeting, name) for name in MeetingChange.FACTS}
    latest = meeting.changes.order_by("sequence").last()
    if latest and all(getattr(latest, name) == value for name, value in facts.items()):
        return None
    return meeting.changes.create(sequence=latest.sequence + 1 if latest else 0, **facts)
