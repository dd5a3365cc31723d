"""Warning signs: the advice that readers must not miss, which the configuration names by its concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import guide
from counterclaim.pages import links, prose
from counterclaim.wording import axes
from counterclaim.wording import marks as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.analysis import Analysis

TITLE = "Read this first"


class Sign(NamedTuple):
    """A warning sign: what is noticed, the claim that names it, and where a reader is led who has it."""

    when: str
    claim: Claim
    path: str


class Alert(NamedTuple):
    """What to do, and the signs for it."""

    what: str
    signs: list[Sign]


class Todo(NamedTuple):
    """What the page of a warning sign says first: what to do, where that is told, and under which title."""

    what: str
    path: str
    title: str


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
    grouped: dict[tuple[str | None, str], list[Sign]] = {}
    seen: set[str] = set()
    for claim in signs:
        assert claim.advice
        terms = claim.scope.condition
        when = axes.stated(site.kb, "condition", terms.names, any_of=terms.any) if terms else None
        if (sign := when or claim.statement) not in seen:
            seen.add(sign)
            found = Sign(sign, claim, leads(site, claim))
            grouped.setdefault((claim.advice.when, claim.advice.concept), []).append(found)
    return [Alert(words.urgency(when, site.kb.label(concept)), told) for (when, concept), told in grouped.items()]


def _urgency(claim: Claim, above: Callable[[str], frozenset[str]]) -> tuple[int, int, str, str]:
    assert claim.advice
    when = claim.advice.when
    rank = list(words.URGENCIES).index(when) if when in words.URGENCIES else len(words.URGENCIES)
    return rank, -len(above(claim.advice.concept)), claim.advice.concept, claim.id


def told(site: Site) -> Guide | None:
    """Return the page of the guide that says what to do: the first whose front matter has `alert: true`."""
    return next((page for page in site.guide if guide.front_matter(page).get("alert") == "True"), None)


def path(site: Site) -> str:
    """Return where all warning signs stand: their page of the guide, else the home page."""
    return prose.path(site.advice) if site.advice else f"{links.HOME}#alert"


def leads(site: Site, claim: Claim) -> str:
    """Return where a warning sign leads: to what its page of the guide says of it, else to the claim."""
    if site.advice is None:
        return links.claim(claim.id)
    cites = any(cited.id == claim.id for cited in prose.cited(site.advice, site.kb))
    return f"{path(site)}{f'#{prose.anchor(claim)}' if cites else ''}"


def todo(site: Site, claim: Claim) -> Todo | None:
    """Return what the page of a claim says first; nothing where it is no warning sign that counts."""
    if claim.id not in site.warning or claim.advice is None or claim.retired:
        return None
    what = words.urgency(claim.advice.when, site.kb.label(claim.advice.concept))
    return Todo(what, leads(site, claim) if site.advice else path(site), title(site))


def title(site: Site) -> str:
    """Return the title of the warning signs."""
    return site.words.alert_title or TITLE


def warned(site: Site) -> bool:
    """Tell whether there is a warning sign that counts."""
    return any(not site.kb.claims[claim].retired for claim in site.warning)
