"""Taking applications out as a spreadsheet, with the progress in view."""

from collections.abc import Iterator
from uuid import UUID, uuid4

from django.core.cache import cache
from django.http import Http404, HttpRequest, JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.views import View

from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from applications.inbox.listing import InboxView
from applications.models import Application
from applications.spreadsheet import WRITERS, rows

STEP = 100  # rows between two reports
REMEMBERED = 3600  # seconds


def progress_key(export: UUID) -> str:
    return f"export:{export}"


def report(export: UUID, table: Iterator[list[str]], total: int) -> Iterator[list[str]]:
    """Pass the rows on, and keep where the export is for `ProgressView`."""
    for done, row in enumerate(table):
        if done % STEP == 0:
            cache.set(progress_key(export), {"done": done, "total": total}, REMEMBERED)
        yield row
    cache.set(progress_key(export), {"done": total, "total": total}, REMEMBERED)


class ExportView(InboxView):
    """The applications of the inbox as searched and filtered: first the formats, then the file."""

    any_permission_required = ["export"]
    template_name = "applications/staff/export.html"
    page_title = _("Export as a spreadsheet")
    paginate_by = None

    def get(self, request: HttpRequest, *args, **kwargs):
        wished = request.GET.get("format")
        return self.load(wished) if wished in WRITERS else super().get(request, *args, **kwargs)

    def get_context_data(self, *args, **kwargs):
        query = self.request.GET.copy()
        query["export"] = str(uuid4())
        links = []
        for name in WRITERS:
            query["format"] = name
            links.append((name.upper(), f"{self.request.path}?{query.urlencode()}"))
        return {
            "view": self,
            "header_title": self.page_title,
            "header_icon": "download",
            "breadcrumbs_items": [
                *self.breadcrumbs_items,
                {"url": reverse("applications:index"), "label": _("Applications")},
                {"url": "", "label": self.page_title},
            ],
            "links": links,
            "number": self.chosen().count(),
            "progress_url": reverse("applications:export_progress", args=[query["export"]]),
        }

    def chosen(self):
        """Return the applications to export; the order is that of their arrival."""
        return self.get_queryset().order_by()

    def load(self, name: str) -> StreamingHttpResponse:
        write, content_type = WRITERS[name]
        applications = self.chosen()
        total = applications.count()
        user = self.request.user
        log(user, "applications.export", user=user, data={"number": total, "format": name})
        table = report(export_number(self.request), rows(applications), total)
        response = StreamingHttpResponse(
            in_language(translation.get_language(), write(table)), content_type=content_type
        )
        filename = f"hakemukset-{timezone.localdate():%Y-%m-%d}.{name}"
        response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
        response.headers["Cache-Control"] = "no-store, private"
        return response


def export_number(request: HttpRequest) -> UUID:
    try:
        return UUID(request.GET.get("export", ""))
    except ValueError:
        return uuid4()


def in_language(language: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Make the pieces in the language of the request, which is over by then."""
    while True:
        with translation.override(language):
            piece = next(pieces, None)
        if piece is None:
            return
        if piece:
            yield piece


class ProgressView(PermissionCheckedMixin, View):
    model = Application
    permission_required = "export"

    def get(self, request: HttpRequest, export: UUID) -> JsonResponse:
        progress = cache.get(progress_key(export))
        if progress is None:
            raise Http404
        return JsonResponse(progress)
