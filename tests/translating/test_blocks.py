"""What of a page goes to the translator, and what is shared: for every block there is."""

import json
from io import BytesIO

from django.core.files.base import ContentFile

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail_localize.models import StringSegment

import pytest
from PIL import Image as Picture

from pages.blocks import BodyBlock
from tests.support.factories import ContentPageFactory, FormPageFactory
from tests.support.form_filling import ask
from tests.support.translations import publish_in, start_translation, translation_of

NAME_KEY = "7a0b5f0e-4a53-4a53-8a53-000000000001"
YES_KEY = "7a0b5f0e-4a53-4a53-8a53-000000000002"
NO_KEY = "7a0b5f0e-4a53-4a53-8a53-000000000003"


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def image(db, media):
    file = BytesIO()
    Picture.new("RGB", (8, 8)).save(file, "PNG")
    return Image.objects.create(title="Kuva", file=ContentFile(file.getvalue(), "kuva.png"))


@pytest.fixture
def document(db, media):
    return Document.objects.create(title="Liite", file=ContentFile(b"x", "liite.txt"))


TABLE = {
    "caption": "Kokoukset",
    "columns": [{"type": "text", "heading": "Kaupunki"}, {"type": "number", "heading": "Väkeä"}],
    "rows": [{"values": ["Turku", 12]}, {"values": ["", 3]}, {"values": ["Turku", 5]}],
}


@pytest.fixture
def blocks(home, image, document):
    """One of every block there is, each text named after its place."""
    return [
        ("heading", {"text": "heading", "level": "h3"}),
        ("text", f'<p>text <a linktype="page" id="{home.pk}">link</a></p>'),
        (
            "image",
            {
                "image": {"image": image.pk, "alt_text": "alt", "decorative": False},
                "caption": "caption",
                "credit": "Kuvaaja",
            },
        ),
        ("quote", {"text": "quote", "attribution": "attribution"}),
        (
            "call_to_action",
            {
                "title": "cta",
                "text": "cta text",
                "page": home.pk,
                "url": "",
                "link_text": "cta link",
            },
        ),
        (
            "contact",
            {
                "name": "Etunimi",
                "role": "role",
                "organisation": "Yhdistys",
                "email": "nimi@example.org",
                "phone": "040 000 0000",
            },
        ),
        ("question", {"question": "question", "answer": "<p>answer</p>"}),
        ("table", TABLE),
        ("attachments", {"title": "files", "files": [document.pk]}),
        ("embed", {"title": "video", "url": "https://vimeo.com/123456789"}),
    ]


@pytest.fixture
def page(home, swedish, blocks):
    start_translation(home, swedish)
    body = json.dumps([{"type": kind, "value": value} for kind, value in blocks])
    page = ContentPageFactory(parent=home, title="Sivu", slug="sivu", body=body)
    page.save_revision().publish()
    return page


def test_the_page_has_every_block(blocks):
    assert {kind for kind, _value in blocks} == set(BodyBlock().child_blocks)


def test_words_of_every_block_are_translated_and_facts_shared(page, swedish, home, image, document):
    body = {block.block_type: block.value for block in publish_in(page, swedish).specific.body}
    assert (body["heading"]["text"], body["heading"]["level"]) == ("sv heading", "h3")
    assert body["text"].source == f'<p>sv text <a id="{home.pk}" linktype="page">link</a></p>'
    assert body["image"]["image"].pk == image.pk
    assert body["image"]["image"].contextual_alt_text == "sv alt"
    assert (body["image"]["caption"], body["image"]["credit"]) == ("sv caption", "Kuvaaja")
    assert dict(body["quote"]) == {"text": "sv quote", "attribution": "sv attribution"}
    action = body["call_to_action"]
    assert [action[key] for key in ("title", "text", "link_text")] == [
        "sv cta",
        "sv cta text",
        "sv cta link",
    ]
    assert action["page"].pk == home.pk
    assert dict(body["contact"]) == {
        "name": "Etunimi",
        "role": "sv role",
        "organisation": "Yhdistys",
        "email": "nimi@example.org",
        "phone": "040 000 0000",
    }
    assert body["question"]["question"] == "sv question"
    assert body["question"]["answer"].source == "<p>sv answer</p>"
    assert body["attachments"]["title"] == "sv files"
    assert list(body["attachments"]["files"]) == [document]
    assert body["embed"]["title"] == "sv video"
    assert body["embed"]["url"] == "https://vimeo.com/123456789"


