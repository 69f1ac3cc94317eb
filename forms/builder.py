"""From the questions that staff wrote to a Django form that speaks plainly."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.contrib.forms.forms import BaseForm
from wagtail.contrib.forms.forms import FormBuilder as WagtailFormBuilder

LONG_ANSWER = 10_000  # characters


class VisitorForm(BaseForm):
    """A form whose messages come from the server alone, in the page's language and words."""

    use_required_attribute = False


class FormBuilder(WagtailFormBuilder):
    """Wagtail's builder with the right keyboards on a phone, and errors that name the cure."""

    def get_field_options(self, field):
        options = super().get_field_options(field)
        options["error_messages"] = {
            "required": _("Fill in this field: %(label)s.") % {"label": field.label}
        }
        return options

    def create_multiline_field(self, field, options):
        options["max_length"] = LONG_ANSWER
        return super().create_multiline_field(field, options)

    def create_email_field(self, field, options):
        options["widget"] = forms.EmailInput(attrs={"autocomplete": "email"})
        options["error_messages"]["invalid"] = _(
            "Check the email address. It should look like name@example.org."
        )
        return super().create_email_field(field, options)

    def create_url_field(self, field, options):
        options["error_messages"]["invalid"] = _(
            "Check the web address. It should look like https://example.org."
        )
        return super().create_url_field(field, options)

    def create_date_field(self, field, options):
        options["widget"] = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        options["input_formats"] = ["%Y-%m-%d", "%d.%m.%Y"]
        return super().create_date_field(field, options)

    def create_checkbox_field(self, field, options):
        options["error_messages"]["required"] = _("Tick the box: %(label)s.") % {
            "label": field.label
        }
        return super().create_checkbox_field(field, options)

    def get_form_class(self):
        return type("BuiltForm", (VisitorForm,), self.formfields)
