"""A claim beside its sentences: what a reviewer reads before vouching for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.reports import record, side_by_side

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis


def test_a_claim_stands_below_its_sentences(analysis: Analysis) -> None:
    claim = analysis.kb.claims["late-coffee-worse"]
    first, *rest = side_by_side.sentences(analysis, claim)
    assert first == "     2  Coffee late in the day keeps many people awake."
    assert "\n".join(rest) + "\n" == record.show(analysis, "late-coffee-worse")
    assert list(side_by_side.sentences(analysis, claim, side_by_side.WIDE - 1)) == [first, *rest]


def test_where_there_is_room_both_stand_side_by_side_and_nothing_is_lost(analysis: Analysis) -> None:
    claim = analysis.kb.claims["what-the-letter-tells"]
    lines = list(side_by_side.sentences(analysis, claim, side_by_side.WIDE))
    assert lines[0] == "   1  Coffee and the night.            │ claim what-the-letter-tells"
    assert all(len(line) <= side_by_side.WIDE for line in lines)
    left, right = (
        " ".join(line.ljust(side_by_side.WIDE).split("│")[side] for line in lines).split() for side in (0, 1)
    )
    plain = list(side_by_side.sentences(analysis, claim))
    assert left == " ".join(plain[:7]).split()
    assert right == " ".join(plain[7:]).split()


def test_a_sentence_whose_text_is_not_at_hand_is_known_by_its_words(analysis: Analysis) -> None:
    claim = replace(analysis.kb.claims["noon-coffee-better"], sentences=(4, 3, 99))
    assert list(side_by_side.sentences(analysis, claim))[:3] == [
        "     4  We told nobody to give up coffee.  (the text is not at hand)",
        "     3  Those who napped for more … awake for longer.  (the text is not at hand)",
        "    99  (no such sentence)",
    ]


def test_without_a_lock_no_sentence_is_known(analysis: Analysis) -> None:
    claim = replace(analysis.kb.claims["late-coffee-worse"], source="no-lock")
    assert next(side_by_side.sentences(analysis, claim)) == "     2  (no such sentence)"
