"""Writing events in the iCalendar format (RFC 5545).

The frame of a calendar is made with the `icalendar` package. Its events are not: a feed of a
thousand meetings would take half a second instead of some hundredths (bench/meetings.py).
"""

import re
from datetime import UTC, datetime

LONGEST_LINE = 75  # octets, without the line end
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def escape(text: str) -> str:
    text = CONTROL.sub("", text.replace("\r\n", "\n"))
    for character, escaped in (("\\", r"\\"), (";", r"\;"), (",", r"\,"), ("\n", r"\n")):
        text = text.replace(character, escaped)
    return text


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def local(moment: datetime) -> str:
    """Return the wall time of an aware moment; its zone is named by the property's TZID."""
    return f"{moment:%Y%m%dT%H%M%S}"


def fold(line: str) -> str:
    """Return the line broken where its UTF-8 is too long, never inside a character."""
    if len(line) <= LONGEST_LINE and line.isascii():
        return line
    octets = line.encode()
    parts = []
    while len(octets) > LONGEST_LINE - bool(parts):
        end = LONGEST_LINE - bool(parts)
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # in the middle of a character
            end -= 1
        parts.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join([*parts, octets]).decode()


def event(properties: list[tuple[str, str]]) -> bytes:
    """Return a VEVENT of the properties that have a value. Texts must be escaped already."""
    lines = [fold(f"{name}:{value}") for name, value in properties if value]
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]).encode()
