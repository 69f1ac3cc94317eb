"""What stands in the way of deleting a language."""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.urls import reverse
from django.utils.text import capfirst

from modelcluster.fields import ParentalKey
from wagtail.models import Locale, Page, get_translatable_models


class Usage(NamedTuple):
    """How many pages or snippets of a kind are in a language, and where to find them."""

    label: str
    count: int
    url: str


def usage_of(locale: Locale) -> list[Usage]:
    return [*page_usage(locale), *snippet_usage(locale)]


def page_usage(locale: Locale) -> list[Usage]:
    counts = dict(
        Page.objects.filter(locale=locale, depth__gt=1)
        .order_by()
        .values_list("content_type")
        .annotate(Count("pk"))
    )
    return [
        Usage(
            capfirst(kind.model_class()._meta.verbose_name_plural),
            counts[kind.pk],
            url_of(kind, locale),
        )
        for kind in ContentType.objects.filter(pk__in=counts).order_by("app_label", "model")
    ]


def url_of(kind: ContentType, locale: Locale) -> str:
    address = reverse("wagtailadmin_pages:type_use", args=[kind.app_label, kind.model])
    return f"{address}?locale={locale.language_code}"


def snippet_usage(locale: Locale) -> list[Usage]:
    """Count what is not a page. The parts of a page (say, questions of a form) go with the page."""
    models = [
        model
        for model in get_translatable_models()
        if model is not Page
        and not any(isinstance(field, ParentalKey) for field in model._meta.get_fields())
    ]
    counted = ((model, model._default_manager.filter(locale=locale).count()) for model in models)
    return [
        Usage(capfirst(model._meta.verbose_name_plural), count, listing_url(model))
        for model, count in counted
        if count
    ]


def listing_url(model) -> str:
    viewset = getattr(model, "snippet_viewset", None)
    return reverse(viewset.get_url_name("list")) if viewset else ""
