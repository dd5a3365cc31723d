"""What lists say that are too long for one page."""

from __future__ import annotations

from counterclaim.wording.phrases import counted


def page(number: int, last: int) -> str:
    """Return which page of how many it is."""
    return f"Page {number} of {last}"


def titled(title: str, number: int, last: int) -> str:
    """Return the title of a further page of a list."""
    return f"{title}: page {number} of {last}"


def further_groups(number: int) -> str:
    """Return how many groups of questions the index leaves out; nothing where it has all."""
    return f"{counted(number, 'more group')} on the pages that follow." if number > 0 else ""
