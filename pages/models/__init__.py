"""The page types an editor writes, one file for each idea."""

from pages.models.base import BasePage
from pages.models.content import ContentPage
from pages.models.principles import PrinciplesPage

__all__ = ["BasePage", "ContentPage", "PrinciplesPage"]
