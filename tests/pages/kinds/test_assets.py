from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.pages import look
from counterclaim.pages.kinds import assets

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[..., Site]


def test_the_stylesheet_comes_with_every_site(show: Show) -> None:
    assert look.STYLES in {page.path for page in assets.pages(show({}))}
