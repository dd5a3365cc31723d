"""The page of a concept: its place in the hierarchy, and the questions and claims that name it."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import asked, cards, filling, glossary, links, weighed
from counterclaim.pages.filling import Draft
from counterclaim.pages.vocabulary import Concepts
from counterclaim.wording import answers, estimates
from counterclaim.wording import concepts as words
from counterclaim.wording.axes import scope_rows
from counterclaim.wording.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Claim, Concept
    from counterclaim.pages.asked import Asked
    from counterclaim.pages.cards import Line
    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

TREE_DEPTH, TREE_WIDTH = 3, 30
BELOW, VISITED = 100, 1_000
"""How many questions of narrower concepts a page lists, and how many narrower concepts it looks at for them."""


class Term(NamedTuple):
    """A concept that another page names: where it leads, nowhere if the vocabulary lacks it, and what it is called."""

    path: str
    label: str


class Branch(NamedTuple):
    """A narrower concept with those below it; `more` counts those that the tree leaves out."""

    identity: str
    term: Term
    inner: tuple[Branch, ...]
    more: int


class View(NamedTuple):
    """A concept as its page shows it.

    `does` and `undergoes` are the questions in which it is the exposure and the outcome, most claims first; `below`
    those of narrower concepts, nearest first, and `below_told` how many. `claims` counts the live claims that name it;
    `answers` are the path and the words that lead to all answers about it, `entry` is its place in the glossary.
    """

    concept: Concept
    claims: str
    does: list[Asked]
    undergoes: list[Asked]
    advice: list[Line]
    background: list[Line]
    broader: list[Term]
    opposites: list[Term]
    parts_of_it: list[Term]
    part_of: list[Term]
    excluded: list[Term]
    matters: list[str]
    implied: list[tuple[str, str]]
    tree: Branch
    below: list[Asked]
    below_told: str
    answers: tuple[str, str] | None
    entry: str


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of every concept, by id."""
    every, places = Concepts(site), glossary.places(site)
    for _, concept in sorted(site.kb.concepts.items()):
        path = links.concept(concept.id)
        view = partial(_view, site, every, concept, places[concept.id])
        draft = Draft(path, concept.label, concept.definition, view, edit=concept.origin.path)
        yield filling.page(site, "concept", draft)


def _view(site: Site, every: Concepts, concept: Concept, entry: str) -> View:
    identity = concept.id
    claims = every.claims.get(identity, [])
    found, more = below(every, identity)
    about = links.question(identity, None), answers.everything(concept.label)
    return View(
        concept,
        counted(len(claims), "claim") if claims else "",
        asked.listed(site, every.does.get(identity, ())),
        asked.listed(site, every.undergoes.get(identity, ())),
        _lines(site, (claim for claim in claims if claim.advice)),
        _lines(site, (claim for claim in claims if claim.about)),
        _terms(every, concept.broader),
        _terms(every, every.vocabulary.opposites(identity)),
        _terms(every, concept.parts),
        _terms(every, every.part_of.get(identity, ())),
        _terms(every, sorted(every.excluded.get(identity, ()))),
        [estimates.matters(site.kb, matter) for matter in concept.matters],
        scope_rows(site.kb, concept.implies),
        branch(every, identity),
        asked.listed(site, found),
        words.below(len(found), more=more),
        about if weighed.has_exposure(site, identity) else None,
        entry,
    )


def branch(every: Concepts, identity: str, above: frozenset[str] = frozenset(), depth: int = TREE_DEPTH) -> Branch:
    """Return what is narrower than a concept, as a tree without those `above`."""
    narrower = [term for term in every.vocabulary.concepts.narrower(identity) if term not in above | {identity}]
    term = _term(every, identity)
    if not depth:
        return Branch(identity, term, (), len(narrower))
    inner = (branch(every, term, above | {identity}, depth - 1) for term in narrower[:TREE_WIDTH])
    return Branch(identity, term, tuple(inner), max(0, len(narrower) - TREE_WIDTH))


def below(every: Concepts, identity: str) -> tuple[list[Question], bool]:
    """Return the questions that name a narrower concept and not this one, nearest first; and if there are more."""
    found: dict[tuple[str, str | None], Question] = {}
    seen, waiting = {identity}, deque([identity])
    while waiting:
        term = waiting.popleft()
        if term != identity:
            for question in (*every.does.get(term, ()), *every.undergoes.get(term, ())):
                if identity not in question.key:
                    found[question.key] = question
        if len(found) > BELOW or len(seen) > VISITED:
            return list(found.values())[:BELOW], True
        narrower = [other for other in every.vocabulary.concepts.narrower(term) if other not in seen]
        seen.update(narrower)
        waiting.extend(narrower)
    return list(found.values()), False


def _term(every: Concepts, identity: str) -> Term:
    known = identity in every.kb.concepts
    return Term(links.concept(identity), every.kb.label(identity)) if known else Term("", identity)


def _terms(every: Concepts, ids: Iterable[str]) -> list[Term]:
    return [_term(every, identity) for identity in ids]


def _lines(site: Site, claims: Iterable[Claim]) -> list[Line]:
    return [cards.line(site, claim) for claim in claims]
