"""The network's members: organisations, the people to reach, and the page that lists them."""

from members.models.links import LetterWishes, LinkRequest, PersonalLink
from members.models.organisations import ContactPerson, MemberDescription, MemberOrganisation
from members.models.pages import MembersPage
from members.models.reminders import ReminderSettings

__all__ = [
    "ContactPerson",
    "LetterWishes",
    "LinkRequest",
    "MemberDescription",
    "MemberOrganisation",
    "MembersPage",
    "PersonalLink",
    "ReminderSettings",
]
