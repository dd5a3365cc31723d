"""Which claims can be read as a whole, with all that their terms lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, do, effect

if TYPE_CHECKING:
    from tests.reasoning.invented import Record

TEA = effect("tea", "increases", "sleep", scope={"population": "poets", "dose": {"cups": "2 cups"}})
WORDS: dict[str, Any] = {
    "concepts": {"tea": {"broader": ["drink"]}, "drink": {}, "sleep": {"opposite": "waking"}, "waking": {}},
    "populations": {"poets": {}},
    "conditions": {},
    "quantities": {"cups": {"unit": "cups"}},
}


def with_concept(identity: str, **fields: Any) -> dict[str, Any]:
    return {"concepts": {**WORDS["concepts"], identity: fields}}


@pytest.mark.parametrize(
    ("claim", "vocabulary"),
    [
        (TEA, {}),
        ({**TEA, "effect": {**TEA["effect"], "comparator": "without"}}, {}),
        (do("tea"), {}),
        (TEA, with_concept("milk", broader=["nowhere"])),
        (TEA, with_concept("drink", implies={"population": "poets"})),
        (TEA, with_concept("drink", broader=["tea"])),
    ],
)
def test_what_can_be_read_is_legible(claim: Record, vocabulary: dict[str, Any]) -> None:
    assert _legible(claim, vocabulary)


@pytest.mark.parametrize(
    ("claim", "vocabulary"),
    [
        (effect("tee", "increases", "sleep"), {}),
        ({**TEA, "effect": {**TEA["effect"], "comparator": "mlik"}}, {}),
        (do("tea", instead="mlik"), {}),
        ({**TEA, "scope": {"population": "poet"}}, {}),
        ({**TEA, "scope": {"condition": "night"}}, {}),
        ({**TEA, "scope": {"dose": {"pots": "2 pots"}}}, {}),
        ({**TEA, "scope": {"dose": {"cups": "some"}}}, {}),
        (TEA, with_concept("drink", broader=["nowhere"])),
        (TEA, with_concept("waking", disjoint_with=["nowhere"])),
        (TEA, with_concept("drink", parts=["nowhere", "sleep"])),
        (TEA, with_concept("sleep", opposite="nowhere")),
        (TEA, with_concept("drink", implies={"population": "nobody"})),
        (TEA, {"populations": {"poets": {"broader": ["nowhere"]}}}),
        (TEA, {"sources": {"letter": {"scope": {"population": "nobody"}}}}),
    ],
)
def test_what_leads_to_no_term_is_not_legible(claim: Record, vocabulary: dict[str, Any]) -> None:
    assert not _legible(claim, vocabulary)


def _legible(claim: Record, vocabulary: dict[str, Any]) -> bool:
    analysis = Analysis(base({"a": claim}, **{**WORDS, **vocabulary}))
    assert analysis.legible.whole is analysis.legible(analysis.kb.claims["a"])
    return analysis.legible.whole
