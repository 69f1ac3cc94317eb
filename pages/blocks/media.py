"""Blocks that show or hand out files: images, attachments, videos."""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from pages.blocks.text import FactBlock


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Shown under the image, for everyone."),
    )
    credit = FactBlock(
        label=_("Photographer"),
        required=False,
        max_length=100,
    )

    class Meta:
        icon = "image"
        label = _("Image")
        description = _("An image with a text for those who cannot see it.")
        template = "blocks/image.html"
        preview_template = "blocks/previews/image.html"


class Attachment(NamedTuple):
    """One file offered for download; `size` in bytes."""

    title: str
    url: str
    extension: str
    size: int


class AttachmentsValue(blocks.StructValue):
    @property
    def documents(self) -> list[Attachment]:
        return [
            Attachment(file.title, file.url, file.file_extension, file.get_file_size())
            for file in self["files"]
            if file
        ]


class AttachmentsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading of the list"), required=False, max_length=200)
    files = blocks.ListBlock(DocumentChooserBlock(), label=_("Files"), min_num=1)

    def get_searchable_content(self, value):
        return [
            *super().get_searchable_content(value),
            *(file.title for file in value["files"] if file),
        ]

    class Meta:
        icon = "doc-full"
        label = _("Attachments")
        description = _("Files to download, with their type and size.")
        template = "blocks/attachments.html"
        preview_template = "blocks/previews/attachments.html"
        value_class = AttachmentsValue


class VideoService(NamedTuple):
    """A video service: its name, how its addresses look, and where its player is.

    `address` must capture the video's key as `key`; `player` is formatted with it.
    """

    name: str
    address: re.Pattern
    player: str


VIDEO_SERVICES = [
    VideoService(
        "YouTube",
        re.compile(
            r"https://(?:(?:www\.|m\.)?youtube\.com/(?:watch\?(?:.*&)?v=|embed/|live/|shorts/)"
            r"|youtu\.be/)(?P<key>[\w-]{6,20})"
        ),
        "https://www.youtube-nocookie.com/embed/{key}?autoplay=1",
    ),
    VideoService(
        "Vimeo",
        re.compile(r"https://(?:www\.|player\.)?vimeo\.com/(?:video/)?(?P<key>\d{5,15})"),
        "https://player.vimeo.com/video/{key}?autoplay=1&dnt=1",
    ),
]


def find_video(url: str) -> tuple[str, str] | None:
    """Return the name of the service and the address of its player for a video's address."""
    for service in VIDEO_SERVICES:
        if match := service.address.match(url):
            return service.name, service.player.format(key=match["key"])
    return None


class EmbedValue(blocks.StructValue):
    @property
    def provider(self) -> str:
        return (find_video(self.get("url") or "") or ("", ""))[0]

    @property
    def player_url(self) -> str:
        return (find_video(self.get("url") or "") or ("", ""))[1]


class EmbedBlock(blocks.StructBlock):
    """A video that stays at its service until the reader asks for it.

    Nothing is fetched from the service before the click, neither by the reader's browser
    nor by this server.
    """

    title = blocks.CharBlock(
        label=_("What the video is about"),
        max_length=200,
        help_text=_("Readers decide by this whether to load the video."),
    )
    url = blocks.URLBlock(
        label=_("Address of the video"),
        help_text=_("The address of a video on YouTube or Vimeo."),
    )

    def clean(self, value):
        value = super().clean(value)
        if value["url"] and find_video(value["url"]) is None:
            message = _("Copy here the address of a single video on YouTube or Vimeo.")
            raise blocks.StructBlockValidationError({"url": ValidationError(message)})
        return value

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video on YouTube or Vimeo. It loads only when the reader clicks.")
        template = "blocks/embed.html"
        value_class = EmbedValue
        preview_value = {
            "title": "Hyvän mielen naistenpäivä",
            "url": "https://vimeo.com/123456789",
        }
