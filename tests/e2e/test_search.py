from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.e2e


def test_suggestions_are_chosen_by_keyboard_and_told_to_screen_readers(page):
    page.goto("/fi/haku/")
    field = page.get_by_role("combobox")
    field.press_sequentially("kokouk")
    option = page.get_by_role("option").first
    option.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert "ehdotus" in page.get_by_role("status").text_content()
    field.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    assert option.get_attribute("aria-selected") == "true"
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/fi/kokoukset/")


def test_enter_searches_for_what_was_written(page):
    page.goto("/fi/haku/")
    page.get_by_role("combobox").fill("naisille")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/fi/haku/?q=naisille")
    assert page.locator("mark").first.is_visible()


def test_fifty_visitors_at_once_get_the_same_answers(site):
    words = ["kokouksissa", "naisille", "verkostoja", "häirinnästä", "tiloissa"]

    def ask(word):
        with urlopen(f"{site.url}/fi/haku/?q={quote(word)}", timeout=60) as answer:  # noqa: S310
            return answer.read()

    alone = [ask(word) for word in words]
    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(ask, words * 10)) == alone * 10
