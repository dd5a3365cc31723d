"""Which addresses may become links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

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
