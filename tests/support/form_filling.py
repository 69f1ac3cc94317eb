"""Building forms for tests, and filling them in as a person would."""

from datetime import timedelta
from html.parser import HTMLParser
from unittest import mock

from django.utils import timezone


def ask(kind: str, key: str, label: str = "", **settings) -> dict:
    """Return a block for `FormPage.questions`; a question is required unless `required` says so."""
    if kind == "section":
        return {"type": kind, "id": key, "value": {"text": "", **settings}}
    value = {"label": label, "help_text": "", "required": True} | settings
    if "choices" in settings:
        value["choices"] = [
            {"type": "item", "id": value_, "value": words}
            for value_, words in settings["choices"].items()
        ]
    return {"type": kind, "id": key, "value": value}


class InputParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hidden = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input" and attrs.get("type") == "hidden":
            self.hidden[attrs["name"]] = attrs["value"]


def hidden_inputs(html: str) -> dict[str, str]:
    """Return the hidden inputs that the forms of a page send along."""
    parser = InputParser()
    parser.feed(html)
    return parser.hidden


def fill_in(client, url: str, answers: dict) -> dict:
    """Open a form, take a minute over it, and return what the browser would then send."""
    a_minute_ago = (timezone.now() - timedelta(minutes=1)).timestamp()
    with mock.patch("forms.filling.ticket.time.time", return_value=a_minute_ago):
        html = client.get(url).content.decode()
    return hidden_inputs(html) | answers


def send(client, url: str, answers: dict):
    """Open a form, fill it in and send it."""
    return client.post(url, fill_in(client, url, answers))
