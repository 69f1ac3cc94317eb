"""The letters that contact persons get."""

from django.utils.translation import gettext_lazy as _

from letters.kinds import Field, LetterKind, register

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
        default_texts={
            "fi": (
                "Oma sivusi verkostossa",
                "Hei {name}!\n\n"
                "Tämä on henkilökohtainen linkkisi Naiserityisen työn verkoston jäsensivuille. "
                "Linkistä avautuvat kokousten osallistumislinkit, muistiot ja oma kalenterisi. "
                "Salasanaa ei tarvita.\n\n"
                "{link}\n\n"
                "Linkki on vain sinua varten ({organisation}), joten älä lähetä sitä eteenpäin. "
                "Tallenna se selaimesi kirjanmerkkeihin.\n\n"
                "Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään: aiempi linkkisi toimii "
                "edelleen.",
            )
        },
    )
)

MEETING_REMINDER = register(
    LetterKind(
        key="meeting-reminder",
        title=_("Reminder of a meeting"),
        audience="member",
        fields=MEETING,
        default_texts={
            "fi": (
                "Muistutus: {meeting}, {when}",
                "Hei {name}!\n\n"
                "{meeting} lähestyy.\n\n"
                "Aika: {when}\n"
                "Paikka: {where}\n\n"
                "{join}\n\n"
                "{note}\n\n"
                "Kokouksen sivu: {page}\n\n"
                "Etkö halua näitä viestejä? Lopeta ne tästä: {stop}",
            )
        },
    )
)

MEETING_CHANGED = register(
    LetterKind(
        key="meeting-changed",
        title=_("A meeting has a new time or place"),
        audience="member",
        fields=MEETING
        | {"before": Field(_("Its earlier time."), "keskiviikko 20.1.2027 klo 13–15")},
        default_texts={
            "fi": (
                "Muutos: {meeting}, {when}",
                "Hei {name}!\n\n"
                "Kokouksen tiedot ovat muuttuneet: {meeting}.\n\n"
                "Aika nyt: {when}\n"
                "Aika ennen: {before}\n"
                "Paikka: {where}\n\n"
                "{note}\n\n"
                "{join}\n\n"
                "Kokouksen sivu: {page}\n\n"
                "Etkö halua näitä viestejä? Lopeta ne tästä: {stop}",
            )
        },
    )
)

MEETING_CANCELLED = register(
    LetterKind(
        key="meeting-cancelled",
        title=_("A meeting is cancelled"),
        audience="member",
        fields=MEETING,
        default_texts={
            "fi": (
                "Peruttu: {meeting}, {when}",
                "Hei {name}!\n\n"
                "Kokous on peruttu: {meeting}, {when}.\n\n"
                "{note}\n\n"
                "Kokouksen sivu: {page}\n\n"
                "Etkö halua näitä viestejä? Lopeta ne tästä: {stop}",
            )
        },
    )
)

ADDRESS_CHANGED = register(
    LetterKind(
        key="address-changed",
        title=_("Somebody changed the email address"),
        audience="member",
        fields=PERSON,
        default_texts={
            "fi": (
                "Sähköpostiosoitteesi vaihdettiin",
                "Hei {name}!\n\n"
                "Sähköpostiosoitteesi vaihdettiin verkoston jäsensivulla. Tästä lähtien viestit "
                "tulevat uuteen osoitteeseen.\n\n"
                "Jos et vaihtanut osoitetta itse, kerro siitä heti verkostolle.",
            )
        },
    )
)
