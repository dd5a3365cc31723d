"""A claim as a card: what it says and who says it, on what grounds and within which limits, and where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import attribution, marks
from counterclaim.reasoning import grounds as tiers
from counterclaim.wording import claims as words
from counterclaim.wording import estimates, grounds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.attribution import Sentence, Who
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site

ALIKE_AT_MOST = 5
"""So many claims that say the same as a card are named on it; the others are counted."""


class Line(NamedTuple):
    """A claim in a list: how it looks and who says it."""

    claim: Claim
    mark: Mark
    who: Who


class Card(NamedTuple):
    """A claim as a card.

    `offers` are its grounds; `limits` also say how it is said, and `measured` how large it is. `place` is where it
    stands in a source without numbered sentences. `alike` are others that say the same, `left` how many more do.
    """

    claim: Claim
    mark: Mark
    who: Who
    offers: str
    limits: list[tuple[str, str]]
    measured: list[tuple[str, str]]
    caveats: str
    sentences: list[Sentence]
    place: str
    alike: list[Line]
    left: int


def line(site: Site, claim: Claim) -> Line:
    """Return a claim for a list."""
    return Line(claim, marks.claim(site, claim), attribution.who(site, claim))


def offers(site: Site, claim: Claim) -> str:
    """Return what a claim rests on."""
    return grounds.offered(site.kb, claim, tiers.of(site.kb, claim))


def card(site: Site, claim: Claim, alike: Iterable[Claim] = ()) -> Card:
    """Return a claim as a card, with others that say the same."""
    others = list(alike)
    return Card(
        *line(site, claim),
        offers(site, claim),
        [*words.limits(site.kb, claim), *words.inherited(site.kb, claim), *words.urgency(claim)],
        estimates.in_short(site.kb, claim.effect) if claim.effect else [],
        words.caveats(claim),
        attribution.sentences(site, claim),
        attribution.place(claim),
        [line(site, other) for other in others[:ALIKE_AT_MOST]],
        max(0, len(others) - ALIKE_AT_MOST),
    )
