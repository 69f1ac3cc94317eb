"""The letters that contact persons get."""

import re
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from letters.kinds import Field, LetterKind, read_texts, register

TEXTS = read_texts(Path(__file__).with_name("letter_texts"))

LINK_SECRET = re.compile(r"(?<=/oma-sivu/)[\w-]{40,}")
PERSON = {"name": Field(_("Name of the contact person."), "Maija Meikäläinen")}
MEETING = PERSON | {
    "meeting": Field(_("Title of the meeting."), "Verkoston kokous"),
    "when": Field(_("Day and time of the meeting."), "keskiviikko 27.1.2027 klo 13–15"),
    "where": Field(_("Place of the meeting."), "Teams"),
    "join": Field(_("Line with the link to join; empty without one."), "Liity: https://..."),
    "note": Field(_("What happened to the meeting; empty if nothing did."), "Sali oli varattu."),
    "page": Field(_("Address of the meeting’s page."), "https://www.example.org/fi/kokoukset/..."),
    "stop": Field(_("Address where these letters can be stopped."), "https://www.example.org/..."),
}

NEW_LINK = register(
    LetterKind(
        key="personal-link",
        title=_("Personal link"),
        audience="member",
        fields=PERSON
        | {
            "organisation": Field(_("Name of the organisation."), "Naisten talo ry"),
            "link": Field(_("The personal link."), "https://www.example.org/fi/oma-sivu/..."),
        },
        default_texts=TEXTS["personal-link"],
        secret=LINK_SECRET,
    )
)

MEETING_REMINDER = register(
    LetterKind(
        key="meeting-reminder",
        title=_("Reminder of a meeting"),
        audience="member",
        fields=MEETING,
        default_texts=TEXTS["meeting-reminder"],
    )
)

MEETING_CHANGED = register(
    LetterKind(
        key="meeting-changed",
        title=_("A meeting has a new time or place"),
        audience="member",
        fields=MEETING
        | {"before": Field(_("Its earlier time."), "keskiviikko 20.1.2027 klo 13–15")},
        default_texts=TEXTS["meeting-changed"],
    )
)

MEETING_CANCELLED = register(
    LetterKind(
        key="meeting-cancelled",
        title=_("A meeting is cancelled"),
        audience="member",
        fields=MEETING,
        default_texts=TEXTS["meeting-cancelled"],
    )
)

ADDRESS_CHANGED = register(
    LetterKind(
        key="address-changed",
        title=_("Somebody changed the email address"),
        audience="member",
        fields=PERSON,
        default_texts=TEXTS["address-changed"],
    )
)
