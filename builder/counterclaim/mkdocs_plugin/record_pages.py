"""A record's page as MkDocs has it: made from ready HTML, and finished again only if something about it changes."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, ChoiceLoader, DictLoader
from mkdocs.structure.pages import Page

from counterclaim.mkdocs_plugin.memory import Converted
from counterclaim.pages import shapes
from counterclaim.pages.filling import inert

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from counterclaim import pages
    from counterclaim.mkdocs_plugin.memory import Memory

_KEPT = "counterclaim-kept.html"
_TEMPLATES = {_KEPT: "{{ page.kept() }}"}


def loader(themed: BaseLoader | None) -> BaseLoader:
    """Return the theme's loader of templates, joined by what shows a kept page."""
    return ChoiceLoader([*([themed] if themed else []), DictLoader(_TEMPLATES)])


def stylesheet(address: str) -> str:
    """Return what asks for the stylesheet on a page whose theme does not; nothing without an address."""
    return f'<link rel="stylesheet" href="{address}">\n' if address else ""


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


class RecordPage(Page):
    """A page whose HTML is ready: it is not read as Markdown, and is finished again only if its text has changed.

    MkDocs converts all pages before it finishes the first. So that not all of them are held as HTML meanwhile, each is
    kept packed, and put together anew when it is finished, unless another plugin has changed it.
    """

    def __init__(
        self, title: str | None, file: File, config: MkDocsConfig, page: pages.Page, memory: Memory, styles: str = ""
    ) -> None:
        super().__init__(title, file, config)
        self._styles = styles
        self._meta = page.meta
        self._packed = _packed(page.markdown)
        self._memory = memory
        self._key = sha256(f"{page.edit}\n{page.text()}".encode("utf-8", "surrogatepass")).digest()
        self._made = ""
        self._changed = ""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs hands it in
        """Take front matter as it was rendered, and no body: what record text says is not for other plugins to fill in.

        Of the front matter, only text is shown; template engines get no braces to see in it.
        """
        self.markdown = ""
        self.meta = {key: inert(value) if isinstance(value, str) else value for key, value in self._meta.items()}
        if self._unchanged():
            self.meta["template"] = _KEPT

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the page's shape, unless a page of this shape has been converted before."""
        taken = shapes.taken(_unpacked(self._packed))
        converted = self._memory.shapes.get(taken.shape)
        if converted is None:
            converted = self._memory.shapes[taken.shape] = self._convert(taken.shape, config, files)
        self.content = self._made = self._together(taken)
        self.toc = converted.toc
        self.present_anchor_ids = converted.anchors | shapes.anchors(taken.pieces)

    def _together(self, taken: shapes.Taken) -> str:
        return stylesheet(self._styles) + shapes.together(self._memory.shapes[taken.shape].html, taken.pieces)

    def _convert(self, shape: str, config: MkDocsConfig, files: Files) -> Converted:
        told, self.markdown = self.markdown, shape
        try:
            super().render(config, files)
        finally:
            self.markdown = told
        return Converted(self.content or "", self.toc, self.present_anchor_ids or set())

    def begin_search(self, html: str) -> str:
        """Return of the page's HTML what a search should find it by."""
        self._changed, self._made = "" if html is self._made else html, ""
        return shapes.opening(html)

    def end_search(self) -> None:
        """Have the whole page again, for the template."""
        if not self._unchanged():
            self.content = self._changed or self._together(shapes.taken(_unpacked(self._packed)))

    def kept(self) -> str:
        """Return the finished page of an earlier build."""
        return _unpacked(self._memory.finished[self.url][1])

    def finish(self, output: str, *, keep: bool) -> None:
        """Let go of the page's HTML; keep the finished page for the next build, where there is one."""
        self.content = None
        self._changed = ""
        if keep and not self._unchanged():
            self._memory.finished[self.url] = (self._key, _packed(output))

    def _unchanged(self) -> bool:
        return self._memory.finished.get(self.url, (b"", b""))[0] == self._key
