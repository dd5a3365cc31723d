"""A claim as a card: what it says and who says it, on what grounds and within which limits, and where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import attribution, marks
from counterclaim.wording import claims as words

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.attribution import Sentence, Who
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site


class Line(NamedTuple):
    """A claim in a list: how it looks and who says it."""

    claim: Claim
    mark: Mark
    who: Who


class Card(NamedTuple):
    """A claim as a card."""

    claim: Claim
    mark: Mark
    who: Who
    offers: str
    limits: list[tuple[str, str]]
    caveats: str
    sentences: list[Sentence]


def line(site: Site, claim: Claim) -> Line:
    """Return a claim for a list."""
    return Line(claim, marks.claim(site, claim), attribution.who(site, claim))


def card(site: Site, claim: Claim) -> Card:
    """Return a claim as a card."""
    return Card(
        *line(site, claim),
        words.offers(claim),
        words.limits(site.kb, claim),
        words.caveats(claim),
        attribution.sentences(site, claim),
    )
