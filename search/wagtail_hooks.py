"""What search adds to the admin: the lifted results, and the searches that found nothing."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.models import MissedSearch, Promotion


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Searches are counted by the site itself: they can be read and deleted, not written."""

    def user_has_permission(self, user, action):
        return action not in {"add", "change"} and super().user_has_permission(user, action)


class PromotionViewSet(SnippetViewSet):
    model = Promotion
    icon = "pick"
    menu_label = _("Lifted results")
    list_display = ["page", "words"]
    copy_view_enabled = False


class MissedSearchViewSet(SnippetViewSet):
    model = MissedSearch
    icon = "search"
    menu_label = _("Found nothing")
    list_display = [
        "words",
        Column("language_name", label=_("Language")),
        "count",
        DateColumn("last_asked", label=_("Last asked"), sort_key="last_asked"),
    ]
    list_filter = ["language"]
    panels = []
    copy_view_enabled = False
    inspect_view_enabled = True


class SearchViewSetGroup(SnippetViewSetGroup):
    items = (PromotionViewSet, MissedSearchViewSet)
    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 700


register_permission_policy(MissedSearch, ReadOnlyPolicy(MissedSearch))
register_snippet(SearchViewSetGroup)
