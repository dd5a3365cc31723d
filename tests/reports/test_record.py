"""`show` tells of every kind of record what a person wants to know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import resolutions
from counterclaim.reports import record
from tests import whole as whole_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

RESOLUTION = """\
claims: [late-coffee-worse, noon-coffee-better]
decision: {prefer: noon-coffee-better}
reason: Only one of them counted nights.
would_settle: A count of nights on more than one ward.
date: 2026-01-06
seen: '00000000'
"""


@pytest.fixture
def whole(analyse: Callable[..., Analysis], disputed: dict[str, str], claim: Callable[..., str]) -> Analysis:
    disputed["resolutions/coffee.yml"] = RESOLUTION
    disputed["claims/sleep-letter/given-up.yml"] = claim(
        statement="Coffee at any time makes for a worse night.",
        retired="{date: 2026-01-07, why: The letter was rewritten.}",
        notes="Ask Ada.",
        reviewed=None,
    )
    disputed["sources/no-lock.yml"] = (
        "title: A leaflet\ntype: document\nurl: null\nurl_note: It was handed out.\ndesign: anecdote\nstatus: gone\n"
    )
    return analyse(disputed)


@pytest.mark.parametrize(
    "identity",
    [
        "evening-coffee-worse",
        "take-tea",
        "what-the-letter-tells",
        "given-up",
        "sleep-letter",
        "no-lock",
        "coffee",
        "sleep-quality",
        "older-adults",
        "teenagers",
        "morning",
        "cups-per-day",
        "coffee/sleep-quality",
    ],
)
def test_shows_a_record_as_in_the_golden_file(
    identity: str, whole: Analysis, golden: Callable[[str, str], None]
) -> None:
    text = record.show(whole, identity)
    assert text is not None
    golden(f"show/{identity.replace('/', '--')}.text", text)


def test_shows_a_conflict_by_its_id(whole: Analysis) -> None:
    conflict = next(c for c in whole.conflicts if c.status == "undetermined")
    text = record.show(whole, conflict.id)
    assert text is not None
    assert text.startswith(f"{conflict.id}  undetermined")
    assert all(claim in text for claim in conflict.claims)


def test_shows_all_that_share_an_id(whole: Analysis) -> None:
    text = record.show(whole, "coffee")
    assert text is not None
    assert [line for line in text.splitlines() if line and not line.startswith(" ")] == [
        "concept coffee",
        "resolution coffee",
    ]


def test_a_dispute_names_the_other_side_and_its_status(whole: Analysis) -> None:
    text = record.show(whole, "late-coffee-worse")
    assert text is not None
    assert "  against    noon-coffee-better (contradiction)\n" in text


def test_nothing_has_an_id_that_is_not_there(whole: Analysis) -> None:
    assert record.show(whole, "cocoa") is None
    assert record.show(whole, "coffee/") is None
    assert record.show(whole, "") is None


@pytest.mark.parametrize("name", whole_records.CLAIMS)
def test_shows_everything_that_a_claim_states(
    name: str, analyse: Callable[..., Analysis], sleep: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    stated = whole_records.CLAIMS[name]
    sleep["sources/no-lock.yml"] = "title: A leaflet\ntype: document\nurl: null\ndesign: anecdote\nstatus: gone\n"
    sleep[f"claims/{stated['source']}/{name}.yml"] = json.dumps({**stated, "notes": "Ask Ada about it."})
    text = record.show(analyse(sleep), name)
    assert text is not None
    seen = {stated.get(field, {}).get("seen") for field in ("reviewed", "returned")}
    for value in {*whole_records.leaves(stated), "Ask Ada about it."} - seen:
        assert value in text, value
    golden(f"show/{name}.text", text)


def test_shows_everything_that_a_source_states(
    analyse: Callable[..., Analysis], sleep: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    sleep["sources/nights.yml"] = json.dumps(whole_records.SOURCE)
    text = record.show(analyse(sleep), "nights")
    assert text is not None
    for value in whole_records.leaves(whole_records.SOURCE):
        assert value in text, value
    golden("show/nights.text", text)


def test_shows_what_vocabulary_states(
    analyse: Callable[..., Analysis], sleep: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    sleep["vocabulary/concepts.yml"] += """\
coffee-and-nap:
  label: coffee and a nap
  definition: A cup and then a nap.
  parts: [coffee, nap]
  disjoint_with: [tea]
  better: less
  matters: [{measure: mean-difference, value: 1.5, unit: points, source: night-notes}]
  implies: {horizon: short-term}
"""
    sleep["vocabulary/populations.yml"] += """\
ages:
  label: ages
  definition: People by age.
  narrower_exclude: true
"""
    sleep["vocabulary/quantities.yml"] += """\
warmth:
  label: warmth
  definition: How warm it is.
  unit: °C
  tolerance: 2 °C
"""
    analysis = analyse(sleep)
    assert analysis.kb.faults == ()
    golden(
        "show/vocabulary.text", "\n".join(record.show(analysis, i) or "" for i in ("coffee-and-nap", "ages", "warmth"))
    )


def test_a_decision_tells_whether_it_fits_and_for_whom(
    analyse: Callable[..., Analysis], disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    disputed["claims/sleep-letter/another.yml"] = claim(statement="A cup at night brings a bad night.")
    pair = ("late-coffee-worse", "noon-coffee-better")
    before = analyse(disputed)
    value = resolutions.record(
        before.kb, resolutions.named(before.between(*pair)[0], *pair), "open", "Nobody counted.", date="2026-01-06"
    )
    disputed["resolutions/coffee.yml"] = json.dumps(value)
    disputed["resolutions/older.yml"] = json.dumps({**value, "date": "2026-01-02"})
    disputed["resolutions/nothing.yml"] = json.dumps({**value, "claims": ["late-coffee-worse", "another"]})
    now = analyse(disputed)
    fits = {name: record.show(now, name) or "" for name in ("coffee", "older", "nothing")}
    assert "  fits       yes\n" in fits["coffee"]
    assert "  joined     it holds for 1 more claim that takes the same side: another\n" in fits["coffee"]
    assert "  fits       another decision counts for the same conflict\n" in fits["older"]
    assert "  fits       it is about nothing: they do not conflict\n" in fits["nothing"]


def test_lists_are_cut_and_counted(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    for number in range(60):
        sleep[f"claims/sleep-letter/worse-{number:02}.yml"] = claim(
            scope=f"{{dose: {{cups-per-day: {number + 1} cups}}}}"
        )
        sleep["vocabulary/concepts.yml"] += f"t{number}:\n  label: t {number}\n  definition: Thing {number}.\n"
        effect = f"{{exposure: coffee, outcome: t{number}, direction: increases}}"
        sleep[f"claims/sleep-letter/thing-{number:02}.yml"] = claim(effect=effect)
    sleep["claims/night-notes/better.yml"] = claim(
        source="night-notes", effect="{exposure: coffee, outcome: sleep-quality, direction: increases}"
    )
    analysis = analyse(sleep)
    assert "  against    40 more\n" in (record.show(analysis, "better") or "")
    question = record.show(analysis, "coffee/sleep-quality") or ""
    assert ", 11 more\n" in question
    assert "  position   41 more\n" in question
    assert "  conflict   40 more\n" in question
    assert "  question   11 more\n" in (record.show(analysis, "coffee") or "")
