"""Which addresses may become links, and how one leads to a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import LockedSentence
    from counterclaim.knowledge.records import Source

_REFUSED = re.compile(r"[\s\x00-\x20<>\"\\^`{|}]")


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
