"""What every page brings with it: stylesheet, scripts, and what they were taken over from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site


def pages(site: Site) -> Iterator[Page]:  # noqa: ARG001 - every kind is asked the same
    """Yield the files."""
    yield from look.pages()
