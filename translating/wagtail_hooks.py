"""What the languages add to Wagtail's admin: registrations only."""

from django.urls import path, reverse

from wagtail import hooks

from translating import exchange, machine, notices, phrases, publishing, submitting, table

hooks.register("before_delete_page", notices.warn_before_delete)
hooks.register("before_move_page", notices.check_move)
hooks.register("before_bulk_action", notices.check_bulk_move)

# Before wagtail-localize's own hooks, which answer the request.
hooks.register("before_edit_page", publishing.ask_before_publishing, order=-1)
hooks.register("before_edit_snippet", publishing.ask_before_publishing, order=-1)
hooks.register("before_bulk_action", publishing.ask_before_bulk_publishing)

hooks.register("register_admin_menu_item", table.LanguagesMenuItem)

hooks.register("register_rich_text_features", phrases.register_language_feature)
hooks.register("insert_editor_js", phrases.tell_the_editor_the_languages)


@hooks.register("construct_homepage_panels")
def show_totals(request, panels):
    panels.append(table.TotalsPanel())


@hooks.register("construct_reports_menu")
def hide_the_report_of_wagtail_localize(request, menu_items):
    """The languages table tells the same and also what is missing."""
    report = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if getattr(item, "url", None) != report]


@hooks.register("register_admin_urls")
def register_urls():
    """This app stands before wagtail-localize, so these win over its views of the same address."""
    return [
        path("languages/", table.languages_table, name="languages_table"),
        path(
            "languages/<int:translation_id>/confirm/", machine.confirm, name="confirm_machine_text"
        ),
        path("localize/page/<int:page_id>/convert_to_alias/", notices.refuse_alias),
        path("localize/submit/page/<int:page_id>/", submitting.SubmitPageView.as_view()),
        path("localize/update/<int:translation_source_id>/", publishing.UpdateView.as_view()),
        path("localize/translate/<int:translation_id>/pofile/upload/", exchange.upload_po),
        path(
            "localize/translate/<int:translation_id>/machine_translate/", machine.machine_translate
        ),
    ]
