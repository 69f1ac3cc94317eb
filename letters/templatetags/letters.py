"""Letters on other pages of the admin."""

from django.db import models
from django.template import Library

from letters.models import Letter
from letters.staff.permissions import RESEND

register = Library()


@register.inclusion_tag("letters/staff/includes/letters_of.html", takes_context=True)
def letters_of(context, thing: models.Model) -> dict:
    """List the letters about an object, with their state and, for those who may, "send again"."""
    user = context["request"].user
    return {
        "letters": Letter.objects.about(thing).defer("body"),
        "may_read": user.has_perm("letters.view_letter"),
        "may_send_again": user.has_perm(RESEND),
        "next": context["request"].get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
