"""Keeps a served site answering while something is broken: the pages that were, with what is wrong above them.

MkDocs alone would let every request wait until a build succeeds again.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort, MkDocsException

from counterclaim.pages import filling
from counterclaim.wording import serving as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.counterclaim")
_PREFIX = "counterclaim: "
BUILDERS = ("mkdocs", "properdocs")
"""Below these names builders, and their plugins, log."""


class BrokenError(MkDocsException):
    """Records cannot be read, and there are pages from when they could be."""


class Guard(logging.Handler):
    """Hears what a build complains of, survives its failure, and has the server show both above each page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._heard: list[str] = []
        self._told = b""

    def listen(self) -> None:
        """Hear what MkDocs and its plugins warn of, from now on."""
        for builder in BUILDERS:
            logging.getLogger(builder).addHandler(self)

    def leave(self) -> None:
        """Hear nothing more."""
        for builder in BUILDERS:
            logging.getLogger(builder).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning or error of the build that is under way."""
        self._heard.append(record.getMessage().removeprefix(_PREFIX))

    def protect(self, server: LiveReloadServer) -> None:
        """Have the server outlive failed builds and show what is wrong, beginning with the build that was."""
        self._tell(failed=False)
        server.builder = self._surviving(server.builder, Path(server.root))
        server.set_app(self._telling(server.get_app()))

    def _surviving(self, builder: Callable[[], None], site: Path) -> Callable[[], None]:
        """Return a builder of a site that, where it fails, leaves the site as it was."""
        kept = site.with_name(f"{site.name}.before")

        def build() -> None:
            self._heard.clear()
            site.rename(kept)
            site.mkdir()
            try:
                builder()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is shown, and the server goes on
                if not (self._heard and isinstance(error, Abort | BrokenError)):  # these say that it was said before
                    log.error("%s", _said(error))  # noqa: TRY400 - readers of a terminal need no traceback
                shutil.rmtree(site)
                kept.rename(site)
                self._tell(failed=True)
            else:
                self._tell(failed=False)
            finally:
                shutil.rmtree(kept, ignore_errors=True)

        return build

    def _tell(self, *, failed: bool) -> None:
        heard = list(dict.fromkeys(self._heard))
        lead = words.before(len(heard)) if failed else words.incomplete(len(heard))
        wrong = filling.macro("serving.jinja", "wrong")(lead, heard[: words.AT_MOST], words.more(len(heard)))
        self._told = str(wrong).encode("utf-8", "replace") if heard else b""

    def _telling(self, app: Any) -> Any:
        """Return an application that answers as `app` does, with what is wrong above each page."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if not self._told:
                found: Iterable[bytes] = app(environ, start)
                return found
            began: list[tuple[str, list[tuple[str, str]]]] = []
            body = b"".join(app(environ, lambda status, headers, *_: began.append((status, headers))))
            status, headers = began[0]
            if dict(headers).get("Content-Type") == "text/html":
                body = _above(body, self._told)
                headers = [(name, value) for name, value in headers if name != "Content-Length"]
                headers.append(("Content-Length", str(len(body))))
            start(status, headers)
            return [body]

        return answer


def _said(error: Exception) -> str:
    """Return what went wrong: what MkDocs and plugins say to users, of anything else also what kind of error it is."""
    return str(error) if isinstance(error, MkDocsException) else f"{type(error).__name__}: {error}"


def _above(page: bytes, told: bytes) -> bytes:
    """Return a page with something at its very top."""
    body = page.find(b"<body")
    at = page.find(b">", body) + 1 if body >= 0 else 0
    return page[:at] + told + page[at:]
