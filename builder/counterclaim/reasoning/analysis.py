"""Everything that follows from a knowledge base, each part worked out once, when it is first asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.knowledge import alignment
from counterclaim.reasoning import chains, conflicts, coverage, debates, positions, vocabulary
from counterclaim.reasoning.answers import Answers
from counterclaim.reasoning.legibility import Legibility
from counterclaim.reasoning.questions import Questions
from counterclaim.reasoning.resolutions import Decisions

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.alignment import Verification
    from counterclaim.knowledge.records import Resolution
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.coverage import Coverage
    from counterclaim.reasoning.debates import Debate
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.questions import Key, Question
    from counterclaim.reasoning.resolutions import Decision
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
    def positions(self) -> tuple[Position, ...]:
        """All positions, in stable order."""
        return positions.of(self.kb, self.vocabulary)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, in stable order."""
        return conflicts.find(self.kb, self.vocabulary, self.positions)

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Chains of effects that oppose a position, by what it says."""
        return chains.find(self.positions, self.vocabulary, self.conflicts)

    @cached_property
    def debates(self) -> tuple[Debate, ...]:
        """Positions that hang together through open conflicts."""
        return debates.of(self.conflicts)

    @cached_property
    def questions(self) -> dict[Key, Question]:
        """All questions by (exposure, outcome)."""
        return Questions(self.kb, self.vocabulary, self.conflicts, self.is_open).of(self.positions)

    @cached_property
    def answers(self) -> Answers:
        """The answers that editors recorded, by question."""
        return Answers(self.kb, self.vocabulary, self.questions)

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
        return {s: alignment.verify(self.kb.locks[s], self.kb.texts[s]) for s in sorted(found)}

    @cached_property
    def legible(self) -> Legibility:
        """Whether all that a claim says can be read."""
        return Legibility(self.kb)

    @cached_property
    def decisions(self) -> Decisions:
        """What editors decided about conflicts and chains."""
        return Decisions(self.kb, self.conflicts, self.chains)

    def decision(self, conflict: Conflict | Chain) -> Decision | None:
        """Return the decision about a conflict or a chain, if there is one; it may no longer fit."""
        return self.decisions.conflicts.get(conflict.id) or self.decisions.chains.get(conflict.id)

    def decided_about(self, resolution: Resolution) -> tuple[str, ...]:
        """Return the ids of the conflicts and chains that a resolution is about, whether or not another one counts."""
        return self.decisions.subjects.get(resolution.id, ())

    def examined(self, conflict: Conflict | Chain) -> bool:
        """Tell whether a decision stands that still fits."""
        decision = self.decision(conflict)
        return decision is not None and decision.fits

    def is_open(self, conflict: Conflict) -> bool:
        """Tell whether two positions disagree and no decision has closed it."""
        decision = self.decision(conflict) if conflict.is_open else None
        return conflict.is_open and not (decision is not None and decision.closes)

    def between(self, first: str, second: str) -> tuple[Conflict, ...]:
        """Return the conflicts between the positions of two claims."""
        return tuple(c for c in self.conflicts_of.get(first, ()) if second in c.other_side(first))

    def disputes(self, first: str, second: str) -> tuple[Conflict | Chain, ...]:
        """Return what can be decided about two claims: their conflicts, then the chains of one against the other."""
        found = (c for c in self.chains for link in c.links if _opposes(link, c.position, first, second))
        return *self.between(first, second), *dict.fromkeys(found)

    @cached_property
    def conflicts_of(self) -> dict[str, tuple[Conflict, ...]]:
        """Conflicts by each claim that takes part."""
        found: defaultdict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.conflicts:
            for claim in dict.fromkeys(conflict.claims):
                found[claim].append(conflict)
        return {claim: tuple(every) for claim, every in found.items()}


def _opposes(link: Position, position: Position, first: str, second: str) -> bool:
    """Tell whether one claim states a link of a chain and the other the position that the chain opposes."""
    return any(a in position.claims and b in link.claims for a, b in ((first, second), (second, first)))
