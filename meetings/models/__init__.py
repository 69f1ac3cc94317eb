"""A meeting, the public log of what changed, and the list of meetings."""

from meetings.models.change import MeetingChange
from meetings.models.index import MeetingIndexPage
from meetings.models.meeting import MeetingAttachment, MeetingPage

__all__ = ["MeetingAttachment", "MeetingChange", "MeetingIndexPage", "MeetingPage"]
