"""Where pages stand, how one leads to another, and how a reader gets to a sentence of a source."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from builder.knowledge.addresses import is_safe

if TYPE_CHECKING:
    from builder.knowledge.locks import LockedSentence
    from builder.knowledge.records import Source

HOME = "index.md"


def claim(identity: str) -> str:
    """Return the path of a claim's page."""
    return f"claims/{identity}/index.md"


def source(identity: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{identity}/index.md"


def question(exposure: str, outcome: str | None) -> str:
    """Return the path of a question's page; without an outcome, that of everything about the exposure."""
    return f"questions/{exposure}/{outcome}/index.md" if outcome else f"questions/{exposure}/index.md"


def relative(target: str, here: str, *, directory_urls: bool) -> str:
    """Return the address that leads from the built page `here` to `target` (a path, perhaps with #anchor)."""
    path, mark, anchor = target.partition("#")
    start = posixpath.dirname(_built(here, directory_urls=directory_urls))
    address = posixpath.relpath(_built(path, directory_urls=directory_urls), start or ".")
    if directory_urls and posixpath.basename(address) == "index.html":
        address = (posixpath.dirname(address) or ".") + "/"
    return quote(address) + mark + anchor


def _built(path: str, *, directory_urls: bool) -> str:
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    if name == "README":
        stem = posixpath.join(folder, "index")
    if name in {"index", "README"} or not directory_urls:
        return f"{stem}.html"
    return f"{stem}/index.html"


def sentence(source: Source, locked: LockedSentence | None) -> str | None:
    """Return the address of a source, down to one sentence (a text fragment); None where it has none.

    https://wicg.github.io/scroll-to-text-fragment/
    """
    if source.url is None or not is_safe(source.url):
        return None
    if locked is None:
        return source.url
    words = ",".join(_fragment(part) for part in locked.words)
    return f"{source.url.partition('#')[0]}#:~:text={words}"


def _fragment(words: str) -> str:
    """Return words percent-encoded for a text fragment, in which `-`, `,` and `&` have a meaning."""
    return quote(words, safe="").replace("-", "%2D")
