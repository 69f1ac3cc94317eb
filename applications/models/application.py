"""An application: what somebody sent by a form, and how far its handling has come."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from members.identity import domain_of, name_key

REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that looks like another


def new_reference() -> str:
    """Return a number to speak of an application by, as K7TM-2Q9P. It tells nothing else."""
    letters = [secrets.choice(REFERENCE_LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


class Status(models.TextChoices):
    NEW = "new", _("New")
    IN_PROGRESS = "in_progress", _("In progress")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    SPAM = "spam", _("Suspected spam")


class Suspicion(models.TextChoices):
    """Why an application is taken for the work of a robot."""

    TRAP = "trap", _("A field that people do not see was filled in.")
    TOO_QUICK = "too_quick", _("The form was sent quicker than a person can fill it in.")


OPEN = {Status.NEW, Status.IN_PROGRESS}


class Application(models.Model):
    """It stands on its own: the page, its questions and its language may go, the application stays.

    `answers` is a list with one entry for each question, in the order asked: `key`, `type`,
    `meaning`, `label` and `shown` in the applicant's language, `source_label` and `source_shown`
    in Finnish, and `value` as sent. What the questions mean is repeated in columns, for the inbox.
    `version` grows with every change of handling: who decides on an older one is told.
    """

    reference = models.CharField(_("reference"), max_length=9, unique=True, default=new_reference)
    submission = models.UUIDField(unique=True, editable=False)
    fingerprint = models.CharField(max_length=32, unique=True, null=True, editable=False)  # noqa: DJ001
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    language = models.CharField(_("language"), max_length=20)
    form_key = models.UUIDField(editable=False)
    form_title = models.CharField(_("form"), max_length=255)
    answers = models.JSONField(_("answers"), default=list)

    organisation = models.CharField(_("organisation"), max_length=255, blank=True)
    contact_name = models.CharField(_("contact person"), max_length=255, blank=True)
    email = models.CharField(_("email"), max_length=254, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    website = models.CharField(_("website"), max_length=255, blank=True)
    municipality = models.CharField(_("municipality"), max_length=255, blank=True)
    organisation_key = models.CharField(max_length=200, editable=False)
    domain = models.CharField(max_length=200, editable=False)

    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NEW)
    suspicion = models.CharField(_("why suspected"), max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    member = models.ForeignKey(
        "members.MemberOrganisation",
        verbose_name=_("member organisation"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="applications",
    )

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at", "-pk"]
        permissions = [("export_application", _("Can export applications"))]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="application_newest"),
            models.Index(fields=["status", "-created_at", "-id"], name="application_tab"),
            models.Index(fields=["language", "-created_at", "-id"], name="application_language"),
            models.Index(fields=["status", "decided_at"], name="application_erasing"),
            models.Index(fields=["organisation_key"], name="application_organisation"),
            models.Index(fields=["email"], name="application_email"),
            models.Index(fields=["domain"], name="application_domain"),
        ]

    def __str__(self):
        # Ends up in logs and titles, so it names nobody.
        return self.reference

    def save(self, *args, **kwargs):
        self.organisation_key = name_key(self.organisation)
        self.domain = domain_of(self.website) or domain_of(self.email)
        super().save(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def title(self) -> str:
        return self.organisation or self.contact_name or self.email or self.reference

    @property
    def language_name(self) -> str:
        """The language's own name; its code where the site no longer has it."""
        return dict(settings.LANGUAGES).get(self.language, self.language)

    @cached_property
    def given_answers(self) -> list[dict]:
        return [answer for answer in self.answers if answer["shown"]]

    @property
    def consents(self) -> list[str]:
        """The exact words that were consented to."""
        return [a["label"] for a in self.answers if a["type"] == "consent" and a["value"]]


class SearchTerm(models.Model):
    """A word that an application is found by. An index on few words beats a scan of all text."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="search_terms", db_index=False
    )
    term = models.CharField(max_length=100, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["application", "term"], name="searchterm_application")]

    def __str__(self):
        return self.term


class Note(models.Model):
    """What the coordinators tell each other about an application; the applicant never sees it."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(_("note"), max_length=5000)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"{self.application} {self.created_at:%Y-%m-%d}"
