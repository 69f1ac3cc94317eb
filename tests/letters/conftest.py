"""A kind of letter, and a mail server to send it to."""

import pytest

from letters.kinds import Field, LetterKind, kinds
from tests.support.smtp_server import SmtpServer, mailers, serve


@pytest.fixture
def welcome(monkeypatch) -> LetterKind:
    """A kind of letter with a field, in Finnish and Swedish."""
    kind = LetterKind(
        key="welcome",
        title="Tervetuloa",
        audience="member",
        fields={"name": Field("Vastaanottajan nimi", "Maija Mehiläinen")},
        default_texts={
            "fi": ("Hei {name}", "Tervetuloa, {name}!"),
            "sv": ("Hej {name}", "Välkommen, {name}!"),
        },
    )
    monkeypatch.setitem(kinds, kind.key, kind)
    return kind


@pytest.fixture
def smtp(settings):
    """A mail server, named in the settings; its clients lose patience soon."""
    with serve(SmtpServer()) as server:
        settings.MAILERS = mailers(server.port)
        yield server
