"""Everything that follows from a knowledge base, each part worked out once, when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.knowledge import locks
from counterclaim.reasoning import chains, conflicts, coverage, debates, questions, resolutions, vocabulary

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Verification
    from counterclaim.knowledge.records import Resolution
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.coverage import Coverage
    from counterclaim.reasoning.debates import Debate
    from counterclaim.reasoning.questions import Key, Question
    from counterclaim.reasoning.vocabulary import Vocabulary


class Analysis:
    """What follows from `kb`."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Hierarchies and opposites."""
        return vocabulary.of(self.kb)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, in stable order."""
        return conflicts.find(self.kb, self.vocabulary)

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Chains of effects that oppose a claim, by the claim's id."""
        return chains.find(self.kb, self.vocabulary, self.conflicts)

    @cached_property
    def debates(self) -> tuple[Debate, ...]:
        """Conflicts that hang together, explained ones left out."""
        return debates.of(self.conflicts)

    @cached_property
    def questions(self) -> dict[Key, Question]:
        """All questions by (exposure, outcome)."""
        return questions.of(self.kb, self.conflicts)

    @cached_property
    def question_names(self) -> dict[str, Question]:
        """Return the questions that have an outcome, by `exposure/outcome`."""
        return {f"{q.exposure}/{q.outcome}": q for q in self.questions.values() if q.outcome}

    @cached_property
    def coverage(self) -> dict[str, Coverage]:
        """Sentences claimed, excused and open, by source."""
        return coverage.of(self.kb)

    @cached_property
    def verifications(self) -> dict[str, Verification]:
        """What the texts at hand say about the locks, by source."""
        found = self.kb.locks.keys() & self.kb.texts.keys()
        return {s: locks.verify(self.kb.locks[s], self.kb.texts[s]) for s in sorted(found)}

    @cached_property
    def _resolutions(self) -> dict[tuple[str, str], Resolution]:
        return resolutions.by_pair(self.kb)

    def resolution(self, conflict: Conflict) -> Resolution | None:
        """Return the decision about a conflict, if there is one; it may no longer fit."""
        return self.decision(conflict.claims)

    def decision(self, pair: tuple[str, str]) -> Resolution | None:
        """Return the decision about two claims, named in the order of their ids; it may no longer fit."""
        return self._resolutions.get(pair)

    def examined(self, conflict: Conflict) -> bool:
        """Tell whether a decision about the conflict stands that still fits both claims."""
        resolution = self.resolution(conflict)
        return resolution is not None and resolutions.fits(self.kb, resolution)

    def examined_chain(self, chain: Chain) -> bool:
        """Tell whether a decision that still fits stands about the claim that a chain opposes and one of its links."""
        decisions = (self.decision(pair) for pair in chain.pairs)
        return any(decision is not None and resolutions.fits(self.kb, decision) for decision in decisions)

    @cached_property
    def disputes(self) -> frozenset[tuple[str, str]]:
        """Pairs of claims about which there is something to decide: conflicts, and claims with each link of a chain."""
        in_chains = {pair for chain in self.chains for pair in chain.pairs}
        return frozenset({conflict.claims for conflict in self.conflicts} | in_chains)
