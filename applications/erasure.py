"""Forgetting: applications whose time is up, and everything about a person who asks for it."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from wagtail.log_actions import log

from applications.models.application import Application
from applications.models.retention import ErasedCount, RetentionSettings
from letters.models import Letter


@transaction.atomic
def erase(application: Application, user: User | None = None) -> None:
    """Erase an application with its notes and letters; the number of its month grows by one.

    Its history remains, which names the application by its number and nobody but staff.
    """
    Letter.objects.about(application).erase_personal_data()
    month, _created = ErasedCount.objects.get_or_create(
        month=timezone.localdate(application.created_at).replace(day=1),
        language=application.language,
        outcome=application.status,
    )
    ErasedCount.objects.filter(pk=month.pk).update(number=F("number") + 1)
    log(application, "applications.erase", user=user, deleted=True)
    application.delete()


def due_for_erasure() -> QuerySet[Application]:
    return RetentionSettings.load().due(timezone.now())


def erase_due() -> Iterator[Application]:
    """Erase what is due, one after another, and yield each. What is done stays done."""
    for number in list(due_for_erasure().values_list("pk", flat=True)):
        # Somebody may have reopened it since: look again.
        if application := due_for_erasure().filter(pk=number).first():
            erase(application)
            yield application
