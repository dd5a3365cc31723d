"""The page of a question: its answer in full, chains that come out against it, and the questions near it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import answers, asked, attribution, filling, linked, links, pairs, recorded, standing, weighed
from counterclaim.pages.filling import Draft
from counterclaim.wording import answers as words
from counterclaim.wording import chains, claims, disputes, reviews
from counterclaim.wording.phrases import uncited
from counterclaim.wording.questions import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.answers import Answer, Part
    from counterclaim.pages.asked import Asked
    from counterclaim.pages.page import Meta, Page
    from counterclaim.pages.pairs import Decision
    from counterclaim.pages.recorded import Recorded, Short
    from counterclaim.pages.site import Site
    from counterclaim.pages.standing import Standing
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.questions import Question

FIRST_RELATED = 3
FOLDED_RELATED = 40
FIRST_WAYS, MOST_WAYS = 1, 3

SOUGHT: Mapping[str, Meta] = {"search": {"boost": 2.0}}
"""Front matter of a question: it stands before the claims that answer it where both fit what is sought."""


class Link(NamedTuple):
    """A claim in a chain: its id, what it says, whose it is."""

    identity: str
    position: str
    source: str


class Way(NamedTuple):
    """A chain of claims that comes out against `claim`: the concepts on the way, the links, and what is left open."""

    claim: Claim
    concepts: tuple[str, ...]
    links: tuple[Link, ...]
    status: str
    left_open: str
    decision: Decision | None


class Near(NamedTuple):
    """A question near this one: how it lies to it."""

    how: str
    asked: Asked


class View(NamedTuple):
    """What the page of a question shows: `standing` is who says so, on what grounds.

    `recorded` is the answer record whose page this is, `covered` the other questions that it names; `part_of` is the
    record that covers this question elsewhere. `about` is (path, words) of the page of its exposure, if there is one.
    """

    recorded: Recorded | None
    part_of: Short | None
    covered: list[Asked]
    standing: Standing | None
    answer: Answer
    ways: Part[Way]
    related: Part[Near]
    about: tuple[str, str] | None
    data: Markup


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of each question with an outcome that has one; advice stands on the page of its exposure."""
    below = asked_below(site)
    for question in site.analysis.questions.values():
        if question.outcome is not None and weighed.has_page(site, question):
            found, path = site.analysis.answers.by_question.get(question.key), links.question(*question.key)
            here = found is not None and recorded.path(found) == path
            about = uncited(found.answer) if found and here else headline(site.kb, question)
            read = reviews.of_claims(site.kb.claims[claim] for claim in question.claims)
            view = partial(_view, site, question, below)
            draft = Draft(path, asked.asks(site, question), about, view, settings=SOUGHT)
            yield filling.page(site, "question", draft._replace(reviewed=read))


def _view(site: Site, question: Question, below: Mapping[str, list[Question]]) -> View:
    found = site.analysis.answers.by_question.get(question.key)
    path = links.question(*question.key)
    here = found is not None and recorded.path(found) == path
    others = (
        [site.analysis.questions[key] for key in found.questions if key in site.analysis.questions] if found else []
    )
    about = links.question(question.exposure, None), words.everything(site.kb.label(question.exposure))
    return View(
        recorded.recorded(site, found, path) if found and here else None,
        recorded.short(site, found) if found and not here else None,
        asked.listed(site, [other for other in others if other is not question]) if here else [],
        standing.of_answer(site, found) if found and here else None,
        answers.answer(site, question),
        ways(site, question),
        answers.part(near(site, question, below), FIRST_RELATED, FOLDED_RELATED),
        about if weighed.has_exposure(site, question.exposure) else None,
        linked.question(site, question),
    )


def asked_below(site: Site) -> Mapping[str, list[Question]]:
    """Return the questions about what is narrower than an exposure, by that exposure."""
    found: dict[str, list[Question]] = {}
    for question in site.analysis.questions.values():
        for broader in site.analysis.vocabulary.concepts.ancestors(question.exposure) - {question.exposure}:
            found.setdefault(broader, []).append(question)
    return found


def near(site: Site, question: Question, below: Mapping[str, list[Question]]) -> list[Near]:
    """Return related questions: broader ones, narrower ones, those about the opposite outcome."""
    concepts, found = site.analysis.vocabulary.concepts, []
    above = [q for term in sorted(concepts.ancestors(question.exposure)) for q in site.index.asked.get(term, ())]
    for other in (*above, *below.get(question.exposure, ())):
        if other.key == question.key or other.outcome is None or question.outcome is None:
            continue
        outcome = concepts.relation(other.outcome, question.outcome)
        if other.outcome in site.analysis.vocabulary.opposites(question.outcome):
            outcome = "same"
        exposure = concepts.relation(other.exposure, question.exposure)
        if outcome and exposure and {outcome, exposure} != {"narrower", "wider"}:
            how = next((r for r in (exposure, outcome) if r != "same"), "same")
            found.append((words.near(how), other))
    ordered = sorted(found, key=lambda pair: (pair[0], pair[1].exposure, pair[1].outcome or ""))
    return [Near(how, asked.asked(site, other)) for how, other in ordered]


def ways(site: Site, question: Question) -> Part[Way]:
    """Return the chains of effects that come out against a claim on the question, each once."""
    found = {chain.id: chain for identity in question.claims for chain in site.index.chains.get(identity, ())}
    every = [chain for chain in found.values() if chain.position in question.positions]
    shown = answers.part([_way(site, chain) for chain in every[:MOST_WAYS]], FIRST_WAYS, MOST_WAYS)
    return shown._replace(left=len(every[MOST_WAYS:]))


def _way(site: Site, chain: Chain) -> Way:
    kb = site.kb
    concepts = [chain.links[0].exposure, *(link.outcome or "" for link in chain.links)]
    steps = [kb.claims[link.claims[0]] for link in chain.links]
    told = (Link(claim.id, claims.position(kb, claim), attribution.who(site, claim).name) for claim in steps)
    return Way(
        kb.claims[chain.position.claims[0]],
        tuple(kb.label(concept) for concept in concepts),
        tuple(told),
        disputes.chain_status(chain),
        chains.left_open(kb, chain).strip(),
        pairs.decision(site, chain),
    )
