"""Finding applications among a hundred thousand, on any database, by the beginnings of words."""

import re

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.models.application import Application, SearchTerm
from members.identity import fold, web_host

TERM = SearchTerm._meta.get_field("term").max_length
FEW = 500  # applications that are looked up by number
MOST_WORDS = 8


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared; an email address is one word."""
    return [word[:TERM] for word in re.findall(r"[\w@.+'-]*[\w@]", fold(text))]


def search_terms(application: Application) -> set[str]:
    """Return the words an application is found by."""
    names = [application.organisation, application.contact_name]
    terms = {word for name in names for word in words(name)}
    terms |= {part for word in terms for part in word.split("-") if part}
    addresses = [a["value"] for a in application.answers if a["type"] == "email" and a["value"]]
    for address in addresses:
        terms |= {*words(address), *words(address.rpartition("@")[2])}
    return {*terms, fold(application.reference), *words(web_host(application.website))}


def begins_with(word: str) -> Q:
    """Match the terms that begin with the word, by the index.

    PostgreSQL has one for LIKE; SQLite compares bytes, so a range finds the same.
    """
    if connection.vendor == "postgresql":
        return Q(term__startswith=word)
    return Q(term__gte=word, term__lt=word + chr(0x10FFFF))


def numbers_of(word: str) -> set[int] | None:
    """Return the numbers of the applications with such a term; None if they are not few."""
    found = SearchTerm.objects.filter(begins_with(word)).values_list("application_id", flat=True)
    numbers = list(found[:FEW])
    return set(numbers) if len(numbers) < FEW else None


def find_applications(applications: QuerySet, query: str) -> QuerySet:
    """Keep the applications in which every word of the query begins some term.

    The numbers of a rare word's applications are looked up. Where all words are common, checking
    the newest applications one by one soon finds enough.
    """
    asked = words(query)[:MOST_WORDS]
    if not asked:
        return applications.none() if query.strip() else applications
    for word in asked:
        if (numbers := numbers_of(word)) is not None:
            applications = applications.filter(pk__in=numbers)
        else:
            of_it = SearchTerm.objects.filter(begins_with(word), application=OuterRef("pk"))
            applications = applications.filter(Exists(of_it))
    return applications
