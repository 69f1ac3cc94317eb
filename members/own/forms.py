"""What a contact person may change herself."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from members.models import ContactPerson, LetterWishes
from members.phone import NOT_A_PHONE, PHONE


class DetailsForm(forms.ModelForm):
    """Her own details, and what she wants to be written about."""

    use_required_attribute = False

    about_meetings = forms.BooleanField(
        label=_("Remind me of meetings, and tell me when one is moved or cancelled"),
        required=False,
    )
    with_attachments = forms.BooleanField(
        label=_("Send a calendar file with these letters"),
        required=False,
        help_text=_("Not needed if you have subscribed to your own calendar."),
    )

    class Meta:
        model = ContactPerson
        fields = ["name", "email", "phone", "language"]
        labels = {"language": _("Language of letters")}
        help_texts = {"language": ""}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }
        error_messages = {
            "name": {"required": _("Fill in your name.")},
            "email": {
                "required": _("Fill in your email address."),
                "invalid": _("Check the email address. It should look like name@example.org."),
            },
        }

    def __init__(self, *args, instance: ContactPerson, **kwargs):
        wishes = LetterWishes.objects.filter(contact=instance).first() or LetterWishes()
        initial = {name: getattr(wishes, name) for name in ("about_meetings", "with_attachments")}
        super().__init__(*args, instance=instance, initial=initial, **kwargs)
        phone = self.fields["phone"]
        message = NOT_A_PHONE % {"label": phone.label}
        phone.validators.append(RegexValidator(PHONE, message))

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def save(self, commit: bool = True) -> ContactPerson:
        contact = super().save(commit)
        LetterWishes.objects.update_or_create(
            contact=contact,
            defaults={
                name: self.cleaned_data[name] for name in ("about_meetings", "with_attachments")
            },
        )
        return contact


class LinkRequestForm(forms.Form):
    use_required_attribute = False

    email = forms.EmailField(
        label=_("Your email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Fill in your email address."),
            "invalid": _("Check the email address. It should look like name@example.org."),
        },
    )
