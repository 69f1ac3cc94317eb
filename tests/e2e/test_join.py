"""From an applicant's empty form to a public member, in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

FORM = "/fi/liity-mukaan/"


def take_time(page: Page) -> None:
    """Be as slow as a person: quicker than three seconds is a robot."""
    page.evaluate("new Promise((done) => setTimeout(done, 3500 - performance.now()))")


def fill_in(page: Page, organisation: str, **answers: str) -> None:
    answers = {
        "organisation": organisation,
        "work": "Tuemme naisia.",
        "name": "Maija Meikäläinen",
        "email": "maija@naiset.example.org",
    } | answers
    for name, answer in answers.items():
        page.locator(f"[name={name}]").fill(answer)


def send(page: Page) -> None:
    page.get_by_role("button", name="Lähetä hakemus").click()


def reference_on(page: Page) -> str:
    expect(page.locator("h1")).to_have_text("Kiitos, hakemus on perillä")
    return page.locator(".reference").inner_text()


def test_applicant_mends_errors_and_knows_that_it_arrived(page):
    page.goto(FORM)
    fill_in(page, "Virheiden kautta ry", email="maija@")
    take_time(page)
    send(page)
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("2 kohtaa pitää korjata")
    page.get_by_role("link", name="Tarkista kohta ”Sähköpostiosoite”").click()
    expect(page.locator("[name=email]")).to_be_focused()
    expect(page.locator("[name=email]")).to_have_value("maija@")
    page.locator("[name=email]").fill("maija@virheet.example.org")
    page.locator("[name=consent]").check()
    send(page)
    assert re.fullmatch(r"\w{4}-\w{4}", reference_on(page))
    expect(page.locator("main")).to_contain_text("Virheiden kautta ry")
    expect(page.get_by_role("button", name="Tulosta vastaukset")).to_be_visible()


def test_form_is_sent_by_keyboard_alone(page):
    page.goto(FORM)
    page.locator("[name=organisation]").focus()
    for text in ("Näppäimistö ry", "Oulu", "", "Teemme työtä", "", "Aino", "", "a@example.org", ""):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    expect(page.locator("[name=consent]")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Lähetä hakemus")).to_be_focused()
    take_time(page)
    page.keyboard.press("Enter")
    reference_on(page)


def test_going_back_and_sending_again_makes_no_second_application(page):
    page.goto(FORM)
    fill_in(page, "Takaisin ry")
    page.locator("[name=consent]").check()
    take_time(page)
    send(page)
    first = reference_on(page)
    page.go_back()
    fill_in(page, "Takaisin ry")
    page.locator("[name=consent]").check()
    send(page)
    assert reference_on(page) == first


def test_form_works_without_javascript(browser, site):
    context = browser.new_context(base_url=site.url, locale="fi-FI", java_script_enabled=False)
    page = context.new_page()
    page.goto(FORM)
    fill_in(page, "Ilman skriptejä ry", email="väärin")
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Tarkista kohta ”Sähköpostiosoite”")
    expect(page.locator("[name=organisation]")).to_have_value("Ilman skriptejä ry")
    page.locator("[name=email]").fill("oikein@example.org")
    page.locator("[name=consent]").check()
    send(page)
    reference_on(page)
    context.close()


def test_lost_cookies_and_an_old_ticket_lose_no_answers(page):
    page.goto(FORM)
    fill_in(page, "Unohtunut ry")
    page.locator("[name=consent]").check()
    page.context.clear_cookies()
    send(page)
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("Vastauksesi ovat tallella: lähetä lomake uudelleen")
    expect(page.locator("[name=organisation]")).to_have_value("Unohtunut ry")
    expect(page.locator("[name=consent]")).to_be_checked()
    page.locator("[name=ticket]").evaluate("field => { field.value = 'old' }")
    send(page)
    expect(notice).to_contain_text("lähetä lomake uudelleen")
    expect(page.locator("[name=email]")).to_have_value("maija@naiset.example.org")
    send(page)
    reference_on(page)


def test_draft_is_kept_only_where_the_applicant_chose_so_and_goes_when_sent(page):
    kept = "Object.keys(localStorage).length"
    page.goto(FORM)
    fill_in(page, "Kesken jäänyt ry")
    assert page.evaluate(kept) == 0
    page.get_by_label("Säilytä kirjoittamani tässä selaimessa").check()
    page.reload()
    expect(page.locator("[name=organisation]")).to_have_value("Kesken jäänyt ry")
    expect(page.get_by_text("löytyi tästä selaimesta")).to_be_visible()
    page.locator("[name=consent]").check()
    take_time(page)
    send(page)
    reference_on(page)
    assert page.evaluate(kept) == 0


def test_coordinator_takes_an_application_from_new_to_public_member(editor_page):
    editor_page.goto(FORM)
    fill_in(editor_page, "Naisten Valopilkku ry", email="maija@valopilkku.example.org")
    editor_page.locator("[name=consent]").check()
    take_time(editor_page)
    send(editor_page)
    reference_on(editor_page)

    editor_page.goto("/admin/")
    editor_page.get_by_role("link", name="Hakemukset", exact=True).first.click()
    editor_page.get_by_role("link", name="Naisten Valopilkku ry").click()
    editor_page.get_by_role("button", name="Ota käsittelyyn").click()
    expect(editor_page.locator(".application__title")).to_contain_text(
        "Käsittelyssä", ignore_case=True
    )
    editor_page.locator("[name=text]").fill("Soitin ja kysyin lisää.")
    editor_page.get_by_role("button", name="Lisää muistiinpano").click()
    expect(editor_page.get_by_text("Soitin ja kysyin lisää.")).to_be_visible()
    editor_page.get_by_role("link", name="Hyväksy…").click()
    expect(editor_page.locator("[name=organisation]")).to_have_value("Naisten Valopilkku ry")
    editor_page.locator("[name=municipality]").fill("Kuopio")
    editor_page.get_by_role("button", name="Hyväksy ja lähetä kirje").click()
    expect(editor_page.get_by_text("Hakemus hyväksyttiin")).to_be_visible()
    expect(editor_page.locator("#letters-content")).to_contain_text("maija@valopilkku.example.org")

    editor_page.goto("/fi/jasenet/")
    expect(editor_page.locator("main")).not_to_contain_text("Naisten Valopilkku ry")
    editor_page.go_back()
    facts = editor_page.locator(".application__facts")
    facts.get_by_role("link", name="Naisten Valopilkku ry").click()
    editor_page.locator("[name=is_public]").check()
    editor_page.get_by_role("button", name="Tallenna").click()
    editor_page.goto("/fi/jasenet/")
    expect(editor_page.locator("main")).to_contain_text("Naisten Valopilkku ry")
    expect(editor_page.locator("main")).to_contain_text("Kuopio")
    expect(editor_page.locator("main")).not_to_contain_text("valopilkku.example.org")
    editor_page.goto("/fi/")
    expect(editor_page.locator("main")).to_contain_text("Nyt meitä on 24.")
    editor_page.get_by_role("link", name="Ketkä ovat jäseniä").click()
    expect(editor_page.locator("h1")).to_have_text("Jäsenet")
