"""What the languages add to Wagtail's admin: registrations only."""

from django.urls import path
from wagtail import hooks

from languages import notices, submitting

hooks.register("before_delete_page", notices.warn_before_delete)
hooks.register("before_move_page", notices.check_move)
hooks.register("before_bulk_action", notices.check_bulk_move)


@hooks.register("register_admin_urls")
def register_urls():
    """This app stands before wagtail-localize, so these win over its views of the same address."""
    return [path("localize/submit/page/<int:page_id>/", submitting.SubmitPageView.as_view())]
