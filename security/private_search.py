"""Searching among people in the admin, with what is searched for kept out of every address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from wagtail.admin.forms.search import SearchForm

APPLIES = "searched"  # all that an address tells: the list holds what was searched for last
LONGEST = 200


class PrivateSearchMixin:
    """For a list in the admin that is searched for people, by names and e-mail addresses.

    The words are posted, and kept until the next search in the session of whoever searches. So
    they stand in no browser's history and in no log. Its template is to extend
    `security/staff/privately_searched.html`.
    """

    @property
    def session_key(self) -> str:
        return f"search:{self.model._meta.label_lower}"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Keep the words and show what they find; with none, show the whole list again."""
        words = request.POST.get(self.search_kwarg, "").strip()[:LONGEST]
        request.session[self.session_key] = words
        return HttpResponseRedirect(f"{self.index_url}?{APPLIES}=1" if words else self.index_url)

    def get_search_form(self) -> SearchForm:
        applies = APPLIES in self.request.GET
        words = self.request.session.get(self.session_key, "") if applies else ""
        return SearchForm({self.search_kwarg: words})
