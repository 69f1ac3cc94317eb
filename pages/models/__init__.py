"""The page types an editor writes, one file for each idea."""

from pages.models.base import BasePage
from pages.models.content import ContentPage
from pages.models.meeting_changes import MeetingChange
from pages.models.meeting_index import MeetingIndexPage
from pages.models.meetings import MeetingAttachment, MeetingPage
from pages.models.principles import PrinciplesPage

__all__ = [
    "BasePage",
    "ContentPage",
    "MeetingAttachment",
    "MeetingChange",
    "MeetingIndexPage",
    "MeetingPage",
    "PrinciplesPage",
]
