"""Finnish morphology by Voikko: one dictionary, two ways to reach it.

Both give the same thing, a string for each reading of a word (see `finnish.py`). The library
of the system is quick and small; where it is missing, the Python package does the same work
in a process of its own (`voikko_process.py`).
"""

import logging
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from search.analysis.voikko_process import ask

logger = logging.getLogger(__name__)


class Voikko(Protocol):
    name: str

    def readings(self, word: str) -> list[str]:
        """Return how a word in lower case can be read; nothing for an unknown word.

        Not safe for threads: the caller holds a lock.
        """


class SystemVoikko:
    """The system's libvoikko with its Finnish dictionary; raises OSError where there is none."""

    def __init__(self):
        import libvoikko

        try:
            self.handle = libvoikko.Voikko("fi")
        except libvoikko.VoikkoException as error:
            raise OSError(str(error)) from error
        self.name = f"libvoikko {self.handle.getVersion()}"

    def readings(self, word: str) -> list[str]:
        readings = self.handle.analyze(word)
        return [reading["FSTOUTPUT"] for reading in readings if "FSTOUTPUT" in reading]


class PythonVoikko:
    """The Python package pyvoikko; raises OSError where it is not installed."""

    def __init__(self):
        try:
            self.name = f"pyvoikko {version('pyvoikko')}"
        except PackageNotFoundError as error:
            raise OSError(str(error)) from error

    def readings(self, word: str) -> list[str]:
        try:
            return ask(word)
        except OSError:
            # The word is then read by its stem: a poorer answer, and better than none.
            logger.exception("pyvoikko does not answer")
            return []


@cache
def find_voikko() -> Voikko | None:
    """Return the best Voikko of this machine, or None."""
    for adapter in (SystemVoikko, PythonVoikko):
        try:
            return adapter()
        except (ImportError, OSError):
            continue
    return None
