"""What staff meet before they have written a word."""

import re
from datetime import timedelta
from io import BytesIO

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from wagtail.images.models import Image

import pytest
import time_machine
from PIL import Image as PILImage


@pytest.fixture
def editor(client, db):
    client.force_login(get_user_model().objects.create_superuser("eeva", "eeva@example.org", "x"))
    return client


def text_of(html):
    without_code = re.sub(r"<(script|style|svg|template)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", without_code))


def test_sign_in_is_finnish_whatever_the_browser_speaks(client, db):
    html = client.get("/admin/login/", headers={"accept-language": "en"}).content.decode()
    assert "Salasana" in html
    assert "Password" not in text_of(html)


def test_explorer_opens_at_the_front_page(editor, home):
    props = editor.get("/admin/").content.decode()
    assert f'"/admin/pages/{home.pk}/"' in props


def test_admin_and_site_have_their_own_security_policies(editor, home):
    site, admin = (
        editor.get(url).headers["Content-Security-Policy"] for url in (home.url, "/admin/")
    )
    assert "unsafe" not in site
    assert "script-src 'self'" in site
    assert "default-src 'none'" in site
    assert "frame-ancestors 'none'" in site
    assert "unsafe-eval" not in admin


def test_signed_in_editor_gets_the_user_bar_that_no_cache_may_keep(editor, home):
    response = editor.get(home.url)
    assert "wagtail-userbar" in response.content.decode()
    assert "private" in response.headers["Cache-Control"]


def barely_filled_in(model) -> dict:
    """Return what the browser sends for a new page before anything is written."""
    form = model.get_edit_handler().get_form_class()
    data = {
        f"{name}-count": 0 for name, field in form.base_fields.items() if hasattr(field, "block")
    }
    for name in form.formsets:
        data |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return data


def test_every_page_type_can_be_previewed_before_it_is_saved(editor, home):
    from home.models import HomePage

    for model in HomePage.allowed_subpage_models():
        name = f"{model._meta.app_label}/{model._meta.model_name}"
        url = f"/admin/pages/add/{name}/{home.pk}/preview/"
        assert editor.post(url, barely_filled_in(model)).json()["is_available"], name
        for mode, _label in model().preview_modes:
            preview = editor.get(f"{url}?mode={mode}")
            assert preview.status_code == 200, name
            assert "site-header" in preview.content.decode(), name
            policy = preview.headers["Content-Security-Policy"]
            assert "frame-ancestors 'self'" in policy, name  # the editor shows it in a frame
            assert "unsafe" not in policy, name
            assert preview.headers["X-Frame-Options"] == "SAMEORIGIN", name


def test_guessing_of_passwords_is_ended_by_a_limit(client, db):
    def sign_in(password):
        data = {"username": "eeva@example.org", "password": password}
        return client.post("/admin/login/", data)

    get_user_model().objects.create_superuser("eeva@example.org", "eeva@example.org", "oikea")
    for number in range(20):
        assert "monta kertaa" not in sign_in(f"arvaus {number}").content.decode()
    assert "monta kertaa" in sign_in("oikea").content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert sign_in("oikea").status_code == 302


def test_a_forgotten_password_is_not_asked_for_without_end(client, db, mailoutbox):
    get_user_model().objects.create_superuser("eeva", "eeva@example.org", "oikea")
    for _ in range(8):
        response = client.post("/admin/password_reset/", {"email": "eeva@example.org"})
        assert response.status_code == 302
    assert len(mailoutbox) == 5


HUGE = "9" * 25


@pytest.mark.parametrize(
    "address",
    [
        f"/admin/bulk/applications/application/take_up/?id={HUGE}",
        f"/admin/reports/site-history/?user={HUGE}",
        "/admin/reports/site-history/?timestamp_from=0001-01-01",
        "/admin/applications/?created_at_from=0001-01-01",
        f"/admin/languages/?section={HUGE}",
        "/admin/api/main/pages/?search=%00",
        "/admin/pages/search/?q=%00",
    ],
)
def test_odd_numbers_and_dates_are_no_server_error(editor, home, address):
    assert editor.get(address).status_code < 500


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "gif"])
@pytest.mark.parametrize("share", [0.99, 0.3, 0.001])
def test_damaged_image_is_told_at_its_field(editor, home, kind, share):
    picture = BytesIO()
    PILImage.effect_noise((200, 200), 50).convert("RGB").save(picture, kind)
    whole = picture.getvalue()
    file = SimpleUploadedFile(f"kuva.{kind}", whole[: max(4, int(len(whole) * share))])
    data = {"title": "Kuva", "file": file, "collection": 1}
    response = editor.post("/admin/images/add/", data)
    assert response.status_code == 200
    assert "error-message" in response.content.decode()
    assert not Image.objects.exists()
