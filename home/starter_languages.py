"""Translating the starter content, by the catalogues in `home/seed/`, the way staff would."""

from django.db import transaction

from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

import polib

from home.starter import SEED


def starter_languages() -> list[str]:
    """Return the codes of the languages that the starter content has a catalogue for."""
    return sorted(path.stem for path in SEED.glob("*.po"))


@transaction.atomic
def translate_starter_content(home: Page, language: str) -> int:
    """Translate the home page and all below it; return the number of pages that went live.

    A page with a text that the catalogue lacks stays out, with all below it: nothing goes live
    half translated, and wagtail-localize would make up the missing parents in Finnish.
    """
    catalogue = {entry.msgid: entry.msgstr for entry in polib.pofile(SEED / f"{language}.po")}
    locale, _created = Locale.objects.get_or_create(language_code=language)
    pages = home.get_descendants(inclusive=True).order_by("path").specific()
    left_out: list[str] = []
    translated = 0
    for page in pages:
        if page.path.startswith(tuple(left_out)):
            continue
        if translate_page(page, locale, catalogue):
            translated += 1
        else:
            left_out.append(page.path)
    return translated


def translate_page(page: Page, locale: Locale, catalogue: dict[str, str]) -> bool:
    """Translate and publish one page if the catalogue has all of its texts; tell whether it did."""
    translate_object(page, [locale])
    translation = Translation.objects.get(
        source__object_id=page.translation_key, target_locale=locale
    )
    texts = translation.export_po()
    for entry in texts:
        entry.msgstr = catalogue.get(entry.msgid, "")
    if not all(entry.msgstr for entry in texts):
        translation.delete()
        page.get_translation(locale).delete()
        return False
    translation.import_po(texts)
    # Publishing here and now: wagtail-localize would wait for the commit, and then save pages as
    # they were before they had children (its issue 773).
    translation.save_target(publish=False)
    revision = translation.get_target_instance().get_latest_revision()
    log(revision.content_object, "wagtail.edit", revision=revision, content_changed=True)
    revision.publish()
    return True
