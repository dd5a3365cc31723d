"""How far an answer can be relied on, beside what it says: who says so, on what grounds, how sure that makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.reasoning import grounds as tiers
from counterclaim.wording import grounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Answer, Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question


class Standing(NamedTuple):
    """Who makes some claims, and the best grounds that any of them has: in words, and as a tier."""

    who: str
    best: str
    tier: str


def of_claims(site: Site, claims: Iterable[Claim]) -> Standing | None:
    """Return how some claims stand; None where there are none."""
    every = list(claims)
    if not every:
        return None
    best = min(every, key=lambda claim: (tiers.of(site.kb, claim).rank, claim.id))
    found = tiers.of(site.kb, best)
    who = grounds.tally(site.kb, every, site.origins.count(every))
    return Standing(
        who, grounds.offered(site.kb, best, found) if found.has_data else grounds.grounds(found), found.tier
    )


def of_question(site: Site, question: Question) -> Standing | None:
    """Return how the claims of a question stand."""
    return of_claims(site, (site.kb.claims[claim] for claim in question.claims))


def of_answer(site: Site, answer: Answer) -> Standing | None:
    """Return how the claims stand that speak on what an answer record is about."""
    return of_claims(site, speaking(site, answer))


def speaking(site: Site, answer: Answer) -> list[Claim]:
    """Return the claims on the questions that an answer record names, and those that it counts as evidence."""
    named = [site.analysis.questions[key] for key in answer.questions if key in site.analysis.questions]
    ids = {claim for question in named for claim in question.claims} | {c for b in answer.bodies for c in b.claims}
    return [site.kb.claims[claim] for claim in sorted(ids) if claim in site.kb.claims]


def sure(site: Site, question: Question) -> str:
    """Return the level of certainty that an answer record gives a question; `not-assessed` where none does."""
    found = site.analysis.answers.by_question.get(question.key)
    if found is None or not found.bodies:
        return "not-assessed"
    exact = [body.certainty for body in found.bodies if body.question == question.key]
    if question.key == found.questions[0]:
        exact.append(found.bodies[0].certainty)
    return exact[0] if exact else "not-assessed"
