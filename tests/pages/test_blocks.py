"""Each block of the body as a reader gets it, and what it refuses."""

import json

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from wagtail.documents.models import Document

import pytest
from wagtail_factories import ImageFactory

from pages.blocks import BodyBlock
from pages.models import ContentPage
from tests.support.factories import ContentPageFactory


def render(*blocks):
    page = ContentPage(body=json.dumps([{"type": kind, "value": value} for kind, value in blocks]))
    return str(page.body)


def clean(kind, value):
    block = BodyBlock()
    return block.clean(block.to_python([{"type": kind, "value": value}]))


def test_image_speaks_its_text_or_keeps_silent(db):
    image = ImageFactory().pk
    value = {"caption": "Naistenpäivä", "credit": ""}
    spoken = {"image": image, "alt_text": "Naisia laulamassa", "decorative": False}
    silent = {"image": image, "alt_text": "", "decorative": True}
    assert 'alt="Naisia laulamassa"' in render(("image", value | {"image": spoken}))
    assert 'alt=""' in render(("image", value | {"image": silent}))


def test_image_without_a_text_is_refused_unless_it_is_decorative(db):
    image = {"image": ImageFactory().pk, "alt_text": "", "decorative": False}
    with pytest.raises(ValidationError):
        clean("image", {"image": image, "caption": "", "credit": ""})


def test_quote_names_its_author():
    html = render(("quote", {"text": "Luottamus syntyy teoista.", "attribution": "Jäsen"}))
    assert "<blockquote" in html
    assert "Jäsen" in html


def test_answer_opens_from_its_question():
    html = render(("question", {"question": "Maksaako?", "answer": "<p>Ei.</p>"}))
    assert "<summary>Maksaako?</summary>" in html
    assert "<p>Ei.</p>" in html


def test_contact_card_can_be_written_and_called_to():
    card = {"name": "Nimi", "role": "", "organisation": "", "phone": "+358 40 123"}
    html = render(("contact", card | {"email": "nimi@example.org"}))
    assert 'href="mailto:nimi@example.org"' in html
    assert 'href="tel:' in html


def test_attachment_tells_its_kind_and_size(db):
    document = Document.objects.create(title="Pöytäkirja", file=ContentFile(b"x" * 2048, "p.pdf"))
    html = render(("attachments", {"title": "Aineisto", "files": [document.pk]}))
    assert "Pöytäkirja" in html
    assert "PDF" in html
    assert "2,0" in html


def test_table_has_headings_for_its_columns():
    columns = [{"type": "text", "heading": "Vuosi"}, {"type": "number", "heading": "Kokouksia"}]
    table = {"columns": columns, "rows": [{"values": ["2026", 5]}], "caption": "Kokoukset"}
    html = render(("table", table))
    assert '<th scope="col">Vuosi</th>' in html
    assert "<caption>Kokoukset</caption>" in html


@pytest.mark.parametrize(
    ("address", "player"),
    [
        (
            "https://www.youtube.com/watch?v=abcdefghijk&t=3",
            "youtube-nocookie.com/embed/abcdefghijk",
        ),
        ("https://youtu.be/abcdefghijk", "youtube-nocookie.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456789", "player.vimeo.com/video/123456789"),
    ],
)
def test_video_is_played_by_its_service_without_tracking(address, player):
    assert player in render(("embed", {"title": "Video", "url": address}))


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/video",
        "http://youtu.be/abcdefghijk",
        "https://youtube.com.evil.org/watch?v=abcdefgh",
    ],
)
def test_video_from_elsewhere_is_refused(address):
    with pytest.raises(ValidationError):
        clean("embed", {"title": "Video", "url": address})


@pytest.mark.parametrize("url", ["", "https://example.org/"])
def test_call_to_action_leads_to_one_place(home, url):
    page = ContentPageFactory(parent=home).pk if url else None
    value = {"title": "Tule", "text": "", "page": page, "url": url, "link_text": "Liity"}
    with pytest.raises(ValidationError):
        clean("call_to_action", value)


def test_every_block_shows_editors_what_it_looks_like(admin_client):
    for name, block in BodyBlock().child_blocks.items():
        assert block.is_previewable, name
        assert block.get_description(), name
        html = admin_client.get(f"/admin/block-preview/?id={block.definition_prefix}")
        assert html.status_code == 200, name
