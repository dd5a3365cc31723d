"""The JSON Schema of every kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import schemas
from counterclaim.pages import links
from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.pages.site import Site


def pages(site: Site) -> Iterator[Page]:  # noqa: ARG001 - every kind is asked the same
    """Yield the schemas."""
    for kind in schemas.KINDS:
        yield Page(links.schema(kind), schemas.text(kind))
