"""What is kept of a filled-in form: the questions as asked, and the answers in words."""

from datetime import date
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from forms.building.builder import VisitorForm
from forms.building.schema import Question, Section


def take_snapshot(form: VisitorForm, source: list[Section], language: str, source_language: str):
    """Return the answers of a valid form for `Application.answers`."""
    originals = {each.key: each for section in source for each in section.questions}
    return [
        {
            "key": question.key,
            "type": question.field_type,
            "meaning": question.meaning,
            "label": question.label,
            "source_label": originals[question.key].label,
            "value": plain_value(value),
            "shown": in_words(question, value, language),
            "source_shown": in_words(originals[question.key], value, source_language),
        }
        for question, value in form.answers()
    ]


def plain_value(value):
    """Return the value in a form that JSON can keep."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def in_words(question: Question, value, language: str) -> str:
    """Return the answer as a person reads it; "" where there is none."""
    if value in (None, "", []):
        return ""
    with override(language):
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, date):
            return formats.date_format(value)
        if isinstance(value, Decimal):
            return formats.number_format(value)
    if question.choices:
        words = dict(question.choices)
        chosen = value if isinstance(value, list) else [value]
        return "\n".join(words.get(each, each) for each in chosen)
    return str(value)
