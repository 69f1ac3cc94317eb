"""Run every test: the suite on SQLite and on PostgreSQL, the journeys in a browser.

What this machine lacks is installed where that can be done. What can still not be run is named
at the end; with CI=true that is a failure.
"""

import os
import sys
from pathlib import Path

from programs import exit_with, run
from with_postgres import find_programs

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
SIDE_BY_SIDE = ["-n", "auto", "--dist", "loadfile"]  # a file of tests on each processor
WITH_POSTGRES = [sys.executable, "scripts/with_postgres.py"]


def has_postgres() -> bool:
    return bool(os.environ.get("TEST_DATABASE_URL") or find_programs())


def has_browser() -> bool:
    return run([sys.executable, "tests/e2e/chromium.py"]) == 0


def can_install(*debian_packages: str) -> bool:
    return run(["scripts/debian.sh", *debian_packages]) == 0


def main() -> int:
    os.chdir(ROOT)
    os.environ.pop("DATABASE_URL", None)
    not_run, failed = [], []

    if not has_postgres() and not can_install("postgresql"):
        not_run.append("PostgreSQL")
    if not has_browser() and not can_install("chromium"):
        run([sys.executable, "-m", "playwright", "install", "chromium"])
    if not has_browser():
        not_run.append("Chromium")

    for name, needed, command in (
        ("the suite on SQLite", None, [*PYTEST, *SIDE_BY_SIDE]),
        ("the suite on PostgreSQL", "PostgreSQL", [*WITH_POSTGRES, *PYTEST, *SIDE_BY_SIDE]),
        ("the journeys in a browser", "Chromium", [*PYTEST, "-m", "e2e", "tests/e2e"]),
    ):
        if needed not in not_run:
            say(f"Running {name}")
            if run(command):
                failed.append(name)

    if not_run:
        say(f"NOT TESTED: this machine lacks {' and '.join(not_run)}. Install it and test again.")
    if failed:
        say(f"FAILED: {', '.join(failed)}.")
    return 1 if failed or (not_run and os.environ.get("CI") == "true") else 0


def say(line: str) -> None:
    print(f"\n{line}", flush=True)


if __name__ == "__main__":
    exit_with(main)
