"""What can be done to many applications at once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from applications import decisions
from applications.erasure import erase
from applications.models import Application, Status


class ApplicationBulkAction(BulkAction):
    """Only what each application's status allows is done; the rest is shown beforehand."""

    models = [Application]
    template_name = "applications/staff/confirm_bulk.html"
    permission = "change"
    explanation = ""

    def get_all_objects_in_listing_query(self, parent_id):
        return []  # it would take those under the other tabs along

    def check_perm(self, obj: Application) -> bool:
        policy = policy_registry.get_by_type(Application)
        return policy.user_has_permission(self.request.user, self.permission)

    def is_possible(self, application: Application) -> bool:
        return True

    def get_actionable_objects(self):
        allowed, others = super().get_actionable_objects()
        possible = [each for each in allowed if self.is_possible(each)]
        return possible, others | {
            "items_not_possible": [each for each in allowed if not self.is_possible(each)]
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"action": self}

    def get_execution_context(self):
        return {"user": self.request.user}

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext(
            "%(number)d application was handled.",
            "%(number)d applications were handled.",
            num_parent_objects,
        ) % {"number": num_parent_objects}


class MoveAction(ApplicationBulkAction):
    """Change the status of many; what somebody changes at the same moment is left to them."""

    status: Status

    def is_possible(self, application: Application) -> bool:
        return self.status in decisions.MOVES[Status(application.status)]

    @classmethod
    def execute_action(cls, objects, *, user, **kwargs):
        done = 0
        for application in objects:
            try:
                decisions.move(application, cls.status, user, application.version)
                done += 1
            except decisions.ChangedMeanwhile:
                continue
        return done, 0


class TakeUpAction(MoveAction):
    status = Status.IN_PROGRESS
    action_type = "take_up"
    action_priority = 10
    display_name = _("Take up")
    aria_label = _("Take up the selected applications")
    explanation = _("The applications are marked as being handled by you.")


class SpamAction(MoveAction):
    status = Status.SPAM
    action_type = "spam"
    action_priority = 20
    display_name = _("Spam")
    aria_label = _("Mark the selected applications as spam")
    explanation = _("The applications are moved to the suspected spam. Nobody gets a letter.")


class NotSpamAction(MoveAction):
    status = Status.NEW
    action_type = "not_spam"
    action_priority = 30
    display_name = _("Not spam")
    aria_label = _("Move the selected applications to the new ones")
    explanation = _("The applications are moved to the new ones, and each applicant gets a letter.")

    def is_possible(self, application: Application) -> bool:
        return application.status == Status.SPAM


class EraseAction(ApplicationBulkAction):
    action_type = "erase"
    action_priority = 100
    permission = "delete"
    display_name = _("Erase")
    aria_label = _("Erase the selected applications")
    classes = {"serious"}
    explanation = _(
        "The applications are erased for good, with their notes and letters. This cannot be undone."
    )

    @classmethod
    def execute_action(cls, objects, *, user, **kwargs):
        for application in objects:
            erase(application, user)
        return len(objects), 0


ACTIONS = [TakeUpAction, SpamAction, NotSpamAction, EraseAction]
