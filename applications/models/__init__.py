"""Applications, what staff note on them, and how long they are kept."""

from applications.models.application import Application, Note, SearchTerm, Status
from applications.models.retention import ErasedCount, RetentionSettings

__all__ = ["Application", "ErasedCount", "Note", "RetentionSettings", "SearchTerm", "Status"]
