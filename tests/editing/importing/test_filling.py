from __future__ import annotations

from typing import Any

import pytest

from counterclaim.editing.importing import filling
from counterclaim.editing.importing.filling import Fault
from counterclaim.editing.importing.maps import Map
from counterclaim.editing.importing.tables import Cells
from counterclaim.knowledge import validation

MAP = """\
skip:
  - {{column: state, is: [draft, "two  words"]}}
  - {{column: kind, is_not: [Effect, Advice]}}
  - {{column: gone, empty: true}}
id: {{template: "row {{key}}"}}
claim:
  statement: {statement}
  source: letter
  sentences: {sentences}
  stance: {stance}
  effect:
    exposure: {{column: drink, slug: true}}
    outcome: sleep
    direction: {{column: says, table: {{Supports: increases, "Does Not Support": no-increase}}}}
    size: {{column: size}}
  scope:
    population: {population}
    dose: {{cups-per-day: {{column: cups}}}}
  basis: none
  caveats: {caveats}
"""
ROW = {"key": "7", "drink": "Green Tea", "says": "Supports", "text": "Green tea makes for longer sleep.", "gone": "no"}


def mapped(**fields: str) -> Map:
    known = {
        "statement": "{column: text}",
        "sentences": "[1]",
        "stance": "helps",
        "population": "{column: who}",
        "caveats": "[It counts no nights.]",
    }
    return Map.read(MAP.format(**{**known, **fields}).encode(), "map.yml")


def row(**cells: str | tuple[str, ...]) -> Cells:
    named = {key: (cell,) if isinstance(cell, str) else cell for key, cell in {**ROW, **cells}.items()}
    return Cells(2, {key: cell for key, cell in named.items() if cell != ("",)})


def claim(fields: dict[str, str] | None = None, **cells: str | tuple[str, ...]) -> dict[str, Any]:
    value = filling.claim(mapped(**(fields or {})), row(**cells))
    assert validation.accepts("claim", value)
    return value


def fault(fields: dict[str, str] | None = None, **cells: str | tuple[str, ...]) -> str:
    with pytest.raises(Fault) as caught:
        filling.claim(mapped(**(fields or {})), row(**cells))
    return str(caught.value)


def test_a_row_fills_a_claim_in_the_order_of_its_fields_and_leaves_out_what_is_empty() -> None:
    value = claim()
    assert value == {
        "statement": "Green tea makes for longer sleep.",
        "source": "letter",
        "sentences": [1],
        "stance": "helps",
        "effect": {"exposure": "green-tea", "outcome": "sleep", "direction": "increases"},
        "basis": "none",
        "caveats": ["It counts no nights."],
    }
    assert list(value) == ["statement", "source", "sentences", "stance", "effect", "basis", "caveats"]


def test_a_scope_is_there_as_far_as_the_row_states_it() -> None:
    assert claim(cups="<= 3 cups")["scope"] == {"dose": {"cups-per-day": "<= 3 cups"}}
    assert claim(who="teenagers")["scope"] == {"population": "teenagers"}
    several = {"population": '{column: who, split: ";", slug: true}'}
    assert claim(several, who="Teenagers; Older Adults;;teenagers")["scope"] == {
        "population": ["teenagers", "older-adults"]
    }
    assert claim(who=("teenagers", "adults"))["scope"] == {"population": ["teenagers", "adults"]}


def test_white_space_in_a_cell_is_folded() -> None:
    assert claim(text="  Green tea\r\nmakes for\u2028longer\tsleep.\u00a0 ")["statement"] == ROW["text"]


@pytest.mark.parametrize(
    ("sentences", "numbers"),
    [
        ("{column: at}", [3, 5, 6, 7]),
        ("[2, {column: at}, 3]", [2, 3, 5, 6, 7]),
        ("4", [4]),
    ],
)
def test_sentences_are_numbers_and_ranges_each_once(sentences: str, numbers: list[int]) -> None:
    assert claim({"sentences": sentences}, at="3, 5-7;6")["sentences"] == numbers


