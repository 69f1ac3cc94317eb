"""What every visitor may count on: no script, no cookie, no other host, a keyboard is enough."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e

PAGES = [
    "/fi/",
    "/fi/tausta/",
    "/fi/kokoukset/",
    "/fi/turvallisemman-tilan-periaatteet/",
    "/fi/yhteystiedot/",
    "/fi/liity-mukaan/",
    "/fi/haku/?q=verkosto",
    "/fi/ei-ole/",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_keeps_to_itself(page, site, path):
    hosts, errors = set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(path)
    assert hosts == {site.url.split("/")[2]}
    assert [error for error in errors if "404" not in error] == []
    cookies = {cookie["name"] for cookie in page.context.cookies()}
    assert cookies <= ({"csrftoken"} if "liity" in path else set())


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_a_narrow_screen(browser, site, path):
    context = browser.new_context(base_url=site.url, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_keyboard_reaches_the_content_and_the_menu_without_scripts(browser, site):
    context = browser.new_context(
        base_url=site.url, viewport={"width": 360, "height": 640}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/fi/tausta/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Siirry sisältöön")).to_be_focused()
    menu = page.get_by_role("navigation", name="Päävalikko")
    expect(menu).not_to_be_visible()
    page.get_by_role("button", name="Valikko", exact=True).focus()
    page.keyboard.press("Enter")
    menu.get_by_role("link", name="Kokoukset").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Kokoukset")).to_be_visible()
    context.close()


def test_principles_print_on_one_page(page):
    page.goto("/fi/turvallisemman-tilan-periaatteet/")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1
