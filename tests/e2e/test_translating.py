"""An editor's journey through a new language, and a phrase in another one."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e


@pytest.fixture
def editor(editor_page):
    """The editor's window, wide enough for the table. It fails on any error of a script."""
    errors = []
    editor_page.on("pageerror", lambda error: errors.append(str(error)))
    editor_page.set_viewport_size({"width": 1280, "height": 900})
    yield editor_page
    assert errors == []


def open_table(editor):
    editor.goto("/admin/languages/")


def cell(editor, title, language):
    """Return the link of the table where the page and the language meet."""
    names = editor.locator(".languages-table thead th").all_inner_texts()
    row = editor.locator(".languages-table tbody tr").filter(
        has=editor.get_by_role("link", name=title, exact=True)
    )
    return row.locator("th, td").nth(names.index(language)).locator("a")


def translate_parts(editor, leave: int = 0):
    """Write a translation into every part that has none, but into the last `leave` ones."""
    expect(editor.locator(".js-translation-editor [role=tab]").first).to_be_visible()
    for tab in editor.locator(".js-translation-editor [role=tab]").all():
        tab.click()
        buttons = editor.locator(".js-translation-editor li button:visible").filter(
            has_text=re.compile("^Käännä$")
        )
        while buttons.count() > leave:
            buttons.first.click()
            editor.locator(".js-translation-editor textarea:visible").fill("Eesti keeles")
            with editor.expect_response("**/strings/*/edit/"):
                editor.get_by_role("button", name="Tallenna", exact=True).click()
            expect(editor.locator(".js-translation-editor textarea:visible")).to_have_count(0)


def publish(editor):
    with editor.expect_navigation():
        editor.get_by_role("button", name="Julkaise kieliversio").click()


def test_language_is_added_translated_published_and_kept_up_to_date(editor):
    editor.goto("/admin/locales/new/")
    editor.locator("[name=language_code]").select_option("et")
    editor.get_by_role("button", name="Tallenna").click()

    open_table(editor)
    expect(cell(editor, "Naiserityisen työn verkosto", "eesti")).to_contain_text("puuttuu")
    cell(editor, "Naiserityisen työn verkosto", "eesti").click()
    expect(editor.locator("[name=locales]:checked")).to_have_count(1)
    editor.locator("main form [type=submit]").click()
    expect(editor.locator(".translation-report h2")).to_contain_text("kesken")

    translate_parts(editor, leave=1)
    publish(editor)
    expect(editor.get_by_role("heading", name="Julkaistaanko keskeneräisenä?")).to_be_visible()
    expect(editor.locator("main li")).not_to_have_count(0)
    editor.get_by_role("button", name="Julkaise keskeneräisenä").click()
    expect(editor.locator(".messages")).to_contain_text("eesti")
    open_table(editor)
    expect(cell(editor, "Naiserityisen työn verkosto", "eesti")).to_contain_text("vanhentunut")

    cell(editor, "Naiserityisen työn verkosto", "eesti").click()
    translate_parts(editor)
    publish(editor)
    open_table(editor)
    expect(cell(editor, "Naiserityisen työn verkosto", "eesti")).to_contain_text("käännetty")

    editor.get_by_role("link", name="Naiserityisen työn verkosto", exact=True).click()
    editor.locator("[name=join_title]").fill("Uusi kysymys organisaatiollenne?")
    editor.get_by_role("button", name="Lisää toimintoja").first.click()
    editor.get_by_role("button", name="Julkaise", exact=True).click()
    expect(editor.locator(".messages")).to_contain_text("julkaistu")

    open_table(editor)
    cell(editor, "Naiserityisen työn verkosto", "eesti").click()
    expect(editor.locator(".translation-report")).to_contain_text("Uusi kysymys")
    expect(editor.locator(".translation-report")).to_contain_text("Käännös ennen muutosta")
    translate_parts(editor)
    publish(editor)
    open_table(editor)
    expect(cell(editor, "Naiserityisen työn verkosto", "eesti")).to_contain_text("käännetty")


def test_phrase_is_marked_as_being_in_another_language(editor):
    open_table(editor)
    editor.get_by_role("link", name="Tausta", exact=True).click()
    text = editor.locator(".public-DraftEditor-content").first
    text.click()
    editor.keyboard.press("Control+Home")
    for _letter in range(6):
        editor.keyboard.press("Shift+ArrowRight")
    editor.get_by_role("button", name="Ilmaisun kieli").click()
    editor.get_by_role("button", name="svenska").click()
    expect(editor.locator("[name=body-1-value]")).to_have_value(re.compile("LANGUAGE-sv"))
    editor.get_by_role("button", name="Lisää toimintoja").first.click()
    editor.get_by_role("button", name="Julkaise", exact=True).click()
    expect(editor.locator(".messages")).to_contain_text("julkaistu")
    editor.goto("/fi/tausta/")
    expect(editor.locator("main span[lang=sv]")).to_have_text("Vuonna")
