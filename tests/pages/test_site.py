from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages.site import Site

    Show = Callable[..., Site]


def test_the_guide_stands_in_the_order_that_its_pages_ask_for(show: Show, bare: dict[str, str]) -> None:
    bare |= {"guide/a.md": "A\n", "guide/b.md": "---\norder: 10\n---\nB\n", "guide/c.md": "---\norder: 9\n---\nC\n"}
    bare["guide/d.md"] = "---\norder: first\n---\nD\n"
    assert [page.name for page in show(bare).guide] == ["c", "b", "a", "d"]
