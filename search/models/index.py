"""The index: which page has which term, and how weighty it is there.

Plain tables and plain SQL, so that SQLite and PostgreSQL find the same pages in the same order.
Only what everybody may read is in it. docs/search.md tells why it is not Wagtail's own index.
"""

from django.db import models

from search.analysis import LONGEST_TERM


class Entry(models.Model):
    """A live, public page as it can be found.

    `text` is everything but its title, a paragraph on each line; `analyser` names what read it.
    """

    wagtail_reference_index_ignore = True

    # Wagtail tells of deleted pages as it tells any search index.
    page = models.OneToOneField(
        "wagtailcore.Page",
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="+",
    )
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=255)
    title_words = models.CharField(max_length=300)  # folded, each after a space
    text = models.TextField()
    analyser = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index("language", name="search_entry_language")]

    def __str__(self):
        return self.title

    def reads_as(self, other: "Entry | None") -> bool:
        """Tell whether another entry of the same page leads to the same postings."""
        return other is not None and all(
            getattr(self, name) == getattr(other, name)
            for name in ("language", "kind", "title", "text", "analyser")
        )


class Posting(models.Model):
    """A term on a page. `forms` are the words of the page that have it, to mark them there."""

    wagtail_reference_index_ignore = True

    # By the database: there are hundreds on a page.
    entry = models.ForeignKey(Entry, on_delete=models.DB_CASCADE, related_name="postings")
    language = models.CharField(max_length=12)
    term = models.CharField(max_length=LONGEST_TERM)
    weight = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)  # of the page, to count and to choose by
    forms = models.TextField()

    class Meta:
        indexes = [
            # In the order of the results: the first ten are read without sorting the rest, and
            # the rest is counted without opening the table.
            models.Index(
                "language", "term", models.F("weight").desc(), "entry", "kind", name="search_term"
            )
        ]

    def __str__(self):
        return self.term


class StoredWord(models.Model):
    """A word that stands on some page, and its terms, each after a space.

    Read from here, most words never need an analyser again. Misspelt ones are compared to these.
    """

    wagtail_reference_index_ignore = True

    language = models.CharField(max_length=12)
    form = models.CharField(max_length=60)
    folded = models.CharField(max_length=60)  # without accents, as typed in a hurry
    lemmas = models.TextField()
    parts = models.TextField()
    analyser = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "form"], name="search_word_once")
        ]
        indexes = [models.Index("language", "folded", name="search_word_folded")]

    def __str__(self):
        return self.form
