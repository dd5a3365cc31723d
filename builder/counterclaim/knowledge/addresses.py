"""Which addresses may become links, and how one leads to a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import LockedSentence
    from counterclaim.knowledge.records import Source

_DIRECTIVE = ":~:"
_REFUSED = re.compile(r"[\s\x00-\x20<>\"\\^`{}]")
"""What no address has; a bar is none of it, since browsers leave it as it is in what they copy (https://url.spec.whatwg.org)."""


def is_safe(address: str) -> bool:
    """Tell whether `address` is an absolute http(s) address with a host and no characters a URL cannot have."""
    if _REFUSED.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def sentence(source: Source, locked: LockedSentence | None) -> str | None:
    """Return the address of a source, down to one sentence (a text fragment); None where it has none.

    https://wicg.github.io/scroll-to-text-fragment/: the directive stands behind whatever fragment there is.
    """
    if source.url is None or not is_safe(source.url):
        return None
    if locked is None or locked.nowhere:
        return source.url
    address, mark, fragment = source.url.partition("#")
    words = ",".join(_fragment(part) for part in locked.words)
    before = f"{_fragment(locked.before)}-," if locked.before else ""
    return f"{address}#{fragment.partition(_DIRECTIVE)[0] if mark else ''}{_DIRECTIVE}text={before}{words}"


Obstacle = Literal["no-address", "pdf", "route", "nowhere"]


def obstacle(source: Source, locked: LockedSentence | None) -> Obstacle | None:
    """Return what keeps a link from leading to a sentence, if anything is known to.

    `route`: the page is drawn by a program from what stands behind `#/`, after browsers have looked for the sentence.
    """
    if source.url is None or not is_safe(source.url):
        return "no-address"
    if locked is not None and locked.nowhere:
        return "nowhere"
    address, _, fragment = source.url.partition("#")
    if urlsplit(address).path.lower().endswith(".pdf"):
        return "pdf"
    return "route" if fragment.startswith(("/", "!")) else None


def _fragment(words: str) -> str:
    """Return words percent-encoded for a text fragment, in which `-`, `,` and `&` have a meaning."""
    return quote(words, safe="").replace("-", "%2D")
