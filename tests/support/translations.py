"""Translating pages in tests, as staff do it in the translation editor."""

from django.urls import reverse

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

CLEAN_TREE = ([], [], [], [], [])


def start_translation(page: Page, *locales: Locale) -> Page:
    """Make the draft translations of a page; return the one in the first language."""
    translate_object(page.specific, list(locales))
    return page.get_translation(locales[0])


def translation_of(page: Page) -> Translation:
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale=page.locale
    )


def translate_words(page: Page, leave: str | None = None, kind: str = "manual") -> None:
    """Write the language's code before every text of a translation, but leave one part out."""
    translation = translation_of(page)
    for segment in translation.source.stringsegment_set.exclude(context__path=leave or ""):
        if segment.context.path == "slug":
            continue
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=page.locale,
            defaults={
                "data": f"{page.locale.language_code} {segment.string.data}",
                "translation_type": kind,
            },
        )


def publish_translation(client, page: Page, **data):
    """Press the publish button of the translation editor."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, {"action": "publish"} | data)


def publish_in(page: Page, locale: Locale) -> Page:
    """Return the live and complete translation of a page."""
    translated = start_translation(page, locale)
    translate_words(translated)
    translation_of(translated).save_target(publish=False)
    Page.objects.get(pk=translated.pk).get_latest_revision().publish()
    return Page.objects.get(pk=translated.pk)
