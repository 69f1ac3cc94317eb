"""The forms of the admin for signing in and for a forgotten password."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm

from security.limits import Limit

FAILING = Limit("sign-in", most=20, seconds=900)
RESETTING = Limit("password-resets", most=5, seconds=3600)


class LoginForm(WagtailLoginForm):
    """Wagtail's form with a limit to guessing, and with a label for the password, which there is
    the name of the field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")

    def clean(self):
        if FAILING.is_reached(self.request):
            message = _("Signing in has failed many times. Try again in a quarter of an hour.")
            raise ValidationError(message)
        try:
            return super().clean()
        except ValidationError:
            FAILING.count(self.request)
            raise


class PasswordResetForm(WagtailPasswordResetForm):
    """Wagtail's form with a limit. Whoever has reached it gets the usual answer, and no letter."""

    def save(self, *args, request: HttpRequest, **kwargs):
        if not RESETTING.is_reached(request):
            RESETTING.count(request)
            super().save(*args, request=request, **kwargs)
