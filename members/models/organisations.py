"""A member organisation, what is said of it in each language, and whom to contact."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from members.identity import domain_of, name_key


def languages() -> list[tuple[str, str]]:
    return settings.LANGUAGES


class MemberQuerySet(models.QuerySet):
    def public(self) -> "MemberQuerySet":
        return self.filter(is_public=True, is_active=True)

    def likely_same(self, name: str = "", website: str = "", email: str = "") -> "MemberQuerySet":
        """Return the members that these details probably belong to."""
        domains = {domain_of(website), domain_of(email)} - {""}
        same = Q(domain__in=domains) | Q(contact_persons__email_domain__in=domains)
        if name:
            same |= Q(name_key=name_key(name))
        if email:
            same |= Q(contact_persons__email__iexact=email)
        return self.filter(same).distinct()

    def number(self, stated: int, stated_on: date | None) -> int:
        """Return how many members the network has while the directory is being filled.

        It had `stated` members on a certain day; those who joined later come on top. Once the
        directory holds more than that, it is the directory that counts.
        """
        listed = self.public().aggregate(
            all=models.Count("pk"),
            later=models.Count("pk", filter=Q(joined__gte=stated_on or date.max)),
        )
        return max(listed["all"], stated + listed["later"])


class MemberOrganisation(ClusterableModel):
    """A member. It has no saved versions: they would keep its contact persons after an erasure."""

    name = models.CharField(_("name"), max_length=200)
    website = models.URLField(_("website"), blank=True)
    municipality = models.CharField(_("municipality"), max_length=120, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_founder = models.BooleanField(_("founding member"), default=False)
    joined = models.DateField(_("joined"), null=True, blank=True)
    is_public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("Shown on the list of members and counted among them."),
    )
    is_active = models.BooleanField(
        _("in the network"),
        default=True,
        help_text=_(
            "Untick when the organisation leaves. It is no longer shown, its contact persons get "
            "no letters and their personal links open nothing."
        ),
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    domain = models.CharField(max_length=200, editable=False, db_index=True)

    objects = MemberQuerySet.as_manager()

    panels = [
        FieldRowPanel(["is_public", "is_active"]),
        MultiFieldPanel(
            [
                "name",
                FieldRowPanel(["website", "municipality"]),
                FieldRowPanel(["joined", "is_founder"]),
                "logo",
            ],
            heading=_("Organisation"),
        ),
        InlinePanel("descriptions", heading=_("Descriptions"), label=_("Description")),
        InlinePanel(
            "contact_persons",
            heading=_("Contact persons"),
            label=_("Contact person"),
            help_text=_("Never shown on the site."),
        ),
    ]

    class Meta:
        verbose_name = _("member organisation")
        verbose_name_plural = _("member organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = name_key(self.name)
        self.domain = domain_of(self.website)
        super().save(*args, **kwargs)


class MemberDescription(models.Model):
    """What is said of a member in one language."""

    organisation = ParentalKey(
        MemberOrganisation, on_delete=models.CASCADE, related_name="descriptions"
    )
    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    text = models.TextField(_("text"), max_length=600)

    class Meta:
        verbose_name = _("description")
        verbose_name_plural = _("descriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "locale"],
                name="one_description_per_language",
                violation_error_message=_("There is a description in this language already."),
            )
        ]

    def __str__(self):
        return self.text[:50]


class ContactPerson(models.Model):
    """Whom the network writes to in a member organisation. Kept private."""

    organisation = ParentalKey(
        MemberOrganisation, on_delete=models.CASCADE, related_name="contact_persons"
    )
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("email"), db_index=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    language = models.CharField(
        _("language"),
        max_length=20,
        choices=languages,
        default=settings.LANGUAGE_CODE,
        help_text=_("Letters are written in this language."),
    )
    is_active = models.BooleanField(
        _("in use"), default=True, help_text=_("Others get no letters from the network.")
    )
    email_domain = models.CharField(max_length=200, editable=False, db_index=True)

    panels = [
        FieldRowPanel(["name", "email"]),
        FieldRowPanel(["phone", "language"]),
        FieldPanel("is_active"),
    ]

    class Meta:
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.email_domain = domain_of(self.email)
        super().save(*args, **kwargs)
