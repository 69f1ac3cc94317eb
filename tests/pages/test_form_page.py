"""The form that staff build: what is asked, how it comes back, what is kept of it."""

import pytest

from forms.models import Application
from tests.factories import FormPageFactory
from tests.forms import ask, send


@pytest.fixture
def page(home):
    return FormPageFactory(
        parent=home,
        slug="liity",
        thank_you_title="Kiitos hakemuksesta",
        questions=[
            ask("singleline", "organisation", "Organisaatio", meaning="organisation"),
            ask("email", "email", "Sähköposti", meaning="email"),
            ask("consent", "consent", "Tiedot saa tallentaa"),
        ],
    )


ANSWERS = {"organisation": "Naiset ry", "email": "maija@example.org", "consent": "on"}


def test_explains_the_required_mark_before_the_first_question(client, page):
    html = client.get(page.url).content.decode()
    assert html.index("Tähdellä") < html.index("Organisaatio")


def test_sending_stores_an_application_and_leads_to_the_thanks(client, page):
    response = send(client, page.url, ANSWERS)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/fi/liity/kiitos/?")
    application = Application.objects.get()
    html = client.get(response.headers["Location"]).content.decode()
    assert "Kiitos hakemuksesta" in html
    assert application.reference in html
    assert "Naiset ry" in html
    assert (application.organisation, application.email) == ("Naiset ry", "maija@example.org")
