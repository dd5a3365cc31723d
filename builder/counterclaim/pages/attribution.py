"""Who says it and where: the source of a claim as pages name it, and its sentences as links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge.addresses import obstacle
from counterclaim.pages import links
from counterclaim.wording import claims as words
from counterclaim.wording import sources

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.site import Site


class Who(NamedTuple):
    """The source of a claim: its name, the path of its page if it has one, whether it was retracted."""

    name: str
    page: str | None
    withdrawn: bool

    @property
    def told(self) -> str:
        """Return the name behind a statement."""
        return sources.named(self.name, withdrawn=self.withdrawn)


class Sentence(NamedTuple):
    """A sentence of a source: its name, the address that leads to it, if any, and why it may not lead right there."""

    name: str
    address: str | None
    why: str = ""


def who(site: Site, claim: Claim) -> Who:
    """Return the source of a claim."""
    source = site.kb.sources.get(claim.source)
    if source is None:
        return Who(claim.source, None, withdrawn=False)
    return Who(source.name, links.source(source.id), withdrawn=source.status == "retracted")


def sentences(site: Site, claim: Claim) -> list[Sentence]:
    """Return the sentences that a claim restates."""
    source, lock = site.kb.sources.get(claim.source), site.kb.locks.get(claim.source)
    if source is None:
        return [Sentence(words.sentence(number), None) for number in claim.sentences]
    pinned = [(number, lock.sentence(number) if lock else None) for number in claim.sentences]
    return [
        Sentence(words.sentence(number), links.sentence(source, locked), sources.obstacle(obstacle(source, locked)))
        for number, locked in pinned
    ]


def place(claim: Claim) -> str:
    """Return where a claim stands in a source without numbered sentences; nothing where it names sentences."""
    return f"{words.place(claim)} ({words.UNVERIFIED})" if claim.at else ""
