"""What is watched while a site is served: the records, and what says how they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

WATCHED = ("claims", "sources", "vocabulary", "resolutions", "answers", "guide", "pyproject.toml")


class Watch:
    """Watches a knowledge base once there is a server; without one, nothing."""

    def __init__(self) -> None:
        self.server: LiveReloadServer | None = None
        self._watched: set[Path] = set()

    def records(self, root: Path) -> None:
        """Watch what is there; a folder that is made later is found by the next build."""
        for path in (root / name for name in WATCHED):
            if self.server is not None and path.exists() and path not in self._watched:
                self._watched.add(path)
                self.server.watch(str(path))
