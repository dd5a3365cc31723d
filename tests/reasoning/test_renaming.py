"""Other ids in a whole knowledge base: what fitted fits, however its stamp was made, and what did not does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge.guide import Guide
from counterclaim.reasoning import fingerprints, renaming, resolutions
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, effect

if TYPE_CHECKING:
    from counterclaim.knowledge.references import Names

FIRST = effect("coffee", "increases", "sleep", source="letter", basis="expert-opinion")
SECOND = effect("coffee", "decreases", "sleep", source="trial", basis="own-data")
SAID = {"a": FIRST, "b": SECOND}
SOURCES = {"trial": {"design": "randomised-trial"}}
TURNED: Names = {("claim", "a"): "z", ("source", "trial"): "study"}
"""After this the claims stand in the other order."""


def analysed(seen: str) -> Analysis:
    decided = {
        "claims": ["a", "b"],
        "decision": "both-hold",
        "reason": "Neither of the two names a study.",
        "date": "2026-01-05",
        "seen": seen,
    }
    return Analysis(base(SAID, sources=SOURCES, resolutions={"r": decided}))


def sides(analysis: Analysis) -> dict[str, Any]:
    return {claim: position.grounds for position in analysis.positions for claim in position.claims}


@pytest.mark.parametrize("sealed", ["as it is", "by the claims alone", "on other grounds", "never"])
def test_a_decision_fits_as_well_as_before_under_ids_in_another_order(sealed: str) -> None:
    kb = analysed("00000000").kb
    best = sides(Analysis(kb))
    weaker = resolutions.EVERY_GROUND[-1]
    seen = {
        "as it is": resolutions.fingerprint(kb, ("a", "b"), (best["a"], best["b"])),
        "by the claims alone": fingerprints.of(kb.claims["a"], kb.claims["b"]),
        "on other grounds": resolutions.fingerprint(kb, ("a", "b"), (best["a"], weaker)),
        "never": "00000000",
    }[sealed]
    before = analysed(seen)
    now = Analysis(renaming.renamed(before, TURNED))
    [old], [new] = before.decisions.about["r"], now.decisions.about["r"]
    assert (new.fits, new.outgrown) == (old.fits, old.outgrown)
    assert (old.fits, old.outgrown) == {"never": (False, False), "on other grounds": (False, True)}.get(
        sealed, (True, False)
    )
    assert new.resolution.claims == ("z", "b")
    assert (new.resolution.seen == seen) == (sealed == "never")


def test_a_decision_about_a_claim_that_is_gone_stays_as_it_is() -> None:
    before = analysed("00000000")
    del before.kb.claims["b"]
    assert renaming.renamed(before, TURNED).resolutions["r"].seen == "00000000"


def test_what_is_not_vouched_for_keeps_its_stamp() -> None:
    kb = analysed("00000000").kb
    best = sides(Analysis(kb))
    before = analysed(resolutions.fingerprint(kb, ("a", "b"), (best["a"], best["b"])))
    now = Analysis(renaming.renamed(before, TURNED, vouched=False))
    assert not now.decisions.about["r"][0].fits


@pytest.mark.parametrize(
    ("kind", "before", "identity", "after"),
    [
        ("claim", "claims/trial/a.yml", "a", "claims/study/a.yml"),
        ("claim", "claims/letter/a.yml", "z", "claims/letter/z.yml"),
        ("source", "sources/trial.yml", "study", "sources/study.yml"),
        ("concept", "vocabulary/concepts.yml", "tea", "vocabulary/concepts.yml"),
    ],
)
def test_a_record_lies_where_its_id_says(kind: str, before: str, identity: str, after: str) -> None:
    assert renaming.path(kind, before, identity, TURNED) == after


def test_a_page_names_the_other_ids_in_its_citations_only() -> None:
    page = Guide("guide/a.md", "A `[@a]` says [@a; @b], [a](a) [?coffee/sleep] and [?tea/coffee].\n")
    names: Names = {**TURNED, ("concept", "coffee"): "cocoa"}
    assert renaming.page_text(page, names) == "A `[@a]` says [@z; @b], [a](a) [?cocoa/sleep] and [?tea/cocoa].\n"
