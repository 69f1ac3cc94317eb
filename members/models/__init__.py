"""The network's members: organisations, the people to reach, and the page that lists them."""

from members.models.organisations import ContactPerson, MemberDescription, MemberOrganisation
from members.models.pages import MembersPage

__all__ = ["ContactPerson", "MemberDescription", "MemberOrganisation", "MembersPage"]
