"""Which text each letter has in each language: what translators still have to do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from letters.kinds import SOURCE_LANGUAGE, LetterKind
from letters.models import LetterText


class State(models.TextChoices):
    OWN = "own", _("own text")
    DEFAULT = "default", _("ready-made text")
    OUTDATED = "outdated", _("the Finnish text has changed since")
    MISSING = "missing", _("missing: the letter leaves in Finnish")


def text_states(languages: list[str], kinds: list[LetterKind]) -> dict[str, dict[str, State]]:
    """Return kind -> language -> state of the text."""
    own = {(text.kind, text.language): text for text in LetterText.objects.defer("body")}
    return {
        kind.key: {
            language: text_state(
                kind, language, own.get((kind.key, language)), own.get((kind.key, SOURCE_LANGUAGE))
            )
            for language in languages
        }
        for kind in kinds
    }


def text_state(
    kind: LetterKind, language: str, text: LetterText | None, source: LetterText | None
) -> State:
    if text is None and language not in kind.default_texts:
        return State.MISSING
    if source and source != text and (text is None or text.changed_at < source.changed_at):
        return State.OUTDATED
    return State.OWN if text else State.DEFAULT
