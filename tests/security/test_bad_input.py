"""Whatever comes from outside: an answer, never a server error."""

from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.core.signals import request_started
from django.db import OperationalError, close_old_connections
from django.test import Client, RequestFactory

import pytest

from config.wsgi import application
from tests.support.factories import ContentPageFactory, FormPageFactory, MeetingIndexPageFactory

ODD = [
    '"',
    "'",
    "\x00",
    "x" * 10_000,
    "\N{BALL OF YARN}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "%",
    "\\",
    "../../etc/passwd",
    "{{7*7}}",
    "<script>",
    "9" * 400,
    "2024-99-99",
    "-1",
]
NOT_TEXT = ["%FF%FE", "%", "q=%00", "q=%ff", "=&=&&", "q[]=1", "a=1;b=2", "page=%F0%28%8C%28"]


@pytest.fixture
def site(home):
    ContentPageFactory(parent=home, slug="sivu")
    MeetingIndexPageFactory(parent=home, slug="kokoukset")
    FormPageFactory(parent=home, slug="liity")
    return home


@pytest.fixture
def server(site):
    """The application as a web server calls it, in the test's own database transaction."""
    request_started.disconnect(close_old_connections)
    yield application
    request_started.connect(close_old_connections)


@pytest.fixture
def visitor():
    """A browser that shows a server error as a response, as it would come over the wire."""
    return Client(raise_request_exception=False)


ADDRESSES = ["/", "/fi/", "/fi/sivu/", "/fi/kokoukset/", "/fi/liity/", "/fi/haku/", "/admin/login/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_query_strings(visitor, site, address):
    for odd in ODD:
        query = dict.fromkeys(["q", "page", "year", "next", "preview", "x"], odd)
        assert visitor.get(address, query).status_code < 500, odd
    for query in NOT_TEXT:
        assert visitor.get(address, QUERY_STRING=query).status_code < 500, query


@pytest.mark.parametrize("place", ["/{}", "/fi/{}/", "/fi/sivu/{}/", "/media/images/{}"])
def test_odd_paths(visitor, site, place):
    for odd in [*ODD, "sivu/" * 2000, "a/" * 40, "%2e%2e/", "//", "_util/login"]:
        assert visitor.generic("GET", place.format(odd)).status_code < 500, odd


@pytest.mark.parametrize(
    "raw", ["/fi/%ff%fe/", "/%00", "/fi/%00/", "/fi/sivu/%00/", "/documents/%00/", "/fi/%c0%af/"]
)
def test_paths_that_are_not_even_text(visitor, site, raw):
    path = unquote_to_bytes(raw).decode("latin-1")
    assert visitor.get("/", PATH_INFO=path).status_code in {301, 302, 400, 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X" * 99])
def test_odd_methods(visitor, site, method):
    for address in ADDRESSES:
        assert visitor.generic(method, address).status_code < 500, address


@pytest.mark.parametrize(
    "charset",
    [
        "charset=utf-16",
        "charset=utf-7",
        "charset=idna",
        "charset=hex",
        "charset=nonsense",
        f"charset={'x' * 999}",
        "charset=\xff",
        "charset*=utf-8''rot13",
        "charset*0*=idna''utf; charset*1=16",
        "x*=bogus''idna",
        "x*=rot13''%41",
    ],
)
def test_forms_in_odd_charsets(server, charset):
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        for address in ("/fi/liity/", "/fi/haku/", "/admin/login/"):
            environ = RequestFactory()._base_environ(
                REQUEST_METHOD="POST",
                PATH_INFO=address,
                QUERY_STRING="name=x",
                CONTENT_TYPE=f"{kind}; {charset}",
                CONTENT_LENGTH="7",
                **{"wsgi.input": BytesIO(b"name=x\xff")},
            )
            statuses = []
            server(environ, lambda status, *_: statuses.append(status))  # noqa: B023
            assert not statuses[0].startswith("5"), (kind, address)


@pytest.mark.parametrize(
    "kind",
    ["multipart/form-data", "multipart/form-data; boundary=\xff", "text/plain", "a/b; ;=", ""],
)
def test_forms_of_odd_types(visitor, site, kind):
    assert visitor.generic("POST", "/fi/liity/", b"\xff" * 100, content_type=kind).status_code < 500


def test_form_with_very_many_fields(visitor, site):
    body = "&".join(f"f{number}=1" for number in range(20_000))
    response = visitor.generic(
        "POST", "/fi/liity/", body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 400


@pytest.mark.parametrize(
    "header",
    [
        "HTTP_ACCEPT_LANGUAGE",
        "HTTP_COOKIE",
        "HTTP_REFERER",
        "HTTP_X_FORWARDED_FOR",
        "HTTP_X_FORWARDED_PROTO",
        "HTTP_X_REQUESTED_WITH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_NONE_MATCH",
        "HTTP_ACCEPT_ENCODING",
        "HTTP_RANGE",
        "CONTENT_LENGTH",
    ],
)
def test_odd_headers(visitor, site, header):
    for odd in [*ODD, "fi;q=", ",,,", "a=b; c", "\xff"]:
        as_received = odd.encode().decode("latin-1")
        for address in ("/", "/fi/ei-ole/"):
            assert visitor.get(address, **{header: as_received}).status_code < 500, (address, odd)


@pytest.mark.parametrize(
    "host", ["evil.example.org", "", "localhost:port", "a" * 300, "\xff", "[::1"]
)
def test_other_hosts_are_refused_and_never_linked_to(visitor, site, host):
    response = visitor.get("/fi/sivu/", HTTP_HOST=host)
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        assert "evil" not in response.content.decode()


def test_session_cookie_that_we_never_gave_changes_nothing(visitor, site):
    visitor.cookies["sessionid"] = "0" * 32
    response = visitor.get("/fi/sivu/")
    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]


def test_database_away_is_a_plain_503_that_says_when_to_come_back(visitor, site, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr("pages.languages.Site.find_for_request", fail)
    for address in ("/", "/fi/", "/fi/sivu/", "/fi/ei-ole/", "/fi/haku/?q=x", "/sitemap.xml"):
        response = visitor.get(address)
        assert response.status_code == 503, address
        assert response.headers["Retry-After"]
        assert "hetken" in response.content.decode()
