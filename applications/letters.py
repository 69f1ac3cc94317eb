"""The letters about an application: that it arrived, and what was decided."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from applications.handlers import all_handlers
from letters.kinds import HIDDEN, Field, LetterKind, read_texts, register
from letters.models import Letter
from letters.queue import Envelope, enqueue, enqueue_many, preview
from members.letters import LINK_SECRET
from members.links import make_link

TEXTS = read_texts(Path(__file__).with_name("letter_texts"))
FIELDS = {
    "reference": Field(_("number of the application"), "K7TM-2Q9P"),
    "organisation": Field(_("name of the organisation"), "Esimerkkiyhdistys ry"),
    "name": Field(_("name of the contact person"), "Maija Meikäläinen"),
}
ANSWERS = Field(_("all questions and answers"), "Organisaatio: Esimerkkiyhdistys ry")

RECEIVED = register(
    LetterKind(
        key="application-received",
        title=_("An application has arrived: to the applicant"),
        audience="applicant",
        fields={**FIELDS, "answers": ANSWERS},
        default_texts=TEXTS["application-received"],
    )
)
ARRIVED = register(
    LetterKind(
        key="application-arrived",
        title=_("An application has arrived: to the coordinators"),
        audience="staff",
        fields={
            "reference": FIELDS["reference"],
            "language": Field(_("language of the application"), "suomi"),
            "address": Field(_("address of the application in the admin"), "https://example.org/"),
        },
        default_texts=TEXTS["application-arrived"],
    )
)
ACCEPTED = register(
    LetterKind(
        key="application-accepted",
        title=_("An application was accepted"),
        audience="applicant",
        fields={
            **FIELDS,
            "link": Field(
                _("personal link of the contact person"), "https://example.org/fi/oma-sivu/..."
            ),
        },
        default_texts=TEXTS["application-accepted"],
        secret=LINK_SECRET,
    )
)
DECLINED = register(
    LetterKind(
        key="application-declined",
        title=_("An application was declined"),
        audience="applicant",
        fields={
            **FIELDS,
            "message": Field(
                _("what the coordinator wrote when declining"),
                "Verkosto on tarkoitettu organisaatioille.",
            ),
        },
        default_texts=TEXTS["application-declined"],
    )
)


def values(application) -> dict[str, str]:
    return {
        "reference": application.reference,
        "organisation": application.organisation or application.title,
        "name": application.contact_name,
    }


def write_answers(application) -> str:
    return "\n\n".join(f"{each['label']}\n{each['shown']}" for each in application.given_answers)


def confirm(application) -> None:
    """Tell the applicant that the application arrived, with a copy of the answers."""
    if application.email:
        enqueue(
            RECEIVED.key,
            application.email,
            application.language,
            {**values(application), "answers": write_answers(application)},
            about=application,
            dedupe_key=f"received:{application.submission}:{application.version}",
        )


def tell_coordinators(application, addresses: Iterable[str]) -> None:
    """Tell those who handle applications; what the applicant wrote stays out of the mail."""
    with override(settings.LANGUAGE_CODE):
        fields = {
            "reference": application.reference,
            "language": application.language_name,
            "address": settings.SITE_URL + reverse("applications:inspect", args=[application.pk]),
        }
    enqueue_many(
        ARRIVED.key,
        [
            Envelope(
                to=address,
                language=settings.LANGUAGE_CODE,
                fields=fields,
                about=application,
                dedupe_key=f"arrived:{application.submission}:{number}",
            )
            for number, address in enumerate(addresses or handlers_addresses())
        ],
    )


def handlers_addresses() -> list[str]:
    """Return the addresses of everyone who may handle applications."""
    reachable = all_handlers().exclude(email="")
    return list(reachable.values_list("email", flat=True).order_by("email"))


def welcome(application, organisation, contact) -> None:
    enqueue(
        ACCEPTED.key,
        contact.email,
        contact.language,
        {
            "reference": application.reference,
            "organisation": organisation.name,
            "name": contact.name,
            "link": make_link(contact),
        },
        about=application,
        dedupe_key=f"accepted:{application.submission}:{application.version}",
    )


def preview_welcome(application) -> Letter:
    """Show the letter of welcome beforehand; the link is made when it leaves."""
    return preview(ACCEPTED.key, application.language, {**values(application), "link": HIDDEN})


def preview_decline(application) -> Letter:
    """Show the letter of declining beforehand, with a place for the message."""
    return preview(DECLINED.key, application.language, {**values(application), "message": "…"})


def decline(application, message: str) -> None:
    enqueue(
        DECLINED.key,
        application.email,
        application.language,
        {**values(application), "message": message},
        about=application,
        dedupe_key=f"declined:{application.submission}:{application.version}",
    )
