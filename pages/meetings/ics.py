"""Writing events in the iCalendar format (RFC 5545).

The frame of a calendar is made with the `icalendar` package. Its events are not: a feed of a
thousand meetings would take half a second instead of some hundredths (bench/meetings.py).
"""

from datetime import UTC, datetime

LONGEST_LINE = 75  # octets, without the line end
ESCAPES = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
    | {chr(code): "" for code in range(32) if chr(code) not in "\n\t"}
)


def escape(text: str) -> str:
    return text.translate(ESCAPES)


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def local(moment: datetime) -> str:
    """Return the wall time of an aware moment; its zone is named by the property's TZID."""
    return f"{moment:%Y%m%dT%H%M%S}"


def fold(line: str) -> bytes:
    """Return the line as UTF-8, broken where it is too long, never inside a character."""
    octets = line.encode()
    parts = []
    while len(octets) > LONGEST_LINE - bool(parts):
        end = LONGEST_LINE - bool(parts)
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # in the middle of a character
            end -= 1
        parts.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join([*parts, octets]) + b"\r\n"


def event(properties: list[tuple[str, str]]) -> bytes:
    """Return a VEVENT of the properties that have a value. Texts must be escaped already."""
    lines = [fold(f"{name}:{value}") for name, value in properties if value]
    return b"BEGIN:VEVENT\r\n" + b"".join(lines) + b"END:VEVENT\r\n"
