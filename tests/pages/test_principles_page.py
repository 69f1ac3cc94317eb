import json

import pytest

from tests.support.factories import PrinciplesPageFactory


@pytest.fixture
def page(home):
    principles = [
        {"sentence": "Kunnioita rajoja.", "explanation": "Niin kehon kuin mielenkin."},
        {"sentence": "Kuuntele ja opi.", "explanation": ""},
    ]
    return PrinciplesPageFactory(
        parent=home,
        title="Periaatteet",
        principles=json.dumps([{"type": "principle", "value": value} for value in principles]),
    )


def test_shows_the_principles_in_order(client, page):
    html = client.get(page.url).content.decode()
    assert html.index("Kunnioita rajoja.") < html.index("Kuuntele ja opi.")
    assert "Niin kehon kuin mielenkin." in html


def test_each_principle_has_an_address_of_its_own(client, page):
    html = client.get(page.url).content.decode()
    assert 'id="1-kunnioita-rajoja"' in html
    assert 'id="2-kuuntele-ja-opi"' in html
