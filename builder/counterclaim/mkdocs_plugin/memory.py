"""What one build of a served site leaves to the next, and when it is worth nothing any more."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.toc import TableOfContents

    from counterclaim import pages

_OBJECTS = frozenset({"plugins", "theme", "hooks"})
"""Settings that are objects of a build; the file that states them stands for them."""


class Converted(NamedTuple):
    """What MkDocs makes of a shape: its HTML, table of contents and anchors."""

    html: str
    toc: TableOfContents
    anchors: set[str]


@dataclass(slots=True)
class Memory:
    """What one build leaves to the next: converted shapes, and finished pages with what they were made from."""

    surroundings: str = ""
    shapes: dict[str, Converted] = field(default_factory=dict)
    finished: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def begin(self, surroundings: str) -> None:
        """Forget everything if what surrounds the pages has changed: configuration, theme, navigation."""
        if surroundings != self.surroundings:
            self.shapes.clear()
            self.finished.clear()
            self.surroundings = surroundings


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
