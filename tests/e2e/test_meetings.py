"""A coordinator plans a year; a member finds the meetings, without password or scripts."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e

MAKE_MEMBER = """
from members.links import make_link
from members.models import ContactPerson, MemberOrganisation
member = MemberOrganisation(name="Naisten talo ry")
member.contact_persons = [ContactPerson(name="Maija Meikäläinen", email="maija@example.org")]
member.save()
print(make_link(member.contact_persons.get()))
"""
JOIN_URL = "https://teams.example.org/l/meetup-join/abc"


def test_coordinator_plans_a_year_and_a_member_sees_it(editor_page, browser, site):
    page = editor_page
    page.get_by_role("link", name="Lisää kokouksia").click()
    days = page.get_by_label("Päivämäärä", exact=True)
    for number, day in enumerate(["3.2.2099", "28.8.2099", "6.1.2099"]):
        days.nth(number).fill(day)
    page.get_by_label("Osallistumislinkki").fill(JOIN_URL)
    page.get_by_role("button", name="Katso, mitä luodaan").click()
    expect(page.get_by_role("heading", name="Luodaan 3 kokousta")).to_be_visible()
    expect(page.get_by_text("Pyhäpäivä: Loppiainen.")).to_be_visible()

    page.get_by_role("button", name="Takaisin päiviin").click()
    days.nth(2).fill("7.1.2099")
    page.get_by_role("button", name="Katso, mitä luodaan").click()
    page.get_by_role("button", name="Luo ja julkaise").click()
    expect(page.get_by_text("3 kokousta julkaistiin.")).to_be_visible()

    context = browser.new_context(base_url=site.url, locale="fi-FI", java_script_enabled=False)
    visitor = context.new_page()
    visitor.goto("/fi/kokoukset/")
    expect(visitor.get_by_text("7. tammikuuta 2099")).to_be_visible()
    assert JOIN_URL not in visitor.content()

    sent = []
    visitor.on("request", lambda request: sent.append((request.url, request.headers)))
    visitor.goto(site.manage("shell", "-v0", "-c", MAKE_MEMBER).split()[-1])
    expect(visitor.get_by_role("link", name="Liity kokoukseen").first).to_have_attribute(
        "href", JOIN_URL
    )
    visitor.get_by_label("Puhelin").fill("040 123")
    visitor.get_by_role("button", name="Tallenna").click()
    expect(visitor.get_by_text("Tietosi on tallennettu.")).to_be_visible()
    visitor.get_by_role("link", name="Tausta").first.click()
    secrets = [headers.get("referer", "") for _url, headers in sent]
    assert not any("oma-sivu" in referer for referer in secrets)
    assert {url.split("/")[2] for url, _headers in sent} == {site.url.split("/")[2]}
    assert context.cookies() == []
    context.close()