@pytest.mark.parametrize("at", ["0", "x", "7-5", "1-99999", "-1", "1.5"])
def test_what_is_no_sentence_number_is_refused(at: str) -> None:
    found = fault({"sentences": "{column: at}"}, at=at)
    assert found == f'column "at": "{at}" is no sentence number; write numbers and ranges: 3, 5-7'


def test_a_template_with_an_empty_cell_is_empty_and_something_else_may_stand_for_it() -> None:
    caveats = '[It counts no nights., {template: "Rated {rating} of 5 stars."}]'
    assert claim({"caveats": caveats})["caveats"] == ["It counts no nights."]
    assert claim({"caveats": caveats}, rating="2")["caveats"][1] == "Rated 2 of 5 stars."
    instead = '{column: text, empty: {template: "{drink} makes for a longer sleep."}}'
    assert claim({"statement": instead}, text="")["statement"] == "Green Tea makes for a longer sleep."


def test_long_text_is_cut_behind_a_word() -> None:
    cut = {"statement": "{column: text, cut: 30}"}
    assert claim(cut, text="Green tea makes for longer sleep.")["statement"] == "Green tea makes for longer…"
    assert claim(cut, text="x" * 40)["statement"] == "x" * 29 + "…"
    assert claim(cut, text="Green tea makes for a sleep, and on.")["statement"] == "Green tea makes for a sleep…"
    assert claim(cut, text="Green tea, long sleep.")["statement"] == "Green tea, long sleep."


def test_a_table_says_what_texts_stand_for() -> None:
    table = "{column: says, table: {Supports: helps, Other: null}, otherwise: neutral}"
    assert claim({"stance": table})["stance"] == "helps"
    assert claim({"stance": table}, says="Does Not Support")["stance"] == "neutral"
    caveats = "[It counts no nights., {column: says, table: {Supports: null}}]"
    assert claim({"caveats": caveats})["caveats"] == ["It counts no nights."]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"says": "Suports"}, 'column "says": "Suports" is not in the map\'s table; did you mean Supports?'),
        ({"says": "?"}, 'column "says": "?" is not in the map\'s table; it has Supports, Does Not Support'),
        ({"says": ""}, 'column "says": "direction" is missing in effect (empty cell); add direction: '),
        ({"drink": "+++"}, 'column "drink": "+++" has no letter or digit to make an id of; use a table'),
        (
            {"text": "Too short."},
            'column "text": statement has 10 characters; at least 20 needed; What the source says',
        ),
        ({"text": "Too long. " * 40}, 'column "text": statement has 399 characters; at most 300 fit; '),
        ({"text": ""}, 'column "text": "statement" is missing (empty cell); add statement: '),
        ({"who": "Old People"}, 'column "who": scope.population is "Old People", which is no id; ids are small'),
    ],
)
def test_a_row_that_gives_no_valid_claim_is_refused_with_the_column_and_the_mend(
    cells: dict[str, str], message: str
) -> None:
    assert fault(None, **cells).startswith(message)


def test_a_constant_that_cannot_be_names_no_column() -> None:
    assert fault({"stance": "good"}).startswith('stance is "good", which is not among its values; ')


def test_two_columns_are_both_named() -> None:
    table = '{template: "{says} {kind}", table: {A B: helps}}'
    assert fault({"stance": table}, kind="Effect").startswith('columns "says" and "kind": "Supports Effect" is not in')


def test_the_id_is_made_of_the_key() -> None:
    assert filling.identity(mapped(), row(key="EID 7")) == "row-eid-7"
    with pytest.raises(Fault, match=r'^column "key": there is nothing to make an id of; every row needs a key'):
        filling.identity(mapped(), row(key=""))


@pytest.mark.parametrize(
    ("cells", "skipped"),
    [
        ({"kind": "Effect"}, False),
        ({"kind": "Effect", "state": "draft"}, True),
        ({"kind": "Effect", "state": " two words "}, True),
        ({"kind": "Advice", "state": "final"}, False),
        ({"kind": "Opinion"}, True),
        ({}, True),
        ({"kind": "Effect", "gone": ""}, True),
    ],
)
def test_rows_that_fit_a_reason_are_left_out(cells: dict[str, str], skipped: bool) -> None:  # noqa: FBT001 - a case
    assert filling.skipped(mapped(), row(**cells)) is skipped
