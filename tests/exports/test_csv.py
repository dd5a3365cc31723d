from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.exports import csv as exported
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis

ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows(analysis: Analysis) -> dict[str, dict[str, str]]:
    text = exported.export(analysis)
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


def test_writes_a_row_for_each_claim_by_id_and_ends_lines_as_the_standard_says(full: Analysis) -> None:
    found = rows(full)
    assert list(found) == sorted(full.kb.claims)
    assert exported.export(full).endswith("\r\n")


def test_a_row_has_every_field_by_its_way_in_the_record(full: Analysis) -> None:
    row = rows(full)["evening-coffee-worse"]
    stated = {key: cell for key, cell in row.items() if cell}
    address = stated.pop("address")
    assert stated == {
        "id": "evening-coffee-worse",
        "statement": "An evening cup makes for a worse night.",
        "source": "sleep-letter",
        "sentences": "2",
        "stance": "harms",
        "effect.exposure": "coffee",
        "effect.outcome": "sleep-quality",
        "effect.direction": "decreases",
        "scope.population": "older-adults",
        "scope.condition": "evening",
        "scope.horizon": "long-term",
        "scope.dose.cups-per-day": "> 3 cups",
        "basis": "expert-opinion",
        "caveats": "The letter counts no nights and names no study.",
        "source.title": "Coffee and the night",
    }
    assert address.startswith("https://letter.example/coffee-and-the-night#:~:text=Coffee%20late")


def test_entries_of_a_list_stand_on_lines_of_their_own(full: Analysis) -> None:
    row = rows(full)["naps"]
    assert row["sentences"] == "1\n2"
    assert row["background.about"] == "nap\ntea"
    assert row["caveats"].split("\n")[1] == "A second caveat, on its own."
    assert (row["retired.date"], row["replaces"]) == ("2026-02-03", "late-coffee-worse")
    assert row["address"] == "https://nap.example/a_b?c=%20d#e"


def test_no_cell_begins_as_a_formula_and_the_text_comes_back(full: Analysis) -> None:
    found = rows(full)
    assert found["naps"]["statement"].startswith("'=HYPERLINK")
    assert exported.unguarded(found["naps"]["statement"]) == full.kb.claims["naps"].statement
    assert found["naps"]["caveats"].startswith("'- A dash")
    for row in found.values():
        assert not any(cell.startswith(ACTIVE) for cell in row.values())


@settings(deadline=None, max_examples=examples(75))
@given(st.text(alphabet="'=+-@\t\r\n a1\uff1d", max_size=6))
@example("'\tfoo")
@example("''=1")
@example("' -1")
def test_guarding_a_cell_is_undone_exactly(cell: str) -> None:
    guarded = exported.guarded(cell)
    assert exported.unguarded(guarded) == cell
    assert not guarded.startswith(ACTIVE)


@pytest.mark.parametrize("cell", ["", "plain", "'tis", "~ 20 km", "<= 3 cups", "a=b"])
def test_a_cell_that_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert exported.guarded(cell) == cell


def test_a_claim_of_an_unknown_source_has_no_title_and_no_address(full: Analysis) -> None:
    from dataclasses import replace

    from counterclaim.reasoning.analysis import Analysis as Again

    lonely = Again(replace(full.kb, sources={}))
    assert {row["source.title"] + row["address"] for row in rows(lonely).values()} == {""}
