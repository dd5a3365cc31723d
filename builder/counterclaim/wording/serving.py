"""What a served site says above its pages while something is broken."""

from __future__ import annotations

from counterclaim.wording.phrases import noun, plural

AT_MOST = 20
"""So many things that are wrong are listed."""


def before(number: int) -> str:
    """Return that pages are as they were before something broke."""
    return f"This page is as it was: {plural(number, 'thing')} must be mended before it can be built again."


def incomplete(number: int) -> str:
    """Return that pages were built although something is wrong."""
    return f"This page was built, and {plural(number, 'thing')} {noun(number, 'is', 'are')} wrong with the site."


def more(number: int) -> str:
    """Return how many things that are wrong are not listed; nothing where all are."""
    return f"And {number - AT_MOST} more: the terminal lists them." if number > AT_MOST else ""
