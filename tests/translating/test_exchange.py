"""PO files: out, in, and refused whole when anything in them is wrong."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail_localize.models import StringTranslation

import polib
import pytest

from tests.support.factories import ContentPageFactory
from tests.support.translations import start_translation, translation_of


@pytest.fixture
def draft(home, swedish):
    start_translation(home, swedish)
    page = ContentPageFactory(parent=home, title="Tausta", slug="tausta", intro="Näin alkoi.")
    page.save_revision().publish()
    return start_translation(page, swedish)


def download(admin_client, page) -> polib.POFile:
    url = reverse("wagtail_localize:download_pofile", args=[translation_of(page).pk])
    return polib.pofile(admin_client.get(url).content.decode())


def upload(admin_client, page, content) -> str:
    url = reverse("wagtail_localize:upload_pofile", args=[translation_of(page).pk])
    data = {"file": SimpleUploadedFile("sv.po", content)} if content is not None else {}
    return admin_client.post(url, data, follow=True).content.decode()


def filled(po: polib.POFile) -> polib.POFile:
    for entry in po:
        entry.msgstr = f"sv {entry.msgid}"
    return po


def lines_of(po: polib.POFile) -> list[str]:
    return str(po).splitlines()


def test_texts_go_out_and_come_back_translated(admin_client, draft):
    html = upload(admin_client, draft, str(filled(download(admin_client, draft))).encode())
    assert "PO-tiedoston käännökset tuotiin" in html
    words = StringTranslation.objects.get(context__path="intro")
    assert (words.data, words.translation_type) == ("sv Näin alkoi.", "manual")


def refused(html: str) -> bool:
    return "PO-tiedostosta ei tuotu mitään" in html and not StringTranslation.objects.exists()


def test_damaged_file_is_refused_with_the_line_and_the_reason(admin_client, draft):
    lines = lines_of(filled(download(admin_client, draft)))
    number = next(i for i, line in enumerate(lines) if "sv Näin alkoi." in line)
    lines[number] = 'msgstr "Så "började" det."'
    html = upload(admin_client, draft, "\n".join(lines).encode())
    assert refused(html)
    assert f"Rivi {number + 1}: lainausmerkin edestä puuttuu" in html


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "Rivi 1: tiedosto on tyhjä"),
        (b"", "Rivi 1: tiedosto on tyhjä"),
        (b"\n\n\n\xff\xfe", "Rivi 4: teksti ei ole UTF-8-muodossa"),
        (b"GIF89a", "Rivi 1: tämä ei ole PO-tiedoston muotoa"),
        (b'msgid "a"\nmsgstr "b"\n', "Rivi 1: tiedostoa ei ole viety tältä sivustolta"),
        (b'msgid ""\nmsgstr[x] "b"\n', "tämä ei ole PO-tiedoston muotoa"),
    ],
)
def test_file_of_another_kind_is_refused(admin_client, draft, content, message):
    html = upload(admin_client, draft, content)
    assert refused(html)
    assert message in html


def test_file_of_another_page_is_refused(admin_client, draft, home):
    other = filled(download(admin_client, home.get_translation(draft.locale)))
    html = upload(admin_client, draft, str(other).encode())
    assert refused(html)
    assert "kuuluu toiselle sivulle tai toiselle kielelle" in html


def test_text_that_is_not_on_the_page_is_refused_with_its_line(admin_client, draft):
    po = filled(download(admin_client, draft))
    po.append(polib.POEntry(msgid="Vieras", msgctxt="intro", msgstr="Främmande"))
    number = next(i for i, line in enumerate(lines_of(po), 1) if line == 'msgctxt "intro"')
    number = [i for i, line in enumerate(lines_of(po), 1) if line == 'msgctxt "intro"'][-1]
    html = upload(admin_client, draft, str(po).encode())
    assert refused(html)
    assert f"Rivi {number}: sivulla ei ole tällaista tekstiä: ”Vieras”" in html


def test_markup_that_the_page_cannot_hold_is_refused(admin_client, draft):
    po = filled(download(admin_client, draft))
    po.find("Näin alkoi.").msgstr = "<script>alert(1)</script>"
    html = upload(admin_client, draft, str(po).encode())
    assert refused(html)
    assert "&lt;script&gt;" in html


def test_uncertain_and_outdated_texts_are_left_out_and_counted(admin_client, draft):
    po = filled(download(admin_client, draft))
    po.find("Tausta").flags.append("fuzzy")
    source = translation_of(draft).source.get_source_instance()
    source.intro = "Toisin alkoi."
    source.save_revision().publish()
    html = upload(admin_client, draft, str(po).encode())
    assert "2 tekstiä jätettiin pois" in html
    assert not StringTranslation.objects.filter(context__path__in=["title", "intro"]).exists()
