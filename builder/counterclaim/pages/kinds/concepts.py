"""The glossary: what is meant by each term, and how the concepts hang together."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import filling, links
from counterclaim.pages.filling import Draft
from counterclaim.pages.kinds.concept import branch
from counterclaim.pages.vocabulary import Concepts
from counterclaim.wording import concepts as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Concept, Quantity
    from counterclaim.knowledge.records import Term as TermOfScope
    from counterclaim.pages.kinds.concept import Branch
    from counterclaim.pages.page import Page
    from counterclaim.pages.site import Site

UNFOLDED = 25
"""With more concepts than this, the glossary is folded by letters."""

FIRST_OF_LETTER = 3
"""So many concepts name a letter that is folded."""


class Role(NamedTuple):
    """How concepts lie to the one that they stand under, as (id or nothing, label)."""

    name: str
    terms: list[tuple[str, str]]


class Entry(NamedTuple):
    """A concept in the glossary."""

    concept: Concept
    also: str
    roles: list[Role]


class Letter(NamedTuple):
    """The concepts under a letter: what tells of them while they are folded away, and these."""

    letter: str
    first: str
    more: str
    entries: list[Entry]


class Plain(NamedTuple):
    """Terms that are no concepts, as (label, definition), under a heading."""

    heading: str
    terms: list[tuple[str, str]]


class Family(NamedTuple):
    """A concept that is a case of none, with all that are cases of it as a tree, and how many these are in words."""

    tree: Branch
    size: str


class View(NamedTuple):
    """What the page shows."""

    number: int
    letters: list[Letter]
    plain: list[Plain]
    quantities: list[Quantity]
    families: list[Family]


def pages(site: Site) -> Iterator[Page]:
    """Yield the glossary."""
    kb = site.kb
    terms = (("For whom", kb.populations), ("Under which condition", kb.conditions))
    view = View(
        len(kb.concepts),
        [_letter(site, letter, concepts) for letter, concepts in letters(kb)],
        [
            Plain(heading, _by_label((t.label, t.id, _meaning(of, t)) for t in of.values()))
            for heading, of in terms
            if of
        ],
        sorted(kb.quantities.values(), key=lambda q: (q.label.casefold(), q.id.casefold())),
        families(Concepts(site)),
    )
    about = "Every term and what it means."
    yield filling.page(site, "concepts", Draft(links.CONCEPTS, "Words used here", about, view, settings=filling.WIDE))


def letters(kb: KnowledgeBase) -> list[tuple[str, list[Concept]]]:
    """Return all concepts by label, under the letters that they begin with; under one, "", where they are few."""
    ordered = sorted(kb.concepts.values(), key=lambda concept: (_plain(concept.label), concept.id))
    if len(ordered) <= UNFOLDED:
        return [("", ordered)] if ordered else []
    return [(letter, list(group)) for letter, group in groupby(ordered, lambda c: _plain(c.label)[:1].upper())]


def families(every: Concepts) -> list[Family]:
    """Return the concepts that have cases and are no case themselves, the largest families first, each as a tree."""
    hierarchy = every.vocabulary.concepts
    roots = [c for c in every.kb.concepts if not every.kb.concepts[c].broader and hierarchy.narrower(c)]
    sizes = {root: len(hierarchy.descendants(root) - {root}) for root in roots}
    ordered = sorted(roots, key=lambda root: (-sizes[root], every.kb.label(root), root))
    return [Family(branch(every, root), words.cases(sizes[root])) for root in ordered]


def _letter(site: Site, letter: str, concepts: list[Concept]) -> Letter:
    more = len(concepts) - FIRST_OF_LETTER
    return Letter(
        letter,
        ", ".join(concept.label for concept in concepts[:FIRST_OF_LETTER]),
        words.more(more) if more > 0 else "",
        [_entry(site, concept) for concept in concepts],
    )


def _entry(site: Site, concept: Concept) -> Entry:
    vocabulary = site.analysis.vocabulary
    roles = {
        "A case of": concept.broader,
        "Cases": vocabulary.concepts.narrower(concept.id),
        "Opposite": vocabulary.opposites(concept.id),
        "Made up of": concept.parts,
    }
    return Entry(
        concept,
        words.also(concept.also) if concept.also else "",
        [Role(name, [_term(site.kb, identity) for identity in ids]) for name, ids in roles.items() if ids],
    )


def _term(kb: KnowledgeBase, identity: str) -> tuple[str, str]:
    return (identity, kb.label(identity)) if identity in kb.concepts else ("", identity)


def _meaning(terms: Mapping[str, TermOfScope], term: TermOfScope) -> str:
    """Return the definition of a term, what it is a case of, and what it excludes."""

    def label(identity: str) -> str:
        return terms[identity].label if identity in terms else identity

    told = [term.definition]
    if term.broader:
        told.append(words.broader(map(label, term.broader)))
    if term.disjoint_with:
        told.append(words.excluding(map(label, term.disjoint_with)))
    if term.narrower_exclude:
        told.append(words.NARROWER_EXCLUDE)
    return " ".join(told)


def _by_label(terms: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return (label, id, definition) of terms as (label, definition), by label and id."""
    ordered = sorted(terms, key=lambda term: (term[0].casefold(), term[1].casefold()))
    return [(label, definition) for label, _, definition in ordered]


def _plain(label: str) -> str:
    """Return a label without capitals and accents, to sort by."""
    return "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c)).casefold()
