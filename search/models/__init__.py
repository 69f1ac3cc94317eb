"""What search keeps: the index, the pages that staff promote, the searches that found nothing."""

from search.models.index import Entry, Posting, StoredWord
from search.models.missed import MissedSearch
from search.models.promotion import Promotion

__all__ = ["Entry", "MissedSearch", "Posting", "Promotion", "StoredWord"]
