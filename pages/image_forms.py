"""The form that images are uploaded with."""

import struct

from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Wagtail's form, which knows images of a wrong kind but fails on a damaged one."""

    def full_clean(self):
        try:
            super().full_clean()
        except (OSError, EOFError, ValueError, struct.error):  # Pillow raises any of these
            self.add_error("file", self.fields["file"].error_messages["invalid_image"])
