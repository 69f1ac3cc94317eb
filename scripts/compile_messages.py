"""Compile every message catalogue that is newer than its compiled form."""

import os
from pathlib import Path

import polib

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"


def is_stale(catalogue: Path, compiled: Path) -> bool:
    return not compiled.exists() or compiled.stat().st_mtime_ns < catalogue.stat().st_mtime_ns


def compile_catalogue(catalogue: Path, compiled: Path) -> None:
    """Put the whole new file in the place of the old: a running site may be reading it."""
    draft = compiled.with_suffix(f".{os.getpid()}")
    polib.pofile(catalogue).save_as_mofile(draft)
    draft.replace(compiled)


if __name__ == "__main__":
    for catalogue in LOCALE_DIR.rglob("*.po"):
        compiled = catalogue.with_suffix(".mo")
        if is_stale(catalogue, compiled):
            compile_catalogue(catalogue, compiled)
