"""`show` tells of every kind of record what a person wants to know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from counterclaim.reports import record

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


def test_a_claim_stands_below_its_sentences(whole: Analysis) -> None:
    claim = whole.kb.claims["late-coffee-worse"]
    first, *rest = record.beside_its_sentences(whole, claim)
    assert first == "     2  Coffee late in the day keeps many people awake."
    assert "\n".join(rest) + "\n" == record.show(whole, "late-coffee-worse")


def test_a_sentence_whose_text_is_not_at_hand_is_known_by_its_words(whole: Analysis) -> None:
    claim = replace(whole.kb.claims["noon-coffee-better"], sentences=(4, 3, 99))
    assert list(record.beside_its_sentences(whole, claim))[:3] == [
        "     4  We told nobody to give up coffee.  (the text is not at hand)",
        "     3  Those who napped for more … awake for longer.  (the text is not at hand)",
        "    99  (no such sentence)",
    ]


def test_without_a_lock_no_sentence_is_known(whole: Analysis) -> None:
    claim = replace(whole.kb.claims["late-coffee-worse"], source="no-lock")
    assert next(record.beside_its_sentences(whole, claim)) == "     2  (no such sentence)"
