"""What a claim's page shows beside the claim: what stands against it, who cites it, what came after it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.shown import Shown
    from counterclaim.reasoning.conflicts import Conflict

_VERBS = {"increases": "increase", "decreases": "decrease"}


class Limit(NamedTuple):
    """A limit on which two claims part: its name, what this claim states, what the other one states."""

    name: str
    here: str
    there: str


class Opposed(NamedTuple):
    """A conflict as one of its claims sees it."""

    conflict: Conflict
    other: Claim
    limits: list[Limit]


class Steps(NamedTuple):
    """Claims that lead step by step to the opposite of what a claim says, and where they lead."""

    links: list[Claim]
    end: str


class Beside:
    """What stands beside the claims of a knowledge base; `address` gives the whole address of a page."""

    def __init__(self, shown: Shown, address: Callable[[str], str]) -> None:
        self.shown = shown
        self.address = address

    def opposed(self, claim: Claim) -> tuple[list[Opposed], list[Opposed]]:
        """Return the open conflicts of a claim, and those that a limit explains."""
        every = [self._opposed(claim, conflict) for conflict in self.shown.conflicts_of[claim.id]]
        still_open = [o for o in every if o.conflict.status != "explained"]
        return still_open, [o for o in every if o.conflict.status == "explained"]

    def _opposed(self, claim: Claim, conflict: Conflict) -> Opposed:
        first, second = conflict.claims
        mirrored = second == claim.id
        limits = [
            Limit(row.name, *((row.right, row.left) if mirrored else (row.left, row.right)))
            for row in self.shown.axes(conflict)
            if row.decides
        ]
        return Opposed(conflict, self.shown.kb.claims[first if mirrored else second], limits)

    def steps(self, claim: Claim) -> list[Steps]:
        """Return the chains of effects that come out against a claim."""
        return self._steps_against[claim.id]

    @cached_property
    def _steps_against(self) -> defaultdict[str, list[Steps]]:
        kb = self.shown.kb
        found: defaultdict[str, list[Steps]] = defaultdict(list)
        for chain in self.shown.analysis.chains:
            effect = kb.claims[chain.claim].effect
            assert effect is not None
            end = f"{kb.label(effect.exposure)} would {_VERBS[chain.direction]} {kb.label(effect.outcome)}"
            found[chain.claim].append(Steps([kb.claims[link] for link in chain.links], end))
        return found

    def guide_pages(self, claim: Claim) -> list[Guide]:
        """Return the pages of the guide that cite a claim, in their order."""
        return self._cited_in[claim.id]

    @cached_property
    def _cited_in(self) -> defaultdict[str, list[Guide]]:
        found: defaultdict[str, list[Guide]] = defaultdict(list)
        for page in self.shown.guide:
            for claim in prose.cited(page, self.shown):
                found[claim.id].append(page)
        return found

    def successors(self, claim: Claim) -> list[Claim]:
        """Return the claims that replace a claim, by id."""
        return self._successors[claim.id]

    @cached_property
    def _successors(self) -> defaultdict[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for _, claim in sorted(self.shown.kb.claims.items()):
            for old in claim.replaces:
                found[old].append(claim)
        return found

    def citation(self, claim: Claim, path: str) -> str:
        """Return how to cite a claim whose page is at `path`, in one line."""
        shown = self.shown
        source = shown.kb.sources.get(claim.source)
        who = [shown.authors(source), source.publisher] if source else [claim.source]
        title = f"“{source.title}”" if source else ""
        sentence = "sentence" if len(claim.sentences) == 1 else "sentences"
        origin = ", ".join(filter(None, [*who, title, f"{sentence} {shown.numbers(claim.sentences)}"]))
        within = f"{shown.configuration.title}, claim {claim.id}"
        return " ".join(f"{origin}. Restated as “{claim.statement}” In: {within}. {self.address(path)}".split())
