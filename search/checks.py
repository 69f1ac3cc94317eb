"""A warning when the index was made by another analyser than the one in use."""

from django.core.checks import Tags, Warning, register  # noqa: A004
from django.db import connections

from search.analysis import analyser_of
from search.models import Entry


@register(Tags.database)
def check_analyser(databases, **kwargs) -> list[Warning]:
    """Run by `migrate` and by `check --database default`."""
    if "default" not in (databases or ()) or not has_table():
        return []
    stored = Entry.objects.values_list("language", "analyser").distinct()
    stale = sorted(
        f"{language}: {analyser} (now {analyser_of(language)})"
        for language, analyser in stored
        if analyser != analyser_of(language)
    )
    if not stale:
        return []
    return [
        Warning(
            f"Pages were indexed by another analyser than the one in use: {'; '.join(stale)}. "
            "Some words will not find them.",
            hint="Run `python manage.py update_index`.",
            id="search.W001",
        )
    ]


def has_table() -> bool:
    return Entry._meta.db_table in connections["default"].introspection.table_names()
