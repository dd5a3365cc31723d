"""A record's page as MkDocs has it: made from ready HTML, which is not read as Markdown."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from counterclaim.pages import shapes
from counterclaim.pages.filling import inert

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.toc import TableOfContents

    from counterclaim import pages
    from counterclaim.pages.shapes import Opening


class Converted(NamedTuple):
    """What MkDocs makes of a shape: its HTML, table of contents and anchors."""

    html: str
    toc: TableOfContents
    anchors: set[str]


def stylesheet(address: str) -> str:
    """Return what asks for the stylesheet on a page whose theme does not; nothing without an address."""
    return f'<link rel="stylesheet" href="{address}">\n' if address else ""


class RecordPage(Page):
    """A page whose HTML is ready: of its Markdown only the shape is converted, once for all pages of one build.

    `converted` are the shapes that were. MkDocs converts all pages before it finishes the first, which would hold them
    all: the HTML of each is packed meanwhile, or not made before its turn comes (see `waiting`).
    """

    def __init__(
        self,
        title: str | None,
        file: File,
        config: MkDocsConfig,
        page: pages.Page,
        converted: dict[str, Converted],
        styles: str = "",
    ) -> None:
        super().__init__(title, file, config)
        self._config = config
        self._page = page
        self._styles = styles
        self._shapes = converted
        self._aside: str | bytes | None = None
        self._anchors: set[str] | None = None
        self.read_source(config)

    @property
    def is_sought(self) -> bool:
        """Whether a search should find the page."""
        told = self._page.meta.get("search")
        return not (isinstance(told, dict) and told.get("exclude"))

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs hands it in
        """Take front matter as it was rendered, and no body: what record text says is not for other plugins to fill in.

        Of the front matter, only text is shown; template engines get no braces to see in it.
        """
        self.markdown = ""
        self.meta = {key: inert(value) if isinstance(value, str) else value for key, value in self._page.meta.items()}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs hands them in
        """Make the page's HTML, where MkDocs converts all pages."""
        self.make()

    def make(self) -> None:
        """Make the page's HTML: convert its shape, unless a page of this shape has been converted before."""
        taken = shapes.taken(self._page.markdown)
        converted = self._converted(taken.shape)
        self.content = stylesheet(self._styles) + shapes.together(converted.html, taken.pieces)
        self.toc = converted.toc

    def _converted(self, shape: str) -> Converted:
        if shape not in self._shapes:
            before, self.markdown = (self.content, self._anchors), shape
            super().render(self._config, Files([self.file]))  # a shape has no links to other files
            self._shapes[shape] = Converted(self.content or "", self.toc, self._anchors or set())
            (self.content, self._anchors), self.markdown = before, ""
        return self._shapes[shape]

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids that links may lead to: looked for when a link leads to one, and so on few pages."""
        if self._anchors is None:
            taken = shapes.taken(self._page.markdown)
            self._anchors = shapes.anchors(taken.pieces) | self._converted(taken.shape).anchors
        return self._anchors

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._anchors = value

    @property
    def is_aside(self) -> bool:
        """Whether the page's HTML is put aside, for MkDocs to finish the page."""
        return self._aside is not None

    def put_aside(self, html: str, *, packed: bool) -> Opening:
        """Put the page's HTML aside, as all plugins have left it, and return what a search should find it by."""
        self._aside = zlib.compress(html.encode("utf-8", "surrogatepass"), 1) if packed else html
        return shapes.opening(html)

    def take_up(self) -> None:
        """Have the whole page again, for the template."""
        aside, self._aside = self._aside, None
        self.content = zlib.decompress(aside).decode("utf-8", "surrogatepass") if isinstance(aside, bytes) else aside
