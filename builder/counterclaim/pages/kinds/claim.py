"""The page of a claim: the record for people, what stands against it, who cites it, what came after it."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import guide
from counterclaim.pages import alerts, asked, attribution, cards, filling, linked, links, marks, pairs, prose
from counterclaim.pages.filling import Draft
from counterclaim.reasoning import grounds
from counterclaim.wording import chains, disputes, estimates, reviews, sources
from counterclaim.wording import claims as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.pages.alerts import Todo
    from counterclaim.pages.asked import Asked
    from counterclaim.pages.attribution import Sentence, Who
    from counterclaim.pages.cards import Line
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.page import Page
    from counterclaim.pages.pairs import Decision, Pair, Side
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.conflicts import Conflict


OPPOSED_AT_MOST = 20
"""So many conflicts of a kind stand on a claim's page; the others are counted."""

AGREEING_AT_MOST = 20
"""So many claims on its side are named."""


class Limit(NamedTuple):
    """A limit on which two claims part: its name, what this claim states, what the other one states."""

    name: str
    here: str
    there: str


class Opposed(NamedTuple):
    """A conflict as one of its claims sees it; `heads` name the columns, `path` leads to it among all."""

    pair: Pair
    path: str
    other: Side
    limits: list[Limit]
    heads: tuple[str, str]


class Link(NamedTuple):
    """A claim in a chain: what it says in the words of the vocabulary, and the claim."""

    position: str
    line: Line


class Steps(NamedTuple):
    """Claims that lead step by step to the opposite of what a claim says, and where they lead, in a sentence.

    `status` is that of the chain against the claim, `left_open` what keeps it from being told, in a sentence.
    """

    links: list[Link]
    end: str
    status: str
    left_open: str
    decision: Decision | None


class Against(NamedTuple):
    """Conflicts of a claim, and how many are left out."""

    shown: list[Opposed]
    left: int

    @property
    def number(self) -> int:
        """Return how many there are."""
        return len(self.shown) + self.left


class Agreeing(NamedTuple):
    """Other claims on a claim's side, and how many are left out."""

    lines: list[Line]
    left: int


class Leads(NamedTuple):
    """Where a line of a list leads."""

    path: str
    text: str


class Around(NamedTuple):
    """What leads to claims: the claims that replace one, and the pages of the guide that cite it, by its id."""

    successors: Mapping[str, list[Claim]]
    cited_in: Mapping[str, list[Leads]]


