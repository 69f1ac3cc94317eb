"""Editing what the letters say: a table of letters and languages, and a page for each text."""

from typing import NamedTuple

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.forms import ModelForm, Textarea, TextInput
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Locale

from letters.kinds import SOURCE_LANGUAGE, kinds
from letters.models import LetterText
from letters.plain_text import lay_out, one_line
from letters.staff.permissions import CHANGE_TEXTS
from letters.texts import text_states


class TextsAdmin(PermissionRequiredMixin, WagtailAdminTemplateMixin):
    permission_required = CHANGE_TEXTS
    raise_exception = True
    header_icon = "mail"
    page_title = gettext_lazy("What the letters say")

    def get_breadcrumbs_items(self):
        index = {"url": reverse("letter-texts:index"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), index]


class TextTableView(TextsAdmin, TemplateView):
    """All letters, and in which languages of the site they have a text."""

    template_name = "letters/staff/texts.html"

    def get_context_data(self, **kwargs):
        locales = Locale.objects.all()
        states = text_states([locale.language_code for locale in locales], kinds.values())
        rows = [(kind, states[kind.key].items()) for kind in kinds.values()]
        return super().get_context_data(**kwargs) | {"locales": locales, "rows": rows}


class LetterTextForm(ModelForm):
    class Meta:
        model = LetterText
        fields = ["subject", "body"]
        widgets = {"subject": TextInput, "body": Textarea(attrs={"rows": 12})}


class ReadyMade(NamedTuple):
    subject: str
    body: str

    def is_same_as(self, other: "ReadyMade") -> bool:
        return (one_line(self.subject), lay_out(self.body)) == (
            one_line(other.subject),
            lay_out(other.body),
        )


class TextView(TextsAdmin, TemplateView):
    """One letter's text in one language, with its fields, the Finnish text and a preview."""

    template_name = "letters/staff/text.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.locale = get_object_or_404(Locale, language_code=kwargs["language"])
        self.kind = kinds.get(kwargs["kind"])
        if self.kind is None:
            raise Http404
        place = {"kind": self.kind.key, "language": self.locale.language_code}
        self.text = LetterText.objects.filter(**place).first() or LetterText(**place)

    def get(self, request, *args, **kwargs):
        return self.show(self.make_form())

    def post(self, request, *args, **kwargs):
        form = self.make_form(request.POST)
        if not form.is_valid():
            messages.error(request, _("The text was not saved: see below."))
            return self.show(form)
        if "preview" in request.POST:
            return self.show(form, preview=self.fill_in_examples(form.cleaned_data))
        return self.save(form)

    def make_form(self, data: QueryDict | None = None) -> LetterTextForm:
        """Make the form with the staff's own text, or with the ready-made one where asked for."""
        is_own = self.text.pk and "ready-made" not in self.request.GET
        form = LetterTextForm(
            data, instance=self.text, initial={} if is_own else self.ready_made._asdict()
        )
        direction = "rtl" if self.locale.is_bidi else "ltr"
        for field in form.fields.values():
            field.widget.attrs |= {"lang": self.locale.language_code, "dir": direction}
        return form

    @property
    def ready_made(self) -> ReadyMade:
        return ReadyMade(*self.kind.default_texts.get(self.locale.language_code, ("", "")))

    def save(self, form: LetterTextForm) -> HttpResponse:
        """Keep the text, unless it is the ready-made one: that changes with the site."""
        if ReadyMade(**form.cleaned_data).is_same_as(self.ready_made):
            LetterText.objects.filter(pk=self.text.pk).delete()
        else:
            form.save()
            log(instance=self.text, action="wagtail.edit", user=self.request.user)
        messages.success(self.request, _("From now on the letter says this."))
        return redirect("letter-texts:index")

    def fill_in_examples(self, text: dict[str, str]) -> dict[str, str]:
        examples = self.kind.examples
        return {
            "subject": one_line(self.kind.fill_in(text["subject"], examples)),
            "body": lay_out(self.kind.fill_in(text["body"], examples)),
        }

    def show(self, form: LetterTextForm, preview: dict[str, str] | None = None) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, preview=preview))

    def get_page_subtitle(self):
        return f"{self.kind.title}, {self.locale}"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs):
        is_source = self.locale.language_code == SOURCE_LANGUAGE
        return super().get_context_data(**kwargs) | {
            "kind": self.kind,
            "locale": self.locale,
            "text": self.text,
            "has_default": self.locale.language_code in self.kind.default_texts,
            "source": None
            if is_source
            else LetterText.objects.for_letter(self.kind, SOURCE_LANGUAGE),
        }
