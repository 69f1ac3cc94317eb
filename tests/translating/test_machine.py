"""Machine translation: off by default, marked until confirmed, harmless when it fails."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

import pytest

from tests.support.factories import ContentPageFactory
from tests.support.translations import publish_translation, start_translation, translation_of
from translating.machine import GoogleTranslator


class FakeService(ThreadingHTTPServer):
    """A translation service on this machine that answers as it is told to."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), FakeHandler)
        self.status, self.hangs, self.asked = 200, threading.Event(), []
        self.hangs.set()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class FakeHandler(BaseHTTPRequestHandler):
    def do_POST(self):
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(question)
        self.server.hangs.wait(10)
        answer = [f"[{text}]" for text in question["q"]]
        body = {
            "translatedText": answer,
            "data": {"translations": [{"translatedText": text} for text in answer]},
        }
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def service(settings):
    with FakeService() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": server.url, "API_KEY": "", "TIMEOUT": 0.2},
        }
        yield server
        server.hangs.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def draft(home, swedish):
    start_translation(home, swedish)
    page = ContentPageFactory(parent=home, title="Tausta", slug="tausta", intro="Näin alkoi.")
    return start_translation(page, swedish)


def translate(admin_client, page):
    url = reverse("wagtail_localize:machine_translate", args=[translation_of(page).pk])
    return admin_client.post(url, follow=True).content.decode()


def editor(admin_client, page):
    return admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_without_a_service_there_is_no_button_and_no_door(admin_client, draft):
    assert "&quot;machineTranslator&quot;: null" in editor(admin_client, draft)
    url = reverse("wagtail_localize:machine_translate", args=[translation_of(draft).pk])
    assert admin_client.post(url).status_code == 404


def test_plain_finnish_is_never_machine_translated(admin_client, draft, plain_finnish, service):
    page = start_translation(draft.get_translation(Locale.get_default()), plain_finnish)
    assert "&quot;machineTranslator&quot;: null" in editor(admin_client, page)


def test_machine_text_is_marked_and_counts_as_unfinished(admin_client, draft, service):
    translate(admin_client, draft)
    html = editor(admin_client, draft)
    assert "koneen tekemä, vahvistamatta" in html
    assert "[Näin alkoi.]" in html
    assert not Page.objects.get(pk=draft.pk).live
    question = publish_translation(admin_client, draft).content.decode()
    assert "koneen tekemä, vahvistamatta" in question
    assert not Page.objects.get(pk=draft.pk).live


def test_confirmed_machine_text_is_published_without_a_question(admin_client, draft, service):
    translate(admin_client, draft)
    translation = translation_of(draft)
    segments = translation.source.stringsegment_set.values_list("pk", flat=True)
    url = reverse("confirm_machine_text", args=[translation.pk])
    html = admin_client.post(url, {"segment": list(segments)}, follow=True).content.decode()
    assert "kohtaa vahvistettu" in html
    assert not StringTranslation.objects.filter(translation_type="machine").exists()
    assert publish_translation(admin_client, draft).status_code == 302


def test_only_what_was_ticked_is_confirmed(admin_client, draft, service):
    translate(admin_client, draft)
    translation = translation_of(draft)
    segment = translation.source.stringsegment_set.get(context__path="intro")
    url = reverse("confirm_machine_text", args=[translation.pk])
    admin_client.post(url, {"segment": [segment.pk, "x"]})
    left = StringTranslation.objects.filter(translation_type="machine")
    assert "intro" not in left.values_list("context__path", flat=True)
    assert left.filter(context__path="title").exists()


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (403, "ei hyväksy sivuston avainta"),
        (429, "kiintiö on käytetty"),
        (500, "ei antanut kelvollista vastausta"),
    ],
)
def test_refusal_is_told_and_the_page_is_untouched(admin_client, draft, service, status, message):
    service.status = status
    html = translate(admin_client, draft)
    assert message in html
    assert "Mitään ei muutettu" in html
    assert not StringTranslation.objects.exists()


def test_silence_is_told_and_the_page_is_untouched(admin_client, draft, service):
    service.hangs.clear()
    assert "ei vastannut ajoissa" in translate(admin_client, draft)
    assert not StringTranslation.objects.exists()


def test_service_that_is_down_is_told(admin_client, draft, service, settings):
    options = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR["OPTIONS"]
    options["LIBRETRANSLATE_URL"] = "http://127.0.0.1:1"
    assert "ei saada yhteyttä" in translate(admin_client, draft)


def test_failure_while_updating_changes_nothing(admin_client, draft, service):
    service.status = 500
    source = translation_of(draft).source
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    html = admin_client.post(url, {"use_machine_translation": "on"}, follow=True).content.decode()
    assert "Mitään ei muutettu" in html
    assert not StringTranslation.objects.exists()


def test_google_is_asked_with_a_plain_key(service, home, swedish):
    from wagtail_localize.strings import StringValue

    translator = GoogleTranslator({"API_KEY": "key", "URL": service.url})
    text = StringValue("Hei <b>vain</b>")
    assert translator.translate(Locale.get_default(), swedish, [text]) == {
        text: StringValue("[Hei <b>vain</b>]")
    }
    assert service.asked[0]["target"] == "sv"
