"""The parts of a long table of claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from counterclaim.pages import rows_in_parts
from counterclaim.pages.kinds import claims

if TYPE_CHECKING:
    from counterclaim.pages.site import Site
    from tests.pages.conftest import Show


def read(site: Site, size: int) -> dict[str, Any]:
    rows = claims.rows(site)
    chunks = [rows[at : at + size] for at in range(0, len(rows), size)]
    whole = claims.Whole("", "yes", chunks, {}, {"coffee": ["coffee", "espresso"]}, [])
    found = {}
    for page in rows_in_parts.pages(site, len(chunks), lambda: whole):
        name = page.path.removeprefix("assets/claims/").removesuffix(".js")
        found[name] = json.loads(page.markdown.removeprefix(f'rowsPart("{name}",').removesuffix(")\n"))
    return found


def test_the_parts_hold_each_row_its_words_and_its_columns(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    rows, parts = claims.rows(site), read(site, 3)
    html = [row for n in range(-(-len(rows) // 3)) for row in parts[f"rows-{n}"]]
    assert len(html) == len(rows)
    for row, made in zip(rows, html, strict=True):
        assert made.startswith("<tr ")
        assert made.endswith("</tr>")
        assert f'href="{row.claim.id}/"' in made
    assert parts["text-0"] == [f"{row.claim.statement} {row.who.name}" for row in rows]
    told = {
        name: [parts[name]["values"][n] for n in parts[name]["rows"]]
        for name in ("source", "stance", "basis", "conflict", "reviewed", "question", "concept")
    }
    assert told["source"] == [row.claim.source for row in rows]
    assert told["conflict"] == [row.dispute for row in rows]
    assert told["question"] == [" ".join(row.questions) for row in rows]
    assert len(set(parts["stance"]["values"])) == len(parts["stance"]["values"])
    assert parts["labels"] == {"coffee": ["coffee", "espresso"]}


def test_the_words_of_very_many_rows_are_in_several_parts(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    parts = read(site, 1)
    rows = claims.rows(site)
    assert len(parts["text-0"]) == rows_in_parts.TEXTS
    assert len(parts["text-1"]) == len(rows) - rows_in_parts.TEXTS > 0