class View(NamedTuple):
    """What the page of a claim shows.

    `todo` is what to do about the warning sign that it is, `standing` what must be known about a source that is not
    as it was; `replaced` are (path or nothing, text) of the claims that this one replaces.
    """

    claim: Claim
    todo: Todo | None
    mark: Mark
    who: Who
    source: Source | None
    standing: tuple[str, str] | None
    successors: list[Claim]
    sentences: list[Sentence]
    position: str
    place: str
    limits: list[tuple[str, str]]
    urgency: list[tuple[str, str]]
    measured: list[tuple[str, str]]
    basis: str
    grounds: str
    design: str
    draws_on: list[str]
    replaced: list[Leads]
    disputed: Against
    chains: list[Steps]
    decided: Against
    happens: Against
    explained: Against
    agreeing: Agreeing
    questions: list[Asked]
    guide: list[Leads]
    citation: str
    data: Markup


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of every claim, by id."""
    beside = around(site)
    for _, claim in sorted(site.kb.claims.items()):
        view = partial(_view, site, claim, beside)
        draft = Draft(links.claim(claim.id), claim.statement, claim.statement, view, claim.origin.path)
        yield filling.page(site, "claim", draft._replace(reviewed=reviews.of_claims([claim])))


def around(site: Site) -> Around:
    """Return what leads to each claim."""
    successors: defaultdict[str, list[Claim]] = defaultdict(list)
    for _, claim in sorted(site.kb.claims.items()):
        for old in claim.replaces:
            successors[old].append(claim)
    cited_in: defaultdict[str, list[Leads]] = defaultdict(list)
    for page in site.guide:
        for claim in prose.cited(page, site.kb):
            cited_in[claim.id].append(Leads(f"{prose.path(page)}#{prose.anchor(claim)}", guide.title(page)))
    return Around(successors, cited_in)


def _view(site: Site, claim: Claim, beside: Around) -> View:
    kb = site.kb
    source = kb.sources.get(claim.source)
    return View(
        claim,
        alerts.todo(site, claim),
        marks.claim(site, claim),
        attribution.who(site, claim),
        source,
        sources.standing(source) if source else None,
        beside.successors.get(claim.id, []),
        attribution.sentences(site, claim),
        words.position(kb, claim),
        attribution.place(claim),
        [*words.limits(kb, claim), *words.inherited(kb, claim)],
        words.urgency(claim),
        estimates.rows(kb, claim.effect) if claim.effect else [],
        words.basis(claim),
        "" if grounds.of(kb, claim) == grounds.NOTHING else cards.offers(site, claim),
        sources.design_named(claim.design) if claim.design else "",
        [words.drawn(kb, drawn) for drawn in claim.draws_on],
        [_replaced(site, old) for old in claim.replaces],
        *opposed(site, claim),
        agreeing(site, claim),
        asked.listed(site, site.index.questions.get(claim.id, ())),
        beside.cited_in.get(claim.id, []),
        citation(site, claim),
        linked.claim(site, claim),
    )


def opposed(site: Site, claim: Claim) -> tuple[Against, list[Steps], Against, Against, Against]:
    """Return what stands against a claim: open, step by step, decided, both possible, explained."""
    found: dict[str, list[Conflict]] = {"open": [], "decided": [], "both-possible": [], "explained": []}
    for conflict in site.index.conflicts.get(claim.id, ()):
        state = "open" if site.analysis.is_open(conflict) else "decided" if conflict.is_open else conflict.status
        found[state].append(conflict)
    against = {state: _against(site, claim, every) for state, every in found.items()}
    return against["open"], steps(site, claim), against["decided"], against["both-possible"], against["explained"]


def _against(site: Site, claim: Claim, conflicts: list[Conflict]) -> Against:
    shown = [_opposed(site, claim, conflict) for conflict in conflicts[:OPPOSED_AT_MOST]]
    return Against(shown, len(conflicts) - len(shown))


def _opposed(site: Site, claim: Claim, conflict: Conflict) -> Opposed:
    pair = pairs.pair(site, conflict)
    first, second = pair.sides
    mirrored = claim.id in conflict.sides[1].claims
    limits = [
        Limit(row.name, *((row.right, row.left) if mirrored else (row.left, row.right)))
        for row in pair.rows
        if row.decides
    ]
    heads = ("The other", "This claim") if mirrored else ("This claim", "The other")
    return Opposed(pair, pairs.place(site, conflict), first if mirrored else second, limits, heads)


def steps(site: Site, claim: Claim) -> list[Steps]:
    """Return the chains of effects that come out against a claim."""
    kb = site.kb
    found = []
    for chain in site.index.chains.get(claim.id, ()):
        on_the_way = [kb.claims[link.claims[0]] for link in chain.links]
        told = [Link(words.position(kb, link), cards.line(site, link)) for link in on_the_way]
        end, left_open = disputes.comes_to(kb, chain), chains.left_open(kb, chain).strip()
        found.append(Steps(told, end, disputes.chain_status(chain), left_open, pairs.decision(site, chain)))
    return found


def agreeing(site: Site, claim: Claim) -> Agreeing:
    """Return the other claims that stand on its side of a question and not against it, by id."""
    sides = (side for question in site.index.questions.get(claim.id, ()) for side in question.sides.values())
    found = {other for side in sides if claim.id in side for other in side} - {claim.id}
    every = sorted(found - pairs.opposing(site.index.conflicts.get(claim.id, ()), claim.id))
    return Agreeing(
        [cards.line(site, site.kb.claims[other]) for other in every[:AGREEING_AT_MOST]],
        max(0, len(every) - AGREEING_AT_MOST),
    )


def citation(site: Site, claim: Claim) -> str:
    """Return how to cite a claim, in one line."""
    address = site.whole(links.claim(claim.id))
    return words.to_cite(claim, site.kb.sources.get(claim.source), site.configuration.title, address)


def _replaced(site: Site, identity: str) -> Leads:
    known = site.kb.claims.get(identity)
    return Leads(links.claim(identity), known.statement) if known else Leads("", identity)
