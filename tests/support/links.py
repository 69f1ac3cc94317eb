"""Reading the whole site as a visitor would, link by link."""

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin


class LinkParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (href := dict(attrs).get("href")):
            self.links.append(href)


def links_of(html: str) -> list[str]:
    """Return the addresses of all links of a page, in order."""
    parser = LinkParser()
    parser.feed(html)
    return parser.links


def read_site(client, start: str) -> dict[str, str]:
    """Follow every link of the site from `start`; return address -> HTML. Fails on a dead link."""
    pages, waiting = {}, [start]
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        pages[address] = response.content.decode()
        for link in links_of(pages[address]):
            target = urldefrag(urljoin(address, link)).url
            if target.startswith("/") and target not in pages and target not in waiting:
                waiting.append(target)
    return pages
