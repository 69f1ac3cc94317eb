"""The coordinators' own forms: a note, a decision, a data request."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from forms.models.application import Application, Note
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
    message = forms.CharField(
        label=_("Message to the applicant"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Put into the letter as it is. It may be left empty."),
    )


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
    organisation = forms.CharField(label=_("Name of the organisation"), max_length=200)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    municipality = forms.CharField(label=_("Municipality"), required=False, max_length=120)
    name = forms.CharField(label=_("Name of the contact person"), max_length=200)
    email = forms.EmailField(
        label=_("Email"), help_text=_("The letter of welcome is sent to this address.")
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=60)
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
