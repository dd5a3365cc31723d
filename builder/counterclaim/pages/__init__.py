"""What readers see: the knowledge base as pages of Markdown, the same bytes for the same input."""

from counterclaim.pages.page import Page
from counterclaim.pages.rendering import render

__all__ = ["Page", "render"]
