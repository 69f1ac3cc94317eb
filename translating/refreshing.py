"""What a published change of a source page does to its translations.

Facts (dates, links, numbers) are shared at once. Words wait for a translator: the page stays
as it was and counts as out of date.
"""

from django.core.exceptions import ValidationError

from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)

from translating.staleness import unfinished_segments


def refresh_translations(source_page: Page) -> None:
    """Take the published text of a page as what is to be translated."""
    source = TranslationSource.objects.get_for_instance_or_none(source_page)
    if source is None:
        return
    source.update_from_db()
    for translation in source.translations.filter(enabled=True):
        page = Page.objects.filter(
            translation_key=source.object_id, locale=translation.target_locale_id, live=True
        ).first()
        if page is None:
            continue
        if is_settled(translation, page):
            publish_again(translation)
        else:
            share_facts(source_page, page.specific)


def is_settled(translation: Translation, page: Page) -> bool:
    """Tell whether all words are translated, and none was edited since `page` was published."""
    edited = StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale=page.locale_id,
        updated_at__gt=page.last_published_at,
    )
    return not edited.exists() and not unfinished_segments(translation).exists()


def publish_again(translation: Translation) -> None:
    """Build a page anew from the words there are. Words that no longer fit leave it as it is."""
    try:
        build_draft(translation)
    except ValidationError:
        return
    translation.get_target_instance().get_latest_revision().publish()


def build_draft(translation: Translation, user=None) -> None:
    """Bring the draft of a page up to the words in the translation editor."""
    translation.save_target(user=user, publish=False)


def share_facts(source_page: Page, page: Page) -> None:
    """Copy to a live translation what is not words, unless staff have overridden it there."""
    overridden = SegmentOverride.objects.filter(
        context__object_id=page.translation_key, locale=page.locale_id
    ).values_list("context__path", flat=True)
    changed = {
        field.attname: value
        for field in shared_fields(type(source_page))
        if field.name not in overridden
        and (value := shared_value(field, source_page, page)) != getattr(page, field.attname)
    }
    if not changed:
        return
    for name, value in changed.items():
        setattr(page, name, value)
    text_published_at = page.last_published_at
    page.save_revision(clean=False).publish()
    # The state of the translation is told by when its words were published.
    Page.objects.filter(pk=page.pk).update(last_published_at=text_published_at)


def share_privacy(source_page: Page) -> None:
    """Hide the translations of a page from the same people as the page itself."""
    source = TranslationSource.objects.get_for_instance_or_none(source_page)
    if source:
        for translation in source.translations.select_related("target_locale"):
            source.update_target_view_restrictions(translation.target_locale)


def shared_fields(model: type[Page]) -> list:
    fields = [
        field.get_field(model)
        for field in get_translatable_fields(model)
        if isinstance(field, SynchronizedField)
    ]
    return [field for field in fields if field.concrete and not field.many_to_many]


def shared_value(field, source_page: Page, page: Page):
    value = getattr(source_page, field.attname)
    if field.name == "slug":
        return find_available_slug(page.get_parent(), value, ignore_page_id=page.pk)
    return value
