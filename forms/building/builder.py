"""From the questions that staff wrote to a Django form that speaks plainly."""

import re

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.forms.forms import BaseForm
from wagtail.contrib.forms.forms import FormBuilder as WagtailFormBuilder

from forms.building.questions import LONGEST_ANSWER
from forms.building.schema import Question, Section
from members.phone import NOT_A_PHONE, PHONE

LINE = 255  # characters
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DIGITS = 20


class VisitorForm(BaseForm):
    """A form whose messages come from the server alone, in the page's language and words."""

    use_required_attribute = False
    schema: list[Section] = []

    def __init__(self, data=None, **kwargs):
        super().__init__(without_control_characters(data), **kwargs)

    @property
    def sections(self) -> list[dict]:
        """Return each section that has questions, with the fields to show in it."""
        return [
            {
                "section": section,
                "fields": [(each, self[each.key]) for each in section.questions],
            }
            for section in self.schema
            if section.questions
        ]

    def answers(self) -> list[tuple[Question, object]]:
        """Return each question with its valid answer, in the order asked."""
        return [
            (question, self.cleaned_data[question.key])
            for section in self.schema
            for question in section.questions
        ]


def without_control_characters(data):
    """Take out what no keyboard types and PostgreSQL cannot store. Returns a QueryDict or None."""
    if data is None:
        return None
    clean = data.copy()
    for name, values in data.lists():
        clean.setlist(name, [CONTROL_CHARACTERS.sub("", value) for value in values])
    return clean


def literal(label: str) -> str:
    """Return a label that may stand in a message with placeholders."""
    return label.replace("%", "%%")


class FormBuilder(WagtailFormBuilder):
    """Wagtail's builder with the right keyboards on a phone, and errors that name the cure."""

    def __init__(self, sections: list[Section]):
        self.sections = sections
        super().__init__([each for section in sections for each in section.questions])

    def get_field_options(self, field: Question) -> dict:
        options = super().get_field_options(field)
        options["help_text"] = field.help_text
        self.messages(options, required=_("Fill in this field: %(label)s."))
        return options

    def messages(self, options: dict, **messages) -> None:
        """Add error messages; each is about the field whose label stands in it."""
        kept = options.setdefault("error_messages", {})
        for code, message in messages.items():
            # Django fills in a message only where it has something to fill in.
            label = options["label"] if code == "required" else literal(options["label"])
            kept[code] = message.replace("%(label)s", label)

    def typed(self, field: Question, options: dict, longest: int) -> dict:
        options["max_length"] = min(field.max_length or longest, longest)
        self.messages(
            options,
            max_length=_(
                "Shorten “%(label)s”: it has %(show_value)d characters, "
                "at most %(limit_value)d fit."
            ),
        )
        return options

    def widget(self, field: Question, widget: type[forms.Widget], **attrs) -> forms.Widget:
        if field.autocomplete:
            attrs["autocomplete"] = field.autocomplete
        return widget(attrs=attrs)

    def create_singleline_field(self, field, options):
        options["widget"] = self.widget(field, forms.TextInput)
        return forms.CharField(**self.typed(field, options, LINE))

    def create_multiline_field(self, field, options):
        options["widget"] = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(**self.typed(field, options, LONGEST_ANSWER))

    def create_email_field(self, field, options):
        options["widget"] = self.widget(field, forms.EmailInput)
        self.messages(
            options,
            invalid=_("Check “%(label)s”. An address looks like name@example.org."),
        )
        return forms.EmailField(**self.typed(field, options, 254))

    def create_phone_field(self, field, options):
        options["widget"] = self.widget(field, forms.TextInput, type="tel")
        self.messages(options, invalid=NOT_A_PHONE)
        is_phone = RegexValidator(PHONE, options["error_messages"]["invalid"])
        return forms.CharField(validators=[is_phone], **self.typed(field, options, 60))

    def create_url_field(self, field, options):
        options["widget"] = self.widget(field, forms.TextInput, type="url", inputmode="url")
        self.messages(options, invalid=_("Check “%(label)s”. An address looks like example.org."))
        return super().create_url_field(field, self.typed(field, options, LINE))

    def create_number_field(self, field, options):
        options["widget"] = forms.TextInput(attrs={"inputmode": "decimal"})
        number = _("Write “%(label)s” in digits.")
        self.messages(
            options,
            invalid=number,
            max_digits=number,
            max_whole_digits=number,
            max_decimal_places=number,
        )
        return forms.DecimalField(
            localize=True, max_digits=DIGITS, decimal_places=DIGITS // 2, **options
        )

    def create_date_field(self, field, options):
        options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        options["input_formats"] = ["%Y-%m-%d", "%d.%m.%Y"]
        self.messages(options, invalid=_("Check “%(label)s”. A date looks like 31.1.2027."))
        return forms.DateField(**options)

    def create_radio_field(self, field, options):
        return super().create_radio_field(field, self.choosing(options))

    def create_dropdown_field(self, field, options):
        field_to_be = super().create_dropdown_field(field, self.choosing(options))
        field_to_be.choices = [("", _("Choose")), *field_to_be.choices]
        return field_to_be

    def create_checkboxes_field(self, field, options):
        return super().create_checkboxes_field(field, self.choosing(options))

    def choosing(self, options: dict) -> dict:
        choose = _("Choose an answer to “%(label)s”.")
        self.messages(options, required=choose, invalid_choice=choose, invalid_list=choose)
        return options

    def get_formatted_field_choices(self, field):
        return field.choices

    def get_formatted_field_initial(self, field):
        return []

    def create_checkbox_field(self, field, options):
        self.messages(options, required=_("Tick the box: %(label)s."))
        return super().create_checkbox_field(field, options)

    create_consent_field = create_checkbox_field

    def get_form_class(self):
        return type("BuiltForm", (VisitorForm,), {**self.formfields, "schema": self.sections})
