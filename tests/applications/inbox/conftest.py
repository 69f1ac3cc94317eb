"""Who opens the inbox."""

from django.contrib.auth.models import Group
from django.test import Client

import pytest


@pytest.fixture
def editor_client(django_user_model):
    """Someone who edits every page, the form page too, but does not handle applications."""
    user = django_user_model.objects.create_user("editor", "editor@example.org", "x")
    user.groups.set(Group.objects.filter(name__in=["Kirjoittajat", "Julkaisijat"]))
    client = Client()
    client.force_login(user)
    return client
