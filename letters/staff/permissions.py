"""Who may do what with letters. Nobody writes, changes or deletes one by hand."""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from letters.models import Letter

READ = "letters.view_letter"
RESEND = "letters.resend_letter"
CHANGE_TEXTS = "letters.change_lettertext"


class LetterPermissionPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


register_permission_policy(Letter, LetterPermissionPolicy(Letter))
