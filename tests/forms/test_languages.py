"""One form in several languages: one schema, one inbox, words of each language."""

import json
from dataclasses import replace

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

import pytest

from applications.letters import RECEIVED
from applications.models import Application
from forms.models import FormPage
from letters.kinds import kinds
from letters.models import Letter
from tests.support.factories import FormPageFactory
from tests.support.form_filling import ask, send
from tests.support.translations import publish_translation

QUESTIONS = [
    ask("section", "about", legend="Organisaatio"),
    ask("singleline", "organisation", "Organisaation nimi", meaning="organisation"),
    ask("email", "email", "Sähköposti", meaning="email"),
    ask("radio", "kind", "Muoto", choices={"ry": "Yhdistys", "oy": "Yritys"}),
]
SWEDISH = {
    "Organisaatio": "Organisation",
    "Organisaation nimi": "Organisationens namn",
    "Muoto": "Form",
    "Yhdistys": "Förening",
    "Yritys": "Företag",
    "Liity": "Gå med",
    "liity": "ga-med",
    "Lähetä": "Skicka",
    "Kiitos": "Tack",
}
ANSWERS = {"organisation": "Kvinnor rf", "email": "maja@example.org", "kind": "ry"}


def translate(page, words: dict[str, str]) -> FormPage:
    """Translate a page into Swedish as staff would, as far as there are words, and publish it."""
    swedish, _created = Locale.objects.get_or_create(language_code="sv")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=swedish)
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=swedish,
                context=segment.context,
                defaults={"data": words[segment.string.data]},
            )
    translation.save_target(publish=False)
    page.get_translation(swedish).get_latest_revision().publish()
    return page.get_translation(swedish).specific


@pytest.fixture
def page(home):
    page = FormPageFactory(parent=home, slug="liity", questions=QUESTIONS)
    page.save_revision().publish()
    return page


@pytest.fixture
def swedish(home, page):
    translate(home, {"Verkosto": "Nätverket", "etusivu": "hem"})
    return translate(page, SWEDISH)


def test_keys_and_choice_values_are_the_same_in_every_language(page, swedish):
    for one, other in zip(page.sections, swedish.sections, strict=True):
        for question, translation in zip(one.questions, other.questions, strict=True):
            assert question.key == translation.key
            assert [v for v, _w in question.choices] == [v for v, _w in translation.choices]


def test_form_is_asked_in_the_words_of_the_page(client, swedish):
    html = client.get(swedish.url).content.decode()
    for words in ("Organisation", "Organisationens namn", "Förening", "Skicka"):
        assert words in html


def test_applications_of_all_languages_come_to_one_inbox(client, page, swedish, admin_client):
    send(client, page.url, ANSWERS | {"organisation": "Naiset ry"})
    send(client, swedish.url, ANSWERS)
    assert set(Application.objects.values_list("language", flat=True)) == {"fi", "sv"}
    html = admin_client.get("/admin/applications/").content.decode()
    assert "Naiset ry" in html
    assert "Kvinnor rf" in html


def test_snapshot_has_the_words_as_asked_and_the_finnish_ones_beside(client, swedish, admin_client):
    send(client, swedish.url, ANSWERS)
    application = Application.objects.get()
    kind = application.answers[2]
    assert (kind["value"], kind["label"], kind["source_label"]) == ("ry", "Form", "Muoto")
    assert (kind["shown"], kind["source_shown"]) == ("Förening", "Yhdistys")
    html = admin_client.get(f"/admin/applications/{application.pk}/").content.decode()
    assert "Organisationens namn" in html
    assert "Organisaation nimi" in html


def test_changed_words_leave_keys_and_old_applications_alone(client, page, swedish):
    send(client, swedish.url, ANSWERS)
    before = Application.objects.get().answers
    questions = json.loads(json.dumps(QUESTIONS))
    questions[1]["value"]["label"] = "Yhdistyksenne nimi"
    page.questions = json.dumps(questions)
    page.save_revision().publish()
    assert Application.objects.get().answers == before
    assert FormPage.objects.get(pk=page.pk).sections[1].questions[0].key == "organisation"


def test_new_question_is_asked_in_every_language_at_once_and_says_its_language(
    client, page, swedish
):
    page.questions = json.dumps([*QUESTIONS, ask("singleline", "role", "Tehtävä")])
    page.save_revision().publish()
    html = client.get(swedish.url).content.decode()
    assert "Tehtävä" in html
    assert '<div class="field" lang="fi">' in html
    response = send(client, swedish.url, ANSWERS)
    assert response.status_code == 200  # the new question must be answered
    send(client, swedish.url, ANSWERS | {"role": "Ordförande"})
    assert Application.objects.get().answers[3]["value"] == "Ordförande"


def test_question_taken_away_is_not_asked_in_a_translation_that_still_has_it(client, page, swedish):
    page.questions = json.dumps(QUESTIONS[:3])
    page.save_revision().publish()
    assert "Förening" not in client.get(swedish.url).content.decode()
    assert send(client, swedish.url, ANSWERS).status_code == 302


def test_letter_is_in_the_language_of_the_application(client, swedish, monkeypatch):
    texts = RECEIVED.default_texts | {"sv": ("Tack {reference}", "Hej")}
    monkeypatch.setitem(kinds, RECEIVED.key, replace(RECEIVED, default_texts=texts))
    send(client, swedish.url, ANSWERS)
    assert Letter.objects.to("maja@example.org").get().subject.startswith("Tack")


def test_form_that_stands_in_for_its_translation_is_sent_and_thanked_below_its_own_address(
    client, home, page
):
    translate(home, {"Verkosto": "Nätverket", "etusivu": "hem"})
    response = send(client, "/sv/liity/", ANSWERS)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/sv/liity/kiitos/?")
    assert Application.objects.get().language == "sv"
    assert "Kvinnor rf" in client.get(response.headers["Location"]).content.decode()


def test_untranslated_question_is_named_before_its_translation_is_published(
    admin_client, page, swedish
):
    page.questions = json.dumps([*QUESTIONS, ask("singleline", "role", "Tehtävä järjestössä")])
    page.save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(page)
    html = publish_translation(admin_client, swedish).content.decode()
    assert "Tehtävä järjestössä" in html
    assert "Julkaise" in html


def test_language_that_is_removed_leaves_its_applications(client, swedish, admin_client):
    send(client, swedish.url, ANSWERS)
    swedish.delete()
    application = Application.objects.get()
    html = admin_client.get(f"/admin/applications/{application.pk}/").content.decode()
    assert "Organisationens namn" in html
