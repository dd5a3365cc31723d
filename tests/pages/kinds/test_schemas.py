from __future__ import annotations

import json
from typing import TYPE_CHECKING

from counterclaim.knowledge import schemas as records
from counterclaim.pages.kinds import schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[..., Site]


def test_the_schema_of_each_kind_of_record_is_published_as_it_is(show: Show) -> None:
    found = {page.path: page.text() for page in schemas.pages(show({}))}
    assert found == {f"schema/{kind}.schema.json": records.text(kind) for kind in records.KINDS}
    assert all(json.loads(text)["$schema"].endswith("2020-12/schema") for text in found.values())
