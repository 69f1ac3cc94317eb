"""What staff are told before they move, unpublish or delete a page that has translations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail.models import Locale, Page, PageQuerySet

from translating.tree import followers_of, is_translation


def names_of(locales) -> str:
    return ", ".join(sorted(locale.get_display_name() for locale in locales))


def languages_of(pages: PageQuerySet) -> str:
    return names_of(Locale.objects.filter(pk__in=pages.values("locale")))


def move_notice(page: Page) -> str:
    languages = languages_of(followers_of(page))
    return languages and _("The language versions move with the page: %(languages)s.") % {
        "languages": languages
    }


def unpublish_notice(page: Page) -> str:
    languages = languages_of(followers_of(page).live())
    return languages and _("The language versions are unpublished too: %(languages)s.") % {
        "languages": languages
    }


def delete_notice(page: Page) -> str:
    followers = followers_of(page)
    count = sum(follower.get_descendant_count() + 1 for follower in followers)
    return count and ngettext(
        "The language versions are deleted too: %(languages)s (%(count)s page in all).",
        "The language versions are deleted too: %(languages)s (%(count)s pages in all).",
        count,
    ) % {"languages": languages_of(followers), "count": count}


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Refuse "convert to alias" of wagtail-localize: it shows text in the wrong language."""
    messages.error(
        request,
        _("A page cannot be a copy of a page in another language: visitors would be misled."),
    )
    return redirect("wagtailadmin_pages:edit", page_id)


NOTICES = {"move": move_notice, "unpublish": unpublish_notice, "delete": delete_notice}


def warn_before_delete(request: HttpRequest, page: Page) -> None:
    if request.method == "GET" and (notice := delete_notice(page)):
        messages.warning(request, notice)


def check_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Say what moves along, or refuse a move that would set the trees of the languages apart."""
    if reason := reason_against_move(page, destination):
        messages.error(request, reason)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    if request.method == "GET" and (notice := move_notice(page)):
        messages.warning(request, notice)
    return None


def check_bulk_move(
    request: HttpRequest, action_type: str, pages: list, action
) -> HttpResponse | None:
    if action_type != "move":
        return None
    for page in pages:
        if reason := reason_against_move(page, action.cleaned_form.cleaned_data["chooser"]):
            messages.error(request, reason)
            return redirect(action.next_url)
    return None


def reason_against_move(page: Page, destination: Page) -> str:
    values = {"page": page.get_admin_display_title()}
    if not destination.is_root() and destination.locale_id != page.locale_id:
        return _("“%(page)s” cannot be moved among the pages of another language.") % values
    if page.get_parent() != destination and is_translation(page):
        return (
            _("“%(page)s” stands where its source page stands. Move the source page instead.")
            % values
        )
    return ""
