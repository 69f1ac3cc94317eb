"""Personal links, and what a contact person wishes to be written about."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PersonalLinkQuerySet(models.QuerySet):
    def in_use(self) -> "PersonalLinkQuerySet":
        """Keep the links of people who still represent a member."""
        return self.filter(contact__is_active=True, contact__organisation__is_active=True)


class PersonalLink(models.Model):
    """A link that opens one contact person's own page. The secret in it is known to her alone.

    She may have several: asking for a new one, which anybody can do who knows her address, must
    not break the one in her calendar.
    """

    contact = models.ForeignKey(
        "members.ContactPerson", on_delete=models.CASCADE, related_name="links"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class LinkRequest(models.Model):
    """Somebody asked for the link of an address. Answered by a job, so that the asker cannot
    tell from the answer, or from how long it took, whether the address is known."""

    email = models.EmailField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class LetterWishes(models.Model):
    """What letters about meetings a contact person wants. Without a row she wants them all."""

    contact = models.OneToOneField(
        "members.ContactPerson", on_delete=models.CASCADE, related_name="wishes"
    )
    about_meetings = models.BooleanField(_("letters about meetings"), default=True)
    with_attachments = models.BooleanField(_("calendar file with each letter"), default=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
