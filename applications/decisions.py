"""How the handling of an application moves on. Of two people who decide at once, one is told."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from wagtail.log_actions import log

from applications import letters
from applications.handlers import name_of
from applications.models.application import OPEN, Application, Status
from members.models import ContactPerson, MemberOrganisation

# From a status to those it may change to. An accepted application has made a member: it is final.
MOVES = {
    Status.NEW: {Status.IN_PROGRESS, Status.ACCEPTED, Status.DECLINED, Status.SPAM},
    Status.IN_PROGRESS: {Status.NEW, Status.ACCEPTED, Status.DECLINED, Status.SPAM},
    Status.DECLINED: {Status.IN_PROGRESS},
    Status.SPAM: {Status.NEW},
    Status.ACCEPTED: set(),
}
# Who moves an application here handles it, unless somebody does already.
HANDLED = {Status.IN_PROGRESS, Status.ACCEPTED, Status.DECLINED}


class ChangedMeanwhile(Exception):
    """Somebody else has handled the application since it was shown."""


class NotPossible(Exception):
    """The application cannot change to the wished status from the one it has."""


def change(application: Application, seen_version: int, **changes) -> None:
    """Save changes of handling, if nobody has made any since the version seen.

    Raises ChangedMeanwhile. The row is compared and changed in one statement: no lock is needed.
    """
    unchanged = Application.objects.filter(pk=application.pk, version=seen_version)
    if not unchanged.update(version=F("version") + 1, **changes):
        raise ChangedMeanwhile
    application.refresh_from_db()


@transaction.atomic
def move(application: Application, status: Status, user: User, seen_version: int) -> None:
    """Change the status and note it in the history. Raises ChangedMeanwhile or NotPossible."""
    if status not in MOVES[Status(application.status)]:
        raise NotPossible
    changes = {"status": status, "decided_at": None if status in OPEN else timezone.now()}
    if status not in OPEN:
        changes["fingerprint"] = None  # what is decided does not keep anyone from applying anew
    if status in HANDLED and application.assignee is None:
        changes["assignee"] = user
    was = application.status
    change(application, seen_version, **changes)
    log(application, "applications.move", user=user, data={"from": was, "to": status})
    if was == Status.SPAM:
        letters.confirm(application)


@transaction.atomic
def assign(application: Application, assignee: User | None, user: User, seen_version: int) -> None:
    change(application, seen_version, assignee=assignee)
    name = name_of(assignee) if assignee else ""
    log(application, "applications.assign", user=user, data={"assignee": name})


@transaction.atomic
def decline(
    application: Application,
    user: User,
    seen_version: int,
    message: str,
    *,
    by_letter: bool = True,
) -> None:
    """Decline; the history tells where no letter leaves, as for one who applied twice."""
    move(application, Status.DECLINED, user, seen_version)
    if by_letter and application.email:
        letters.decline(application, message)
    else:
        log(application, "applications.no_letter", user=user)


@transaction.atomic
def accept(
    application: Application,
    user: User,
    seen_version: int,
    organisation: MemberOrganisation,
    contact: ContactPerson,
) -> None:
    """Make a member of the applicant: a new organisation, or a new contact person for an old one.

    A new organisation is not public until somebody publishes it.
    """
    move(application, Status.ACCEPTED, user, seen_version)
    if organisation.pk is None:
        organisation.joined = timezone.localdate()
        organisation.save()
        log(organisation, "wagtail.create", user=user)
    contact.organisation = organisation
    contact.save()
    Application.objects.filter(pk=application.pk).update(member=organisation)
    application.member = organisation
    letters.welcome(application, organisation, contact)
