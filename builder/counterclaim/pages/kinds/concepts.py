"""The glossary: what is meant by each term, and how the concepts hang together."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge.records import Concept, Quantity
from counterclaim.pages import filling, glossary, paging
from counterclaim.pages.filling import Draft
from counterclaim.pages.kinds.concept import branch
from counterclaim.pages.vocabulary import Concepts
from counterclaim.wording import concepts as words
from counterclaim.wording.paging import titled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Term as TermOfScope
    from counterclaim.pages.kinds.concept import Branch
    from counterclaim.pages.page import Page
    from counterclaim.pages.paging import Pager
    from counterclaim.pages.site import Site

UNFOLDED = 25
"""With more concepts than this, the glossary is folded by letters."""

FIRST_OF_LETTER = 3
"""So many concepts name a letter that is folded."""

TREE_AT_MOST = 300
"""A family with more terms than this is shown without what lies deeper than its cases."""

TITLE = "Words used here"


class Role(NamedTuple):
    """How concepts lie to the one that they stand under, as (address or nothing, label).

    `more` tells how many are left out.
    """

    name: str
    terms: list[tuple[str, str]]
    more: str


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


class Meant(NamedTuple):
    """A term that is no concept: under which heading it stands, what it is called and what it means."""

    heading: str
    label: str
    definition: str


class Plain(NamedTuple):
    """Terms that are no concepts, under a heading."""

    heading: str
    terms: list[Meant]


class Family(NamedTuple):
    """A concept that is a case of none, with all that are cases of it as a tree, and how many these are in words."""

    tree: Branch
    size: str


class View(NamedTuple):
    """What a page of the glossary shows; `number` counts its concepts."""

    number: int
    letters: list[Letter]
    plain: list[Plain]
    quantities: list[Quantity]
    families: list[Family]
    pager: Pager | None
    front: bool


class Piece(NamedTuple):
    """Something that a page of the glossary shows, and about how many characters it takes."""

    what: Concept | Meant | Quantity | Family
    weight: int


def pages(site: Site) -> Iterator[Page]:
    """Yield the glossary: on one page, or on as many as it needs."""
    further = paging.filled(list(pieces(site)), attrgetter("weight"), glossary.CHARACTERS_AT_MOST)
    last, places = len(further), glossary.places(site)
    letters = glossary.initials(_concepts(page) for page in further)
    for n, shown in enumerate(further, start=1):
        path = paging.path(glossary.FOLDER, n)
        pager = paging.pager(glossary.FOLDER, n, last, letters)
        view = partial(_view, site, _Here(path, places), shown, pager, front=n == 1)
        title = TITLE if n == 1 else titled(TITLE, n, last)
        about = "Every term and what it means."
        yield filling.page(site, "concepts", Draft(path, title, about, view, settings=filling.WIDE))


def pieces(site: Site) -> Iterator[Piece]:
    """Yield all that the glossary shows, in its order."""
    kb = site.kb
    for concept in glossary.ordered(kb):
        yield Piece(concept, glossary.weight(site, concept))
    for heading, of in (("For whom", kb.populations), ("Under which condition", kb.conditions)):
        for term in sorted(of.values(), key=lambda term: (term.label.casefold(), term.id.casefold())):
            meaning = _meaning(of, term)
            yield Piece(Meant(heading, term.label, meaning), glossary.ENTRY + len(meaning))
    for quantity in sorted(kb.quantities.values(), key=lambda q: (q.label.casefold(), q.id.casefold())):
        yield Piece(quantity, glossary.ENTRY + len(words.compared(quantity)))
    for family in families(Concepts(site)):
        yield Piece(family, glossary.ENTRY + glossary.NAMED * _size(family.tree))


class _Here(NamedTuple):
    """The page that is filled, and where each concept stands."""

    path: str
    places: Mapping[str, str]

    def address(self, site: Site, identity: str) -> str:
        """Return the address that leads to a concept of the glossary."""
        page, _, anchor = self.places[identity].partition("#")
        return f"#{anchor}" if page == self.path else site.relative(self.places[identity], self.path)


def _view(site: Site, here: _Here, shown: Sequence[Piece], pager: Pager | None, *, front: bool) -> View:
    concepts = _concepts(shown)
    meant = [piece.what for piece in shown if isinstance(piece.what, Meant)]
    return View(
        len(concepts),
        [_letter(site, here, letter, found) for letter, found in letters(site.kb, concepts)],
        [Plain(heading, list(found)) for heading, found in groupby(meant, attrgetter("heading"))],
        [piece.what for piece in shown if isinstance(piece.what, Quantity)],
        [piece.what for piece in shown if isinstance(piece.what, Family)],
        pager,
        front,
    )


def _concepts(shown: Iterable[Piece]) -> list[Concept]:
    return [piece.what for piece in shown if isinstance(piece.what, Concept)]


def letters(kb: KnowledgeBase, concepts: Sequence[Concept]) -> list[tuple[str, list[Concept]]]:
    """Return concepts under the letters that they begin with; under one, "", where there are few in all."""
    if len(kb.concepts) <= UNFOLDED:
        return [("", list(concepts))] if concepts else []
    return [(letter, list(group)) for letter, group in groupby(concepts, glossary.letter)]


def families(every: Concepts) -> list[Family]:
    """Return the concepts that have cases and are no case themselves, the largest families first, each as a tree."""
    hierarchy = every.vocabulary.concepts
    roots = [c for c in every.kb.concepts if not every.kb.concepts[c].broader and hierarchy.narrower(c)]
    sizes = {root: len(hierarchy.descendants(root) - {root}) for root in roots}
    ordered = sorted(roots, key=lambda root: (-sizes[root], every.kb.label(root), root))
    return [Family(_tree(every, root), words.cases(sizes[root])) for root in ordered]


def _tree(every: Concepts, root: str) -> Branch:
    """Return a family as a tree; of a very large one only its cases."""
    whole = branch(every, root)
    return whole if _size(whole) <= TREE_AT_MOST else branch(every, root, depth=1)


def _size(tree: Branch) -> int:
    return 1 + sum(map(_size, tree.inner))


def _letter(site: Site, here: _Here, letter: str, concepts: list[Concept]) -> Letter:
    more = len(concepts) - FIRST_OF_LETTER
    return Letter(
        letter,
        ", ".join(concept.label for concept in concepts[:FIRST_OF_LETTER]),
        words.more(more) if more > 0 else "",
        [_entry(site, here, concept) for concept in concepts],
    )


def _entry(site: Site, here: _Here, concept: Concept) -> Entry:
    vocabulary = site.analysis.vocabulary
    cases = vocabulary.concepts.narrower(concept.id)
    left = len(cases) - glossary.CASES_AT_MOST
    roles = {
        "A case of": concept.broader,
        "Cases": cases[: glossary.CASES_AT_MOST],
        "Opposite": vocabulary.opposites(concept.id),
        "Made up of": concept.parts,
    }
    more = {"Cases": words.more(left)} if left > 0 else {}
    return Entry(
        concept,
        words.also(concept.also) if concept.also else "",
        [
            Role(name, [_term(site, here, identity) for identity in ids], more.get(name, ""))
            for name, ids in roles.items()
            if ids
        ],
    )


def _term(site: Site, here: _Here, identity: str) -> tuple[str, str]:
    known = identity in site.kb.concepts
    return (here.address(site, identity), site.kb.label(identity)) if known else ("", identity)


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
