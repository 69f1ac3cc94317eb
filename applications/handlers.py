"""The people who handle applications."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission, User
from django.db.models import Q, QuerySet


def all_handlers() -> QuerySet:
    """Return everyone who may handle applications."""
    may_handle = Permission.objects.filter(
        codename="change_application", content_type__app_label="applications"
    )
    users = get_user_model().objects.filter(
        Q(is_superuser=True)
        | Q(user_permissions__in=may_handle)
        | Q(groups__permissions__in=may_handle),
        is_active=True,
    )
    return users.distinct()


def name_of(user: User) -> str:
    return user.get_full_name() or user.get_username()
