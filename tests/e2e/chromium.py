"""The browser that the journeys are tried in: the system's Chromium, else Playwright's own."""

import os
import shutil
import sys
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, sync_playwright

# Nothing but the site is talked to; root cannot use the sandbox.
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Browser:
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=[*ARGUMENTS, *sandbox],
        )
        yield browser
        browser.close()


if __name__ == "__main__":
    try:
        with chromium():
            pass
    except Error:
        sys.exit(1)
