"""The files for other programs, as the exporters made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import links
from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.pages.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the files."""
    for name, text in sorted(site.downloads.items()):
        yield Page(links.download(name), text)
