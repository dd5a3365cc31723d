"""A record under another id, or in another place, is known again by what it holds; of two alike, none is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning import recognition
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.knowledge.references import Names

WORSE = "claims/sleep-letter/late-coffee-worse.yml"
OTHER = "claims/sleep-letter/late-cup.yml"


@pytest.fixture
def known(tmp_path: Path) -> Callable[..., Names]:
    """Return a function that tells which ids of one state are others in the next, each state as path → text."""

    def read(name: str, files: dict[str, str]) -> KnowledgeBase:
        for path, text in files.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, "utf-8")
        return KnowledgeBase.load(tmp_path / name)

    def compare(before: dict[str, str], now: dict[str, str]) -> Names:
        return recognition.renamings(read("before", before), read("now", now))

    return compare


def test_a_claim_that_moved_to_another_name_is_known(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    stamped = claim(reviewed="{by: ada, date: 2026-01-05, seen: '00000000'}")
    assert known(sleep | {WORSE: claim()}, sleep | {OTHER: stamped}) == {("claim", "late-coffee-worse"): "late-cup"}


def test_a_claim_that_says_the_same_and_codes_it_otherwise_is_known_by_its_statement(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    now = {OTHER: claim(stance="conditional", scope="{condition: evening}")}
    assert known(sleep | {WORSE: claim()}, sleep | now) == {("claim", "late-coffee-worse"): "late-cup"}


def test_a_claim_that_says_something_else_under_another_name_is_another(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    now = {OTHER: claim(statement="Tea in the evening makes for a worse night.")}
    assert known(sleep | {WORSE: claim()}, sleep | now) == {}


def test_of_two_that_hold_the_same_none_is_known(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    now = {OTHER: claim(), "claims/sleep-letter/late-mug.yml": claim()}
    assert known(sleep | {WORSE: claim()}, sleep | now) == {}


def test_while_a_claim_cannot_be_read_none_is_known(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    assert known(sleep | {WORSE: claim()}, sleep | {OTHER: claim(), WORSE: "statement: [\n"}) == {}


def test_terms_and_what_names_them_are_known_together(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    concepts = "vocabulary/concepts.yml"
    words = sleep[concepts].replace("coffee:\n", "coffee-drinking:\n").replace("[coffee]", "[coffee-drinking]")
    effect = "{exposure: coffee-drinking, outcome: sleep-quality, direction: decreases}"
    now = {
        concepts: words,
        OTHER: claim(effect=effect),
        "claims/sleep-letter/what-the-letter-tells.yml": sleep["claims/sleep-letter/what-the-letter-tells.yml"].replace(
            "coffee, nap", "coffee-drinking, nap"
        ),
    }
    del (other := dict(sleep))["claims/sleep-letter/what-the-letter-tells.yml"]
    assert known(sleep | {WORSE: claim()}, other | now) == {
        ("concept", "coffee"): "coffee-drinking",
        ("claim", "late-coffee-worse"): "late-cup",
    }


def test_an_earlier_state_lies_where_the_later_one_does(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    before = analyse(sleep | {WORSE: claim()})
    same = recognition.aligned(before, before)
    assert same.before is before
    assert same.names == {}
    record: Any = before.kb.claims["late-coffee-worse"]
    from dataclasses import replace

    elsewhere = replace(record, origin=replace(record.origin, path="claims/letters/late-coffee-worse.yml"))
    now = Analysis(replace(before.kb, claims={**before.kb.claims, record.id: elsewhere}))
    moved = recognition.aligned(before, now)
    assert moved.names == {}
    assert moved.before.kb.claims[record.id].origin.path == "claims/letters/late-coffee-worse.yml"


def test_a_source_is_known_by_its_title_and_a_decision_by_its_claims(
    known: Callable[..., Names], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    pair = "claims: [late-coffee-worse, what-the-letter-tells]\n"
    decided = pair + "decision: open\nreason: {}\ndate: 2026-01-06\nseen: '00000000'\n"
    leaflet = "title: A leaflet\ntype: {}\nurl: null\nurl_note: It was handed out.\ndesign: anecdote\nstatus: live\n"
    before = {
        WORSE: claim(),
        "resolutions/r.yml": decided.format("Neither counted nights."),
        "sources/leaflet.yml": leaflet.format("document"),
    }
    now = {
        OTHER: claim(),
        "resolutions/s.yml": decided.format("None has counted the nights.").replace("late-coffee-worse", "late-cup"),
        "sources/handout.yml": leaflet.format("pamphlet"),
    }
    assert known(sleep | before, sleep | now) == {
        ("source", "leaflet"): "handout",
        ("claim", "late-coffee-worse"): "late-cup",
        ("resolution", "r"): "s",
    }
