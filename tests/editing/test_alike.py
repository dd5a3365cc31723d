"""Claims that say nearly the same as a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import alike

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis

NEW: dict[str, Any] = {
    "statement": "What nobody has said here before in any of these words.",
    "source": "sleep-letter",
    "sentences": [2],
    "stance": "harms",
    "effect": {"exposure": "coffee", "outcome": "sleep-quality", "direction": "decreases"},
    "basis": "none",
    "caveats": [],
}
ADVICE = {"avoid": "coffee", "for": "headache"}


def of(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in {**NEW, **fields}.items() if value is not None}


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        (of(), ["late-coffee-worse", "evening-coffee-worse"]),
        (of(scope={"condition": "morning"}), ["late-coffee-worse", "evening-coffee-worse"]),
        (of(source="night-notes"), []),
        (of(effect={**NEW["effect"], "comparator": "tea"}), []),
        (of(effect=None, advice=ADVICE), ["take-tea"]),
        (of(effect=None, advice={"do": "coffee", "for": "headache"}), []),
        (of(effect=None, background={"about": "coffee"}), []),
        (of(source="night-notes", statement="In the evening, coffee makes for a worse night!"), ["late-coffee-worse"]),
    ],
)
def test_the_same_matter_of_one_source_and_nearly_the_same_words_of_any_are_alike(
    value: dict[str, Any], ids: list[str], analysis: Analysis
) -> None:
    assert sorted(claim.id for claim in alike.claims(analysis, value)) == sorted(ids)


def test_the_likest_stand_first_and_few_are_told(analysis: Analysis) -> None:
    found = alike.claims(analysis, of(statement="Coffee in the evening makes for a worse night."))
    assert found[0].id == "late-coffee-worse"
    assert len(found) <= alike.MOST
