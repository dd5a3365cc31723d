"""Whether all that a claim says can be read: else what it meets, and what follows from that, cannot be known.

A term that is misspelt, in the claim or above it in the vocabulary, makes conflicts vanish. Rules that would conclude
something from their absence, or from a claim's having changed, wait until it is mended.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.knowledge.records import RESERVED
from counterclaim.reasoning import doses
from counterclaim.reasoning.positions import stands

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim, Scope


class Legibility:
    """Tells of claims whether they are legible; each term is looked at once."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._known: dict[tuple[str, str], bool] = {}
        self._told: dict[str, bool] = {}

    def __call__(self, claim: Claim) -> bool:
        """Tell whether the vocabulary has every term of a claim, and its source's record can be read."""
        if claim.id not in self._told:
            self._told[claim.id] = self._is_legible(claim)
        return self._told[claim.id]

    def _is_legible(self, claim: Claim) -> bool:
        named = {
            term for stand, _ in stands(claim) for term in (stand.exposure, stand.outcome, stand.comparator) if term
        }
        advice = claim.advice
        named |= {*claim.about, *((advice.outcome, advice.instead) if advice else ())} - {None}
        source = self._kb.sources.get(claim.source)
        return (
            source is not None
            and all(self._is_known("concepts", term) for term in named.difference(RESERVED))
            and self._is_scope_known(claim.scope)
            and self._is_scope_known(source.scope)
        )

    @cached_property
    def whole(self) -> bool:
        """Tell whether every claim and answer that there is can be read."""
        unread = any(kind in {"claim", "answer", "lock", "source"} for kind, _ in self._kb.unread)
        return not unread and all(map(self, self._kb.live_claims()))

    def _is_scope_known(self, scope: Scope) -> bool:
        return (
            all(self._is_known("populations", term) for term in scope.population)
            and all(self._is_known("conditions", term) for term in scope.condition)
            and all(self._is_amount(*dose) for dose in scope.dose)
        )

    def _is_amount(self, quantity: str, amount: str) -> bool:
        if quantity not in self._kb.quantities:
            return False
        try:
            doses.parse(amount, self._kb.quantities[quantity])
        except doses.DoseError:
            return False
        return True

    def _is_known(self, vocabulary: str, term: str) -> bool:
        """Tell whether a term and all that it leads to stand in the vocabulary."""
        start = (vocabulary, term)
        if start not in self._known:
            seen, left = {start}, [start]
            while left:
                at = left.pop()
                if self._known.get(at) is False or at[1] not in getattr(self._kb, at[0]):
                    self._known[start] = False
                    return False
                further = {*self._leads_to(*at)} - seen
                seen |= further
                left.extend(further)
            self._known.update(dict.fromkeys(seen, True))
        return self._known[start]

    def _leads_to(self, vocabulary: str, term: str) -> Iterator[tuple[str, str]]:
        found = getattr(self._kb, vocabulary)[term]
        for role in ("broader", "disjoint_with", "parts"):
            yield from ((vocabulary, other) for other in getattr(found, role, ()))
        if vocabulary != "concepts":
            return
        if found.opposite:
            yield vocabulary, found.opposite
        yield from (("populations", other) for other in found.implies.population)
        yield from (("conditions", other) for other in found.implies.condition)
        yield from (("quantities", quantity) for quantity, _ in found.implies.dose)
