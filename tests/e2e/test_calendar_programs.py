"""A calendar program that subscribes to the site follows what happens to a meeting."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair meetings]
a = "site"
b = "here"
collections = null
[storage site]
type = "http"
url = "{url}/fi/kokoukset/kalenteri.ics"
[storage here]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
"""
KHAL = """
[calendars]
[[meetings]]
path = {folder}/calendar
[locale]
local_timezone = Europe/Helsinki
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
CHANGE = """
from datetime import timedelta
from meetings.models import MeetingPage
page = MeetingPage.objects.filter(start__month=5, start__year=2024).get(locale__language_code="fi")
{steps}
page.save_revision().publish()
"""


class CalendarProgram:
    """vdirsyncer fetches the feed, khal shows it."""

    def __init__(self, folder: Path, url: str):
        self.folder = folder
        (folder / "calendar").mkdir()
        for name, text in (("vdirsyncer", VDIRSYNCER), ("khal", KHAL)):
            (folder / name).write_text(text.format(folder=folder, url=url))
        self.run("vdirsyncer", "discover")

    def run(self, program: str, *arguments: str) -> str:
        path = Path(sys.executable).parent / program
        option = [str(path), "-c", str(self.folder / program)]
        return subprocess.run(
            [*option, *arguments], capture_output=True, text=True, check=True, input="y\n" * 9
        ).stdout

    def spring(self) -> list[str]:
        """Return the meetings of spring 2024 as the program shows them after asking again."""
        self.run("vdirsyncer", "sync")
        line = "{start}|{title}|{status}"
        shown = self.run("khal", "list", "2024-05-01", "61d", "--day-format", "", "--format", line)
        return [row.strip() for row in shown.splitlines() if "|" in row]


def test_program_follows_a_meeting_without_a_double(site, tmp_path):
    program = CalendarProgram(tmp_path, site.url)

    def change(*steps):
        site.manage("shell", "-c", CHANGE.format(steps="\n".join(steps)))

    assert program.spring() == ["2024-05-22 13:00|Verkoston kokous|CONFIRMED"]
    change("page.slug = 'toinen-osoite'")
    assert program.spring() == ["2024-05-22 13:00|Verkoston kokous|CONFIRMED"]
    change(
        "page.start += timedelta(days=7)",
        "page.end += timedelta(days=7)",
        "page.status, page.status_note = 'moved', 'Siirtyi.'",
    )
    assert program.spring() == ["2024-05-29 13:00|Verkoston kokous|CONFIRMED"]
    change("page.title = 'Kevätkokous'")
    assert program.spring() == ["2024-05-29 13:00|Kevätkokous|CONFIRMED"]
    change("page.status, page.status_note = 'cancelled', 'Peruttiin.'")
    assert program.spring() == ["2024-05-29 13:00|Peruttu: Kevätkokous|CANCELLED"]
