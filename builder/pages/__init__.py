"""What readers see: the knowledge base as pages of Markdown, the same bytes for the same input."""

from builder.pages.page import Page
from builder.pages.rendering import render

__all__ = ["Page", "render"]
