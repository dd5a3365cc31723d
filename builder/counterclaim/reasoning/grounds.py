"""What a claim rests on, as a tier: the table of the design of answers, section 1.

Tiers order; they never add up: no number of weak claims outweighs a stronger one. A tier is not certainty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Source

TIERS = ("trial", "observational", "case-or-mechanism", "opinion", "anecdote", "none")
"""What a claim can rest on, the best first."""

_OF_DESIGN = {
    "randomised-trial": "trial",
    "cohort": "observational",
    "case-control": "observational",
    "cross-sectional": "observational",
    "before-after": "observational",
    "accuracy-review": "observational",
    "case-report": "case-or-mechanism",
    "laboratory": "case-or-mechanism",
    "mechanistic": "case-or-mechanism",
    "expert-opinion": "opinion",
    "consensus": "opinion",
    "anecdote": "anecdote",
    "commercial": "none",
}
_POOLING = frozenset({"systematic-review", "guideline"})
REVIEWS = _POOLING | {"accuracy-review"}
"""Designs whose data are those of other studies."""
_OBSERVED = frozenset({"cohort", "case-control", "cross-sectional", "before-after"})


class Grounds(NamedTuple):
    """A tier, and whether a review of such studies gives it, which comes first within the tier."""

    tier: str
    review: bool = False

    @property
    def rank(self) -> tuple[int, bool]:
        """Return what the best grounds have the least of."""
        return TIERS.index(self.tier), not self.review

    @property
    def has_data(self) -> bool:
        """Tell whether somebody looked: trials and observational studies."""
        return self.tier in {"trial", "observational"}


NOTHING = Grounds("none")
_OF_BASIS = {"expert-opinion": Grounds("opinion"), "anecdote": Grounds("anecdote")}
_BARE = frozenset({"none", "unnamed-research"})


def of(kb: KnowledgeBase, claim: Claim) -> Grounds:
    """Return what a claim rests on. What was read only second-hand is at most opinion, what was retracted nothing."""
    if claim.basis in _BARE:
        return NOTHING
    source = kb.sources.get(claim.source)
    if source is not None and source.status == "retracted":
        return NOTHING
    found = _by_basis(kb, claim, source)
    return _at_most(found, "opinion") if claim.at is not None and claim.at.via is not None else found


def _by_basis(kb: KnowledgeBase, claim: Claim, source: Source | None) -> Grounds:
    if claim.basis == "own-data":
        design = claim.design or (source.design if source else "")
        return _of_design(design, source.pools if source else ())
    if claim.basis == "cited-research":
        said = [kb.sources[drawn.source] for drawn in claim.draws_on if not drawn.guess and drawn.source in kb.sources]
        return best(of_source(cited) for cited in said) if said else Grounds("opinion")
    return _OF_BASIS.get(claim.basis, NOTHING)


def of_source(source: Source) -> Grounds:
    """Return what a source's own data are worth."""
    return NOTHING if source.status == "retracted" else _of_design(source.design, source.pools)


def _of_design(design: str, pools: tuple[str, ...]) -> Grounds:
    """Return the tier of a design; a review takes the weakest of what it pools, for nothing says which it means."""
    if design in _POOLING:
        pooled = [_OF_DESIGN.get(one, "none") for one in pools]
        return Grounds(max(pooled, key=TIERS.index), review=True) if pooled else Grounds("opinion")
    return Grounds(_OF_DESIGN.get(design, "none"), review=design in REVIEWS)


def _at_most(found: Grounds, tier: str) -> Grounds:
    return found if found.rank >= Grounds(tier, review=True).rank else Grounds(tier)


def best(grounds: Iterable[Grounds]) -> Grounds:
    """Return the best of these; nothing where there are none."""
    return min(grounds, key=lambda one: one.rank, default=NOTHING)


def better(left: Grounds, right: Grounds) -> bool:
    """Tell whether `left` is better than `right`."""
    return left.rank < right.rank


def observed(kb: KnowledgeBase, claim: Claim) -> bool:
    """Tell whether a claim reports the own data of a study that observes: it must say whether it means a cause."""
    source = kb.sources.get(claim.source)
    design = claim.design or (source.design if source else "")
    return claim.basis == "own-data" and design in _OBSERVED
