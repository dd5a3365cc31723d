"""A table of claims in parts: what the filters of a long one load when they need it.

Each part is a script that hands its content to `rowsPart`, which pages opened as files can load too: `rows-<n>` has
rows as they stand in the table, `text-<n>` their words, and each other part a column by which rows are chosen.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from counterclaim.pages import filling, links
from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from counterclaim.pages.filling import Leading
    from counterclaim.pages.kinds.claims import Row, Whole
    from counterclaim.pages.site import Site

FOLDER = "assets/claims"
TEXTS = 10
"""The words of so many pages of rows are one part."""


COLUMNS: dict[str, Callable[[Row], str]] = {
    "source": lambda row: row.claim.source,
    "stance": lambda row: row.claim.stance,
    "basis": lambda row: row.claim.basis,
    "grounds": lambda row: row.tier,
    "conflict": lambda row: row.dispute,
    "reviewed": lambda row: row.reviewed,
    "question": lambda row: " ".join(row.questions),
    "concept": lambda row: " ".join(row.concepts),
}
"""What rows are chosen by."""


def pages(site: Site, last: int, whole: Callable[[], Whole]) -> Iterator[Page]:
    """Yield the parts of a table of so many pages."""
    to = filling.leading(site, links.CLAIMS)
    for n in range(last):
        yield _part(f"rows-{n}", partial(_rows, whole, n, to))
    for n, at in enumerate(range(0, last, TEXTS)):
        yield _part(f"text-{n}", partial(_texts, whole, at))
    for name, of in COLUMNS.items():
        yield _part(name, partial(_column, whole, of))
    yield _part("labels", lambda: whole().labels)


def _rows(whole: Callable[[], Whole], n: int, to: Leading) -> list[str]:
    known, row = whole(), filling.macro("claim_rows.jinja", "row")
    return [str(row(each, known.telling, to)).strip() for each in known.chunks[n]]


def _texts(whole: Callable[[], Whole], at: int) -> list[str]:
    chunks = whole().chunks[at : at + TEXTS]
    return [f"{row.claim.statement} {row.who.name}" for chunk in chunks for row in chunk]


def _column(whole: Callable[[], Whole], of: Callable[[Row], str]) -> dict[str, list[Any]]:
    """Return each value once, and for each row which it is."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(of(row), len(known)) for chunk in whole().chunks for row in chunk]
    return {"values": list(known), "rows": numbers}


def _part(name: str, content: Callable[[], object]) -> Page:
    def body() -> str:
        return f'rowsPart("{name}",{json.dumps(content(), ensure_ascii=False, separators=(",", ":"))})\n'

    return Page(f"{FOLDER}/{name}.js", body)
