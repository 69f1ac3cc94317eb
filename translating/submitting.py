"""Starting a translation."""

from django.db import transaction

from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from translating.tree import make_ancestors


class SubmitPageView(SubmitPageTranslationView):
    """wagtail-localize's view, with the pages above made as drafts first."""

    @transaction.atomic
    def form_valid(self, form):
        make_ancestors(self.object, form.cleaned_data["locales"], self.request.user)
        return super().form_valid(form)
