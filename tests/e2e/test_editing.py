"""An editor's first task: change a text, look at it, publish it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e


def test_editor_changes_the_background_page_and_visitors_read_it(editor_page, browser, site):
    editor_page.goto("/admin/pages/search/?q=Tausta")
    editor_page.get_by_role("link", name="Tausta", exact=True).click()
    intro = editor_page.get_by_role("textbox", name="Johdanto")
    intro.fill("Verkoston tarina alkoi vuonna 2019.")

    editor_page.get_by_role("button", name="Esikatselu").click()
    preview = editor_page.frame_locator("iframe[title=Esikatsele]").last
    expect(preview.get_by_text("Verkoston tarina alkoi vuonna 2019.")).to_be_visible()

    editor_page.get_by_role("button", name="Lisää toimintoja").click()
    editor_page.get_by_role("button", name="Julkaise").click()
    expect(editor_page.get_by_text("julkaistu").first).to_be_visible()

    visitor = browser.new_context(base_url=site.url, java_script_enabled=False).new_page()
    visitor.goto("/fi/tausta/")
    expect(visitor.get_by_text("Verkoston tarina alkoi vuonna 2019.")).to_be_visible()
    visitor.context.close()


def test_admin_speaks_finnish_and_calls_no_other_host(editor_page, site):
    hosts = set()
    editor_page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    for path in ("/admin/", "/admin/pages/", "/admin/images/", "/admin/reports/site-history/"):
        editor_page.goto(path)
        assert editor_page.locator("html").get_attribute("lang") == "fi"
    assert hosts == {site.url.split("/")[2]}
