"""What members are written by the clock."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.links import send_link
from members.models import ContactPerson, LinkRequest
from members.reminders import remind
from operations.jobs import job

ONE_LINK_IN = timedelta(minutes=10)


@job(every=timedelta(minutes=10), name="meeting-reminders", title=_("Remind of meetings"))
def remind_of_meetings():
    remind()


@job(every=timedelta(minutes=1), name="personal-links", title=_("Send the links asked for"))
def answer_link_requests():
    """Send each address on file one link, however often it was asked for."""
    with transaction.atomic():
        requests = list(LinkRequest.objects.select_for_update(skip_locked=True))
        recently = timezone.now() - ONE_LINK_IN
        for email in {request.email.casefold() for request in requests}:
            people = ContactPerson.objects.filter(
                email__iexact=email, is_active=True, organisation__is_active=True
            )
            for person in people.exclude(links__made_at__gt=recently):
                send_link(person)
        LinkRequest.objects.filter(pk__in=[request.pk for request in requests]).delete()
