"""The pieces that page bodies are built from, one body for every page type."""

from pages.blocks.body import BodyBlock, unique_headings

__all__ = ["BodyBlock", "unique_headings"]
