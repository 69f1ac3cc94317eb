import pytest

pytestmark = pytest.mark.e2e


def test_administrator_signs_in_with_the_given_password(editor_page):
    assert editor_page.locator("h1").is_visible()


def test_second_start_finds_nothing_to_do(site):
    assert "No planned migration operations" in site.manage("migrate", "--plan")
