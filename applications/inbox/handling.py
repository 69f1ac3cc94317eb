"""What a coordinator does about an application."""

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.log_actions import log

from applications import decisions, letters
from applications.handlers import all_handlers
from applications.inbox.detail import ApplicationMixin, likely_members
from applications.inbox.forms import AcceptForm, DeclineForm, NoteForm
from applications.models import Application, Status
from letters.models import Letter


def tell_changed(request: HttpRequest, application: Application) -> None:
    """Tell the second of two people that the first one's decision stands."""
    application.refresh_from_db()
    messages.error(
        request,
        _("Somebody else was first: the application is now “%(status)s”. Nothing was changed.")
        % {"status": application.get_status_display()},
    )


class HandlingView(ApplicationMixin, View):
    """A step taken by pressing a button: it returns to the application."""

    http_method_names = ["post"]
    permission_required = "change"
    success_message = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            self.take_step()
        except (decisions.ChangedMeanwhile, decisions.NotPossible):
            tell_changed(request, self.object)
        else:
            messages.success(request, self.success_message)
        return redirect(self.own_url)

    @property
    def seen_version(self) -> int:
        """The version of the application that the pressed button belongs to; 0 if it says none."""
        version = self.request.POST.get("version", "")
        return int(version) if version.isdecimal() and len(version) < 10 else 0


class MoveView(HandlingView):
    """Take up, put back, mark as spam or not. Decisions have forms of their own."""

    success_message = gettext_lazy("The status was changed.")
    allowed = {Status.NEW, Status.IN_PROGRESS, Status.SPAM}

    def take_step(self) -> None:
        wished = self.request.POST.get("status")
        if wished not in self.allowed:
            raise decisions.NotPossible
        decisions.move(self.object, Status(wished), self.request.user, self.seen_version)


class AssignView(HandlingView):
    """Take the application to handle oneself, give it to a colleague, or let go of it."""

    success_message = gettext_lazy("The handler was changed.")

    def take_step(self) -> None:
        user = self.request.user
        decisions.assign(self.object, self.chosen_handler(), user, self.seen_version)

    def chosen_handler(self) -> User | None:
        wished = self.request.POST.get("to")
        choices = {str(user.pk): user for user in all_handlers()}
        choices |= {"me": self.request.user, "nobody": None}
        if wished not in choices:
            raise decisions.NotPossible
        return choices[wished]


class NoteView(HandlingView):
    success_message = gettext_lazy("The note was added.")

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = NoteForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(form.errors["text"]))
            return redirect(self.own_url)
        note = form.save(commit=False)
        note.application, note.author = self.object, request.user
        note.save()
        log(self.object, "applications.note", user=request.user)
        messages.success(request, self.success_message)
        return redirect(f"{self.own_url}#notes")


class DecisionView(ApplicationMixin, FormView):
    """A decision with a form to confirm it. One that came too late is not made."""

    permission_required = "change"
    status: Status

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.status not in decisions.MOVES[Status(self.object.status)]:
            tell_changed(request, self.object)
            return redirect(self.own_url)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        try:
            self.decide(form)
        except (decisions.ChangedMeanwhile, decisions.NotPossible):
            tell_changed(self.request, self.object)
        else:
            messages.success(self.request, self.success_message(form), buttons=self.next_steps())
        return redirect(self.own_url)

    def next_steps(self) -> list[tuple]:
        """Return the buttons beside the message that the decision is made."""
        return []

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        kwargs.pop("initial")
        return kwargs | {"application": self.object}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "application": self.object,
            "own_url": self.own_url,
            "letter": self.preview_letter(),
        }


class DeclineView(DecisionView):
    status = Status.DECLINED
    template_name = "applications/staff/decline.html"
    page_subtitle = gettext_lazy("Decline")
    form_class = DeclineForm

    def decide(self, form: DeclineForm) -> None:
        answers = form.cleaned_data
        decisions.decline(
            self.object,
            self.request.user,
            answers["version"],
            answers.get("message", ""),
            by_letter=form.sends_letter,
        )

    def preview_letter(self) -> Letter | None:
        return letters.preview_decline(self.object) if self.object.email else None

    def success_message(self, form: DeclineForm) -> str:
        if form.sends_letter:
            return _("The application was declined. The applicant gets a letter.")
        return _("The application was declined. The applicant gets no letter.")


class AcceptView(DecisionView):
    status = Status.ACCEPTED
    template_name = "applications/staff/accept.html"
    page_subtitle = gettext_lazy("Accept")
    form_class = AcceptForm

    @cached_property
    def likely(self):
        return likely_members(self.object)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"likely": self.likely}

    def decide(self, form: AcceptForm) -> None:
        decisions.accept(
            self.object,
            self.request.user,
            form.cleaned_data["version"],
            form.member(),
            form.contact(),
        )

    def preview_letter(self) -> Letter:
        return letters.preview_welcome(self.object)

    def success_message(self, form: AcceptForm) -> str:
        return _("The application was accepted. Publish the member when its details are ready.")

    def next_steps(self) -> list[tuple]:
        if not self.request.user.has_perm("members.change_memberorganisation"):
            return []
        address = reverse("members:edit", args=[self.object.member.pk])
        return [messages.button(address, _("Open the member’s details"))]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"likely": self.likely}
