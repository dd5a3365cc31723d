"""Warning signs: the advice that readers must not miss, which the configuration names by its concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.wording import axes
from counterclaim.wording import marks as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.analysis import Analysis

TITLE = "Read this first"


class Alert(NamedTuple):
    """What to do, and (when, claim) of each sign for it."""

    what: str
    signs: list[tuple[str, Claim]]


class Notice(NamedTuple):
    """What the foot of every page says, and the title of the warning signs; empty where there are none."""

    text: str
    alert: str


def warning(analysis: Analysis, concept: str) -> frozenset[str]:
    """Return the claims that advise `concept`, or what is narrower, by id; none without a concept."""
    above = analysis.vocabulary.concepts.ancestors
    return frozenset(
        claim.id
        for claim in analysis.kb.claims.values()
        if concept and claim.advice and not claim.advice.avoid and concept in above(claim.advice.concept)
    )


def alerts(site: Site) -> list[Alert]:
    """Return the warning signs by what to do, the most urgent first, then the most specific.

    A sign stands once, where it is the most urgent: nobody must land on the milder of two instructions.
    """
    above = site.analysis.vocabulary.concepts.ancestors
    signs = [claim for claim in site.kb.live_claims() if claim.advice and claim.id in site.warning]
    signs.sort(key=lambda claim: _urgency(claim, above))
    grouped: dict[tuple[str | None, str], list[tuple[str, Claim]]] = {}
    seen: set[str] = set()
    for claim in signs:
        assert claim.advice
        terms = claim.scope.condition
        when = axes.stated(site.kb, "condition", terms.names, any_of=terms.any) if terms else None
        if (sign := when or claim.statement) not in seen:
            seen.add(sign)
            grouped.setdefault((claim.advice.when, claim.advice.concept), []).append((sign, claim))
    return [Alert(words.urgency(when, site.kb.label(concept)), told) for (when, concept), told in grouped.items()]


def _urgency(claim: Claim, above: Callable[[str], frozenset[str]]) -> tuple[int, int, str, str]:
    assert claim.advice
    when = claim.advice.when
    rank = list(words.URGENCIES).index(when) if when in words.URGENCIES else len(words.URGENCIES)
    return rank, -len(above(claim.advice.concept)), claim.advice.concept, claim.id


def title(site: Site) -> str:
    """Return the title of the warning signs."""
    return site.words.alert_title or TITLE


def notice(site: Site) -> Notice | None:
    """Return what the foot of every page says, if anything."""
    warned = any(not site.kb.claims[claim].retired for claim in site.warning)
    found = Notice(site.words.notice, title(site) if warned else "")
    return found if any(found) else None
