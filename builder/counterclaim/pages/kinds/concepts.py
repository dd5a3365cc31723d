"""What the page of a concept shows: its place in the hierarchy, and the questions and claims that name it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict, deque
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Claim, Concept
    from counterclaim.pages.shown import Shown
    from counterclaim.reasoning.questions import Question

TREE_DEPTH, TREE_WIDTH = 3, 30
BELOW, VISITED = 100, 1_000
"""How many questions of narrower concepts a page lists, and how many narrower concepts it looks at for them."""


UNFOLDED = 25
"""With more concepts than this, the glossary is folded by letters."""


class Branch(NamedTuple):
    """A narrower concept with those below it; `more` counts those that the tree leaves out."""

    identity: str
    inner: tuple[Branch, ...]
    more: int


class Entry(NamedTuple):
    """A concept as its page shows it.

    `does` and `undergoes` are the questions in which it is the exposure and the outcome, most claims first;
    `below` those of narrower concepts, nearest first (`below_more`: there are others). `claims` counts the
    live claims that name it.
    """

    concept: Concept
    claims: int
    does: list[Question]
    undergoes: list[Question]
    advice: list[Claim]
    background: list[Claim]
    broader: list[str]
    opposites: list[str]
    tree: Branch
    below: list[Question]
    below_more: bool


class Concepts:
    """The concepts of a knowledge base, with the questions and live claims that name each."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.kb = shown.kb
        self.vocabulary = shown.analysis.vocabulary
        self.claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.kb.live_claims(), key=lambda claim: claim.id):
            for concept in named(claim):
                self.claims[concept].append(claim)
        self.questions = most_claimed(q for q in shown.analysis.questions.values() if q.outcome)
        self.does: defaultdict[str, list[Question]] = defaultdict(list)
        self.undergoes: defaultdict[str, list[Question]] = defaultdict(list)
        for question in self.questions:
            self.does[question.exposure].append(question)
            self.undergoes[question.outcome or ""].append(question)

    def letters(self) -> list[tuple[str, list[Concept]]]:
        """Return all concepts by label, under the letters that they begin with; under one, "", where they are few."""
        ordered = sorted(self.kb.concepts.values(), key=lambda concept: (_plain(concept.label), concept.id))
        if len(ordered) <= UNFOLDED:
            return [("", ordered)] if ordered else []
        return [(letter, list(group)) for letter, group in groupby(ordered, lambda c: _plain(c.label)[:1].upper())]

    def entry(self, concept: Concept) -> Entry:
        """Return what the page of a concept shows."""
        identity = concept.id
        claims = self.claims.get(identity, [])
        below, more = self._below(identity)
        return Entry(
            concept,
            len(claims),
            self.does.get(identity, []),
            self.undergoes.get(identity, []),
            [claim for claim in claims if claim.advice],
            [claim for claim in claims if claim.about],
            list(concept.broader),
            list(self.vocabulary.opposites(identity)),
            self._branch(identity, frozenset(), TREE_DEPTH),
            below,
            more,
        )

    def _branch(self, identity: str, above: frozenset[str], depth: int) -> Branch:
        narrower = [term for term in self.vocabulary.concepts.narrower(identity) if term not in above | {identity}]
        if not depth:
            return Branch(identity, (), len(narrower))
        inner = (self._branch(term, above | {identity}, depth - 1) for term in narrower[:TREE_WIDTH])
        return Branch(identity, tuple(inner), max(0, len(narrower) - TREE_WIDTH))

    def _below(self, identity: str) -> tuple[list[Question], bool]:
        """Return the questions that name a narrower concept and not this one, nearest first; and if there are more."""
        found: dict[tuple[str, str | None], Question] = {}
        seen, waiting = {identity}, deque([identity])
        while waiting:
            term = waiting.popleft()
            if term != identity:
                for question in (*self.does.get(term, ()), *self.undergoes.get(term, ())):
                    if identity not in question.key:
                        found[question.key] = question
            if len(found) > BELOW or len(seen) > VISITED:
                return list(found.values())[:BELOW], True
            narrower = [other for other in self.vocabulary.concepts.narrower(term) if other not in seen]
            seen.update(narrower)
            waiting.extend(narrower)
        return list(found.values()), False


def named(claim: Claim) -> set[str]:
    """Return the ids of the concepts that a claim names."""
    ids: set[str | None] = set(claim.about)
    if claim.effect:
        ids |= {claim.effect.exposure, claim.effect.outcome, claim.effect.comparator}
    if claim.advice:
        ids |= {claim.advice.concept, claim.advice.outcome, claim.advice.instead}
    return {identity for identity in ids if identity}


def most_claimed(questions: Iterable[Question]) -> list[Question]:
    """Return questions, those with most claims first."""
    return sorted(questions, key=lambda q: (-len(q.claims), q.exposure, q.outcome or ""))


def _plain(label: str) -> str:
    """Return a label without capitals and accents, to sort by."""
    return "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c)).casefold()
