"""What a translator has to do, above the translation editor."""

from django import template

from wagtail_localize.models import Translation

from translating.unfinished import unfinished_parts

register = template.Library()


@register.inclusion_tag("translating/staff/includes/translation_report.html", takes_context=True)
def translation_report(context, translation: Translation):
    parts = unfinished_parts(translation)
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "translation": translation,
        "count": len(parts),
        # Parts that never had a translation are marked well enough in the editor itself.
        "parts": [part for part in parts if part.translation],
        "has_machine_text": any(part.is_machine for part in parts),
    }
