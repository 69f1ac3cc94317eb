"""When two organisations are probably one: by name, by web address, by email."""

import re
import unicodedata
from urllib.parse import urlsplit

LEGAL_FORMS = {"ry", "rf", "oy", "ab", "oyj", "sr", "rs", "osk"}
# Many share these, so they say nothing about the organisation.
COMMON_DOMAINS = {
    "facebook.com",
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fi",
    "icloud.com",
    "instagram.com",
    "kolumbus.fi",
    "live.com",
    "live.fi",
    "luukku.com",
    "msn.com",
    "outlook.com",
    "pp.inet.fi",
    "proton.me",
    "protonmail.com",
    "suomi24.fi",
    "yahoo.com",
}


def fold(text: str) -> str:
    """Return the text in lower case and without accents: "Äiti" and "äiti" are both "aiti"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def name_key(name: str) -> str:
    """Return what stays the same when a name is written another way: "Naiset ry" -> "naiset"."""
    written_out = re.sub(r"\br\.\s?([yf])\b", r"r\1", fold(name))
    words = re.findall(r"\w+", written_out)
    return " ".join([word for word in words if word not in LEGAL_FORMS] or words)[:200]


def domain_of(address: str) -> str:
    """Return the domain of a web or email address, or "" if it tells nothing about its owner."""
    host = address.rpartition("@")[2] if "@" in address else web_host(address)
    host = host.casefold().strip(".").removeprefix("www.")
    return "" if host in COMMON_DOMAINS else host[:200]


def web_host(address: str) -> str:
    try:
        return urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
