"""A real site and a real browser for the journeys.

The site is started as `make run` starts it, on a database of its own: what works here works in
production. A journey finds the starter content, and makes the rest in the browser or by `manage`.
"""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.e2e.chromium import chromium

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 180  # migrations and static files included


@dataclass
class Site:
    url: str
    email: str
    password: str
    var: Path
    environment: dict[str, str]

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(ROOT / "manage.py"), *arguments]

    def manage(self, *arguments: str) -> str:
        """Run a management command on the site and return what it printed."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=10):  # noqa: S310
            return True
    except OSError:
        return False


@pytest.fixture(autouse=True)
def wednesday_noon():
    """Go by the machine's clock, as the site and the browser do."""


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Site:
    """The site, served as in production; everything it keeps is thrown away afterwards."""
    var = tmp_path_factory.mktemp("var")
    url = f"http://localhost:{(port := free_port())}"
    account = {"ADMIN_EMAIL": "admin@example.org", "ADMIN_PASSWORD": "a password for tests"}
    site = Site(
        url=url,
        email=account["ADMIN_EMAIL"],
        password=account["ADMIN_PASSWORD"],
        var=var,
        environment=os.environ
        | account
        | {
            "DATABASE_URL": f"sqlite:///{var}/site.sqlite3",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PORT": str(port),
            "SITE_URL": url,
            "VAR_DIR": str(var),
        },
    )
    with (
        Path(var, "output").open("w") as output,
        subprocess.Popen(
            site.command("start"), env=site.environment, stdout=output, stderr=output
        ) as process,
    ):
        deadline = time.monotonic() + SECONDS_TO_START
        while not answers(url) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.2)
        try:
            assert answers(url), Path(var, "output").read_text()
            yield site
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser, site):
    """A visitor's fresh browser window; `page.goto("/")` opens the site."""
    context = browser.new_context(base_url=site.url, locale="fi-FI")
    yield context.new_page()
    context.close()


@pytest.fixture
def editor_page(page, site):
    """A window in which the administrator has signed in."""
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(site.email)
    page.locator("[name=password]").fill(site.password)
    page.locator("form [type=submit]").click()
    page.wait_for_url("**/admin/")
    return page
