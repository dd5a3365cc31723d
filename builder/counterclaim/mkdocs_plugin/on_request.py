"""What a served site has not yet is made when a browser asks for it."""

from __future__ import annotations

import posixpath
import threading
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs.livereload import LiveReloadServer

    from counterclaim.mkdocs_plugin.waiting import Made

    App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

log = get_plugin_logger(__name__)

_ANEW = 3
"""So often a request is answered anew when what it asked for had to be made: a build may come between."""


class OnRequest:
    """Makes what a served site has not yet, when it is asked for."""

    def __init__(self) -> None:
        self._missing: Mapping[str, Made] = {}
        self._offered: Mapping[str, Made] = {}
        self._made: set[str] = set()
        self._one_at_a_time = threading.Lock()

    def offer(self, makers: Mapping[str, Made]) -> None:
        """Take in what makes the files of the site that is being built, each by its path below the site."""
        self._offered = makers

    def accept(self) -> None:
        """Make from now on what the last build has offered, and nothing more of the one before it."""
        self._missing, self._made = self._offered, set()

    def accepting(self, builder: Callable[[], None]) -> Callable[[], None]:
        """Return a builder whose site counts once it has been built: one that fails leaves everything as it was."""

        def build() -> None:
            self._offered = {}
            builder()
            self.accept()

        return build

    def building(self, builder: Callable[[], None]) -> Callable[[], None]:
        """Return a builder during whose work nothing is made."""

        def build() -> None:
            with self._one_at_a_time:
                builder()

        return build

    def answering(self, app: App, server: LiveReloadServer) -> App:
        """Return an application that answers as `app` does, once what it does not find has been made."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            began: list[tuple[Any, ...]] = []
            for _ in range(_ANEW):
                began.clear()
                body = app(environ, lambda *told: began.append(told))
                try:
                    if not began[0][0].startswith("404") or not self.make(_path(environ, server.mount_path)):
                        break
                except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told, and the server goes on
                    said = str(error) if isinstance(error, MkDocsException) else f"{type(error).__name__}: {error}"
                    log.error("%s", said)  # noqa: TRY400 - readers of a terminal need no traceback
                    start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                    return [said.encode("utf-8", "replace")]
            start(*began[0])
            return body

        return answer

    def make(self, path: str) -> bool:
        """Make once what stands at a path below the site, or in its folder, or with all of its folder.

        Return whether it can be there now.
        """
        with self._one_at_a_time:
            ways = (path, posixpath.join(path, "index.html"), f"{posixpath.dirname(path)}/")
            way = next((way for way in ways if way in self._missing), None)
            if way is not None and way not in self._made:
                self._missing[way]()
                self._made.add(way)
            return way is not None


def _path(environ: Mapping[str, str], mount: str) -> str:
    """Return the path of a file below the site that a request asks for."""
    asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    below = asked.removeprefix(mount) if asked.startswith(mount) else asked
    return posixpath.normpath(f"/{below}{'index.html' if asked.endswith('/') else ''}").lstrip("/")
