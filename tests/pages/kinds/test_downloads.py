from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from counterclaim.pages.kinds import downloads

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[..., Site]


def test_each_file_is_published_as_it_is_by_name(show: Show) -> None:
    site = dataclasses.replace(show({}), downloads={"b.csv": lambda: "1", "a b.jsonl": lambda: "{}"})
    found = [(page.path, page.text()) for page in downloads.pages(site)]
    assert found == [("downloads/a b.jsonl", "{}"), ("downloads/b.csv", "1")]
