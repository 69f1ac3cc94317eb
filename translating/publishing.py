"""Nothing half translated is published unknowingly: staff are asked first, part by part."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from translating import machine
from translating.refreshing import build_draft
from translating.unfinished import Part, unfinished_parts

CONFIRMED = "publish_unfinished"


@dataclass(frozen=True)
class Unfinished:
    """A translation that would be published with these parts in another language."""

    translation: Translation
    parts: list[Part]
    source_is_draft: bool

    @classmethod
    def find(cls, translations) -> list["Unfinished"]:
        candidates = [
            cls(translation, unfinished_parts(translation), source_is_draft(translation))
            for translation in translations
        ]
        return [found for found in candidates if found.parts or found.source_is_draft]


def source_is_draft(translation: Translation) -> bool:
    return not getattr(translation.source.get_source_instance(), "live", True)


def translations_into(instances) -> list[Translation]:
    """Return the translations, kept in the translation editor, that these pages or snippets are."""
    found = (
        Translation.objects.filter(
            source__object_id=instance.translation_key,
            target_locale=instance.locale_id,
            enabled=True,
        )
        .select_related("source", "target_locale")
        .first()
        for instance in instances
    )
    return [translation for translation in found if translation]


def ask(request: HttpRequest, unfinished: list[Unfinished]) -> HttpResponse:
    """Show what is unfinished; the answer sends the same form again, with `CONFIRMED` in it."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    context = {"unfinished": unfinished, "fields": [*fields, (CONFIRMED, "on")]}
    return render(request, "translating/staff/confirm_publish.html", context)


def ask_before_publishing(request: HttpRequest, instance) -> HttpResponse | None:
    """Before the translation editor publishes a page or a snippet."""
    if request.POST.get("action") != "publish" or CONFIRMED in request.POST:
        return None
    unfinished = Unfinished.find(translations_into([instance]))
    return ask(request, unfinished) if unfinished else None


def ask_before_bulk_publishing(
    request: HttpRequest, action_type: str, pages: list[Page], action
) -> HttpResponse | None:
    """Before the explorer publishes many pages; their drafts get the words there are now."""
    if action_type != "publish":
        return None
    if action.cleaned_form.cleaned_data["include_descendants"]:
        below = [page.get_descendants().not_live() for page in pages]
        pages = [*pages, *(page for descendants in below for page in descendants)]
    translations = translations_into(pages)
    if CONFIRMED not in request.POST and (unfinished := Unfinished.find(translations)):
        return ask(request, unfinished)
    for translation in translations:
        build_draft(translation, request.user)
    return None


class UpdateView(UpdateTranslationsView):
    """wagtail-localize's view for taking the changes of a source page to all its translations."""

    def post(self, request, **kwargs):
        try:
            return super().post(request, **kwargs)
        except machine.TROUBLE as error:
            messages.error(request, machine.explain(error))
            return redirect(request.get_full_path())

    @transaction.atomic
    def form_valid(self, form):
        if form.cleaned_data["publish_translations"] and CONFIRMED not in self.request.POST:
            self.object.update_from_db()
            translations = self.object.translations.filter(enabled=True)
            unfinished = Unfinished.find(translations.select_related("source", "target_locale"))
            if unfinished:
                return ask(self.request, unfinished)
        return super().form_valid(form)
