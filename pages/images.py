"""Images: the form they are uploaded with, and handing them out."""

import struct

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.static import serve

from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Wagtail's form, which knows images of a wrong kind but fails on a damaged one."""

    def full_clean(self):
        try:
            super().full_clean()
        except (OSError, EOFError, ValueError, struct.error):  # Pillow raises any of these
            self.add_error("file", self.fields["file"].error_messages["invalid_image"])


@cache_control(max_age=365 * 24 * 3600, public=True, immutable=True)
def serve_image(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a resized image; its name changes with its content, so it may be kept for ever.

    Raises Http404 for anything that is not an image made for the pages.
    """
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT / "images")
    except OSError as error:  # a name that no file can have
        raise Http404 from error
