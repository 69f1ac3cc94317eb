"""The coordinators' own forms: a note, a decision, a data request."""

from django import forms
from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from applications.models.application import Application, Note
from members.models import ContactPerson, MemberOrganisation


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class VersionedForm(forms.Form):
    """A decision on an application as it was when the form was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class DeclineForm(VersionedForm):
    """No letter is offered to an applicant who gave no address."""

    by_letter = forms.BooleanField(
        label=_("Send a letter to the applicant"),
        required=False,
        initial=True,
        help_text=_("Untick it, for example, for one who applied twice."),
    )
    message = forms.CharField(
        label=_("Message to the applicant"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Put into the letter as it is. It may be left empty."),
    )

    def __init__(self, *args, application: Application, **kwargs):
        super().__init__(*args, initial={"version": application.version}, **kwargs)
        if not application.email:
            del self.fields["by_letter"], self.fields["message"]

    @property
    def sends_letter(self) -> bool:
        return self.cleaned_data.get("by_letter", False)


def details_of(model: type[Model], name: str, **settings) -> forms.Field:
    """Return the form field of a model's field, as long and as strict as the database is."""
    return model._meta.get_field(name).formfield(**settings)


class AcceptForm(VersionedForm):
    """The details of the new member, taken from the application, to be confirmed or corrected."""

    existing = forms.ModelChoiceField(
        label=_("This is a member already"),
        queryset=MemberOrganisation.objects.none(),
        required=False,
        blank=True,
        empty_label=_("No, add a new member"),
        widget=forms.RadioSelect,
        help_text=_("To an old member only the contact person is added."),
    )
    organisation = details_of(MemberOrganisation, "name", label=_("Name of the organisation"))
    website = details_of(MemberOrganisation, "website", label=_("Website"), assume_scheme="https")
    municipality = details_of(MemberOrganisation, "municipality", label=_("Municipality"))
    name = details_of(ContactPerson, "name", label=_("Name of the contact person"))
    email = details_of(
        ContactPerson,
        "email",
        label=_("Email"),
        help_text=_("The letter of welcome is sent to this address."),
    )
    phone = details_of(ContactPerson, "phone", label=_("Phone"))
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)

    def __init__(self, *args, application: Application, likely: list[MemberOrganisation], **kwargs):
        details = {
            "version": application.version,
            "organisation": application.organisation,
            "website": application.website,
            "municipality": application.municipality,
            "name": application.contact_name,
            "email": application.email,
            "phone": application.phone,
            "language": application.language,
        }
        super().__init__(*args, initial=details, **kwargs)
        if likely:
            numbers = [member.pk for member in likely]
            self.fields["existing"].queryset = MemberOrganisation.objects.filter(pk__in=numbers)
        else:
            del self.fields["existing"]

    def member(self) -> MemberOrganisation:
        """Return the member chosen, or a new one that is not saved yet."""
        answers = self.cleaned_data
        return answers.get("existing") or MemberOrganisation(
            name=answers["organisation"],
            website=answers["website"],
            municipality=answers["municipality"],
        )

    def contact(self) -> ContactPerson:
        answers = self.cleaned_data
        return ContactPerson(
            **{name: answers[name] for name in ("name", "email", "phone", "language")}
        )


class DataRequestForm(forms.Form):
    email = forms.EmailField(
        label=_("Email address of the person"),
        help_text=_("Make sure first that the request comes from this person."),
    )
