"""A table of claims in parts: what the filters of a long one load when they need it.

Each part is a script that hands its content to `rowsPart`, which pages opened as files can load too: `rows-<n>` has
rows as they stand in the table, `text-<n>` their words, and each other part a column by which rows are chosen.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from counterclaim.pages import filling, links
from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from counterclaim.pages.kinds.claims import Row
    from counterclaim.pages.site import Site

FOLDER = "assets/claims"
TEXTS = 10
"""The words of so many pages of rows are one part."""


def pages(
    site: Site, chunks: Sequence[Sequence[Row]], telling: str, labels: Mapping[str, Sequence[str]]
) -> Iterator[Page]:
    """Yield the parts of a table whose rows come in chunks."""
    to, row = filling.leading(site, links.CLAIMS), filling.macro("claim_rows.jinja", "row")
    for n, chunk in enumerate(chunks):
        yield _part(f"rows-{n}", [str(row(each, telling, to)).strip() for each in chunk])
    for n, at in enumerate(range(0, len(chunks), TEXTS)):
        texts = [f"{row.claim.statement} {row.who.name}" for chunk in chunks[at : at + TEXTS] for row in chunk]
        yield _part(f"text-{n}", texts)
    every = [row for chunk in chunks for row in chunk]
    columns = {
        "source": (row.claim.source for row in every),
        "stance": (row.claim.stance for row in every),
        "basis": (row.claim.basis for row in every),
        "grounds": (row.tier for row in every),
        "conflict": (row.dispute for row in every),
        "reviewed": (row.reviewed for row in every),
        "question": (" ".join(row.questions) for row in every),
        "concept": (" ".join(row.concepts) for row in every),
    }
    for name, values in columns.items():
        yield _part(name, _column(values))
    yield _part("labels", labels)


def _column(values: Iterable[str]) -> dict[str, list[Any]]:
    """Return each value once, and for each row which it is."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(value, len(known)) for value in values]
    return {"values": list(known), "rows": numbers}


def _part(name: str, content: object) -> Page:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Page(f"{FOLDER}/{name}.js", f'rowsPart("{name}",{text})\n')