def table_of(page):
    table = next(block.value for block in page.specific.body if block.block_type == "table")
    return (
        table.caption,
        [column["heading"] for column in table.columns],
        [row["values"] for row in table.row_data],
    )


def test_table_is_translated_and_its_numbers_are_shared(page, swedish):
    assert table_of(publish_in(page, swedish)) == (
        "sv Kokoukset",
        ["sv Kaupunki", "sv Väkeä"],
        [["sv Turku", 12], ["", 3], ["sv Turku", 5]],
    )


def test_row_added_in_the_middle_of_a_table_leaves_the_others_translated(page, swedish):
    live = publish_in(page, swedish)
    body = page.body.get_prep_value()
    table = next(block for block in body if block["type"] == "table")["value"]
    table["rows"].insert(1, {"values": ["Oulu", 7]})
    page.body = json.dumps(body)
    page.save_revision().publish()
    waiting = StringSegment.objects.filter(source=translation_of(live).source).annotate_translation(
        swedish
    )
    left = waiting.filter(translation=None).exclude(context__path="slug")
    assert [segment.string.data for segment in left] == ["Oulu"]


def test_keys_of_questions_and_choices_never_reach_a_translator(home, swedish):
    start_translation(home, swedish)
    question = ask("radio", NAME_KEY, "Muoto", choices={YES_KEY: "Yhdistys", NO_KEY: "Muu"})
    form = FormPageFactory(parent=home, slug="liity")
    form.questions = json.dumps([question])
    form.save_revision().publish()
    translated = publish_in(form, swedish).specific.questions[0]
    choice = translated.value["choices"].bound_blocks[0]
    assert (translated.id, translated.value["label"]) == (NAME_KEY, "sv Muoto")
    assert (choice.id, choice.value) == (YES_KEY, "sv Yhdistys")


PHRASE = '<p>Ruotsiksi <span lang="sv">kvinnospecifikt arbete</span> ja <b>arabiaksi {}</b>.</p>'
ARABIC = '<span lang="ar" dir="rtl">العمل</span>'


def test_phrase_in_another_language_survives_the_editor():
    converter = ContentstateConverter(features=["bold", "link", "language"])
    html = PHRASE.format(ARABIC).replace("<p>", '<p data-block-key="abc12">')
    assert converter.to_database_format(converter.from_database_format(html)) == html


def test_editor_without_the_feature_drops_the_mark_and_keeps_the_words():
    html = ContentstateConverter(features=["bold"]).from_database_format(PHRASE.format(ARABIC))
    assert "kvinnospecifikt arbete" in html
    assert "LANGUAGE" not in html


def test_phrase_is_shown_to_visitors_with_its_language_and_direction(client, home):
    body = json.dumps([{"type": "text", "value": PHRASE.format(ARABIC)}])
    page = ContentPageFactory(parent=home, body=body)
    html = client.get(page.url).content.decode()
    assert '<span lang="sv">kvinnospecifikt arbete</span>' in html
    assert ARABIC in html


def test_phrase_keeps_its_language_through_translation(home, swedish):
    start_translation(home, swedish)
    body = json.dumps([{"type": "text", "value": PHRASE.format(ARABIC)}])
    page = ContentPageFactory(parent=home, title="Sivu", slug="sivu", body=body)
    page.save_revision().publish()
    live = publish_in(page, swedish)
    source = Page.objects.get(pk=live.pk).specific.body[0].value.source
    assert '<span lang="sv">sv kvinnospecifikt arbete</span>' in source
    assert '<span dir="rtl" lang="ar">sv العمل</span>' in source
