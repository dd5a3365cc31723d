"""A record's page as MkDocs has it: made from ready HTML, and kept while nothing about it changes."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import BaseLoader, ChoiceLoader, DictLoader
from mkdocs.structure.pages import Page

from counterclaim.pages import shapes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.toc import TableOfContents

    from counterclaim import pages

_KEPT = "counterclaim-kept.html"
_TEMPLATES = {_KEPT: "{{ page.kept() }}"}
_OBJECTS = frozenset({"plugins", "theme", "hooks"})
"""Settings that are objects of a build; the file that states them stands for them."""


def loader(themed: BaseLoader | None) -> BaseLoader:
    """Return the theme's loader of templates, joined by what shows a kept page."""
    return ChoiceLoader([*([themed] if themed else []), DictLoader(_TEMPLATES)])


def is_deep(path: str) -> bool:
    """Tell whether a page is one of many, reached by links, tables and search.

    Listed in the navigation, which every page shows, they would make each page as long as the site.
    """
    return path.count("/") > 1


def titles(nav: Any) -> dict[str, str]:
    """Return the titles that the navigation of an mkdocs.yml gives to pages, by path."""
    found: dict[str, str] = {}
    for entry in nav if isinstance(nav, list) else []:
        for title, below in entry.items() if isinstance(entry, dict) else ():
            found.update({below: title} if isinstance(below, str) else titles(below))
    return found


def surroundings(config: MkDocsConfig, rendered: Iterable[pages.Page]) -> str:
    """Return what stands for everything but its own text that a finished page depends on.

    That is the configuration, the site's own theme, and the titles of the pages in the navigation, which every page
    shows; of these, `rendered` has those that the configuration does not state.
    """
    plain = {key: value for key, value in config.items() if key not in _OBJECTS}
    custom = config.theme.custom_dir
    themed = sorted((str(path), path.stat().st_mtime_ns) for path in Path(custom).rglob("*")) if custom else []
    settings = Path(config.config_file_path).stat().st_mtime_ns if config.config_file_path else 0
    told = json.dumps(config.nav)
    named = [page.meta.get("title") for page in rendered if config.nav is None or f'"{page.path}"' in told]
    return json.dumps([plain, named, themed, settings], default=repr, sort_keys=True)


class _Converted(NamedTuple):
    """What MkDocs makes of a shape: its HTML, table of contents and anchors."""

    html: str
    toc: TableOfContents
    anchors: set[str]


@dataclass(slots=True)
class Memory:
    """What one build leaves to the next: converted shapes, and finished pages with what they were made from."""

    surroundings: str = ""
    shapes: dict[str, _Converted] = field(default_factory=dict)
    finished: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def begin(self, surroundings: str) -> None:
        """Forget everything if what surrounds the pages has changed: configuration, theme, navigation."""
        if surroundings != self.surroundings:
            self.shapes.clear()
            self.finished.clear()
            self.surroundings = surroundings


class RecordPage(Page):
    """A page whose HTML is ready: it is not read as Markdown, and is finished again only if its text has changed."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, page: pages.Page, memory: Memory) -> None:
        super().__init__(title, file, config)
        self._page = page
        self._memory = memory
        self._key = sha256(f"{page.edit}\n{page.text()}".encode("utf-8", "surrogatepass")).digest()
        self._whole = ""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs hands it in
        """Take body and front matter as they were rendered."""
        self.markdown = self._page.markdown
        self.meta = dict(self._page.meta)
        if self._unchanged():
            self.meta["template"] = _KEPT

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the page's shape, unless a page of this shape has been converted before."""
        assert self.markdown is not None
        taken = shapes.taken(self.markdown)
        converted = self._memory.shapes.get(taken.shape)
        if converted is None:
            converted = self._memory.shapes[taken.shape] = self._convert(taken.shape, config, files)
        self.content = shapes.together(converted.html, taken.pieces)
        self.toc = converted.toc
        self.present_anchor_ids = converted.anchors | shapes.anchors(taken.pieces)

    def _convert(self, shape: str, config: MkDocsConfig, files: Files) -> _Converted:
        whole, self.markdown = self.markdown, shape
        try:
            super().render(config, files)
        finally:
            self.markdown = whole
        return _Converted(self.content or "", self.toc, self.present_anchor_ids or set())

    def begin_search(self, html: str) -> str:
        """Return of the page's HTML what a search should find it by."""
        self._whole = html
        return shapes.opening(html)

    def end_search(self) -> None:
        """Have the whole page again, for the template."""
        self.content = self._whole

    def kept(self) -> str:
        """Return the finished page of an earlier build."""
        return zlib.decompress(self._memory.finished[self.url][1]).decode("utf-8", "surrogatepass")

    def finish(self, output: str) -> None:
        """Keep the finished page for the next build."""
        if not self._unchanged():
            self._memory.finished[self.url] = (self._key, zlib.compress(output.encode("utf-8", "surrogatepass"), 1))

    def _unchanged(self) -> bool:
        return self._memory.finished.get(self.url, (b"", b""))[0] == self._key
