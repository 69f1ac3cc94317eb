"""Joining: the form that staff build, the applications it brings, and how long those are kept."""

from forms.models.application import Application, Note, SearchTerm, Status
from forms.models.pages import FormPage, PrivacyPage
from forms.models.retention import ErasedCount, RetentionSettings

__all__ = [
    "Application",
    "ErasedCount",
    "FormPage",
    "Note",
    "PrivacyPage",
    "RetentionSettings",
    "SearchTerm",
    "Status",
]
