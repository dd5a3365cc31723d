"""The concepts of a knowledge base, with the questions and live claims that name each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question


class Concepts:
    """The concepts of a knowledge base, with the questions and live claims that name each.

    `does` and `undergoes` are the questions in which a concept is the exposure and the outcome, most claims first;
    `part_of` are the combinations that it is a part of, `excluded` what cannot hold together with it.
    """

    def __init__(self, site: Site) -> None:
        self.kb = site.kb
        self.vocabulary = site.analysis.vocabulary
        self.claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(self.kb.live_claims(), key=lambda claim: claim.id):
            for concept in named(claim):
                self.claims[concept].append(claim)
        self.part_of: defaultdict[str, list[str]] = defaultdict(list)
        self.excluded: defaultdict[str, set[str]] = defaultdict(set)
        for identity, known in sorted(self.kb.concepts.items()):
            for part in known.parts:
                self.part_of[part].append(identity)
            for other in known.disjoint_with:
                self.excluded[identity].add(other)
                self.excluded[other].add(identity)
        self.questions = most_claimed(q for q in site.analysis.questions.values() if q.outcome)
        self.does: defaultdict[str, list[Question]] = defaultdict(list)
        self.undergoes: defaultdict[str, list[Question]] = defaultdict(list)
        for question in self.questions:
            self.does[question.exposure].append(question)
            self.undergoes[question.outcome or ""].append(question)


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
