"""From a valid form to one application, however many times it is sent."""

import json
from hashlib import blake2b
from uuid import UUID, uuid5

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from wagtail.log_actions import log

from applications import letters
from applications.models.application import Application, SearchTerm, Status, new_reference
from applications.search import search_terms

ATTEMPTS = 5


def fingerprint_of(form_key: UUID, answers: list[dict]) -> str:
    """Return what is equal for equal answers to the same form."""
    content = [form_key.hex, [[answer["key"], answer["value"]] for answer in answers]]
    key = settings.SECRET_KEY.encode()[:64]
    return blake2b(json.dumps(content).encode(), digest_size=16, key=key).hexdigest()


def find_earlier(draft: Application) -> Application | None:
    """Return the application that has these answers already, or was made from the same form."""
    same = Q(fingerprint=draft.fingerprint)
    found = Application.objects.filter(same | Q(submission=draft.submission))
    return max(found, key=lambda each: each.fingerprint == draft.fingerprint, default=None)


def find_same(draft: Application) -> Application | None:
    return Application.objects.filter(fingerprint=draft.fingerprint).first()


def receive(
    draft: Application, notify: list[str], *, may_be_new: bool = True
) -> Application | None:
    """Store an application and queue its letters, in one transaction; None if it says anything
    new and may not.

    Sent a second time, from whatever tab, it is the first one that is returned. Sent again with
    other answers, by going back to the form, it is corrected as long as nobody has taken it up;
    later it is an application of its own.
    """
    draft.fingerprint = fingerprint_of(draft.form_key, draft.answers)
    if draft.suspicion and (same := find_same(draft)):
        return same  # a person who went back and sent it again at once
    for _attempt in range(ATTEMPTS):
        if may_be_new and store(draft, notify):
            return draft
        earlier = find_earlier(draft)
        if earlier is None and may_be_new:
            draft.reference = new_reference()  # the other one was taken
            continue
        if earlier is None or earlier.answers == draft.answers:
            return earlier
        if not may_be_new:
            return None
        if not draft.suspicion and (corrected := correct(earlier, draft)):
            return corrected
        draft.submission = uuid5(draft.submission, draft.fingerprint)
    raise IntegrityError("An application could not be stored.")


def store(draft: Application, notify: list[str]) -> bool:
    """Store a new application; False if it is there already, perhaps since this very moment."""
    fingerprint = draft.fingerprint
    if draft.status == Status.SPAM:
        draft.fingerprint = None  # or a robot's copy would swallow the real thing
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
            index_terms(draft)
            if draft.is_open:
                letters.confirm(draft)
                letters.tell_coordinators(draft, notify)
    except IntegrityError:
        draft.pk, draft.fingerprint = None, fingerprint
        return False
    return True


def correct(earlier: Application, draft: Application) -> Application | None:
    """Put the corrected answers in the place of the first ones, unless somebody works on those."""
    with transaction.atomic():
        untouched = Application.objects.select_for_update().filter(
            pk=earlier.pk, status=Status.NEW, assignee=None
        )
        if not (application := untouched.first()):
            return None
        application.answers = draft.answers
        application.fingerprint = draft.fingerprint
        application.version = F("version") + 1
        fill_columns(application)
        application.save()
        application.refresh_from_db(fields=["version"])
        application.search_terms.all().delete()
        index_terms(application)
        log(application, "applications.correct")
        letters.confirm(application)
    return application


def fill_columns(application: Application) -> None:
    """Repeat the answers whose meaning is known in the columns that the inbox works with."""
    known = {each["meaning"]: each["source_shown"] for each in application.answers}
    for name in ("organisation", "contact_name", "email", "phone", "website", "municipality"):
        setattr(application, name, known.get(name, ""))


def index_terms(application: Application) -> None:
    SearchTerm.objects.bulk_create(
        SearchTerm(application=application, term=term) for term in search_terms(application)
    )
