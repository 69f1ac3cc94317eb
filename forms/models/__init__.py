"""The page with a form, and the page that says what becomes of the answers."""

from forms.models.pages import FormPage, PrivacyPage

__all__ = ["FormPage", "PrivacyPage"]
