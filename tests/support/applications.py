"""Applications for tests, as if a form had been sent."""

from uuid import uuid4

from django.utils import timezone

from applications.models import Application, Status
from applications.receiving import fill_columns, index_terms

FORM = uuid4()
LABELS = {
    "organisation": "Organisaatio",
    "contact_name": "Nimi",
    "email": "Sähköposti",
    "website": "Verkkosivut",
    "municipality": "Kunta",
    "phone": "Puhelin",
}


def make_application(status: str = Status.NEW, **answers) -> Application:
    """Return a stored application; `answers` are by their meaning."""
    given = {
        "organisation": "Naiset ry",
        "contact_name": "Maija Meikäläinen",
        "email": "maija@naiset.example.org",
    } | answers
    application = Application(
        submission=uuid4(),
        language="fi",
        form_key=FORM,
        form_title="Liity mukaan",
        status=status,
        decided_at=None if status in {Status.NEW, Status.IN_PROGRESS} else timezone.now(),
        answers=[
            {
                "key": meaning,
                "type": "email" if meaning == "email" else "singleline",
                "meaning": meaning,
                "label": LABELS[meaning],
                "source_label": LABELS[meaning],
                "value": value,
                "shown": value,
                "source_shown": value,
            }
            for meaning, value in given.items()
        ],
    )
    fill_columns(application)
    application.save()
    index_terms(application)
    return application
