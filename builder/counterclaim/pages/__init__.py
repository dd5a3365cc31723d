"""What readers see: the knowledge base as pages of Markdown, the same bytes for the same input."""

from counterclaim.pages.page import Page
from counterclaim.pages.placing import Placing
from counterclaim.pages.rendering import of, render
from counterclaim.pages.site import Site

__all__ = ["Page", "Placing", "Site", "of", "render"]
