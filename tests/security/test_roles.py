"""What each role of the staff may do, from the first migration on."""

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

import pytest

ROLES = ["Kirjoittajat", "Julkaisijat", "Hakemusten käsittelijät"]


@pytest.fixture(params=ROLES)
def staff_client(request, client, django_user_model, db):
    """The admin, with somebody signed in who has one role alone."""
    user = django_user_model.objects.create_user("jasen", "jasen@example.org", "x")
    user.groups.add(Group.objects.get(name=request.param))
    client.force_login(user)
    return client


def test_every_role_uploads_a_document(staff_client):
    file = SimpleUploadedFile("muistio.pdf", b"%PDF-1.4", content_type="application/pdf")
    staff_client.post(reverse("wagtaildocs:add"), {"title": "Muistio", "file": file})
    assert Document.objects.filter(title="Muistio").exists()


def test_every_role_uploads_an_image(staff_client):
    file = SimpleUploadedFile("kuva.png", get_test_image_file().file.getvalue(), "image/png")
    staff_client.post(reverse("wagtailimages:add"), {"title": "Kuva", "file": file})
    assert Image.objects.filter(title="Kuva").exists()
