"""How the glossary is laid out: all concepts by label, page by page, and where each of them stands."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from counterclaim.pages import paging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Concept
    from counterclaim.pages.site import Site

FOLDER = "concepts"

CHARACTERS_AT_MOST = 160_000
"""So many characters, about, one page of the glossary holds."""

CASES_AT_MOST = 30
"""So many cases of a concept are named with it; the page of the concept has more."""

ENTRY, NAMED = 200, 90
"""About so many characters an entry takes besides its text, and a term that is named in it."""


def ordered(kb: KnowledgeBase) -> list[Concept]:
    """Return all concepts by label."""
    return sorted(kb.concepts.values(), key=lambda concept: (_plain(concept.label), concept.id))


def letter(concept: Concept) -> str:
    """Return the letter under which a concept stands."""
    return _plain(concept.label)[:1].upper()


def weight(site: Site, concept: Concept) -> int:
    """Return about how many characters an entry takes."""
    vocabulary = site.analysis.vocabulary
    cases = min(len(vocabulary.concepts.narrower(concept.id)), CASES_AT_MOST)
    named = len(concept.broader) + cases + len(vocabulary.opposites(concept.id)) + len(concept.parts)
    return ENTRY + len(concept.definition) + sum(map(len, concept.also)) + NAMED * named


def places(site: Site) -> dict[str, str]:
    """Return where each concept stands in the glossary: the path of the page, with its place."""
    pages = paging.filled(ordered(site.kb), lambda concept: weight(site, concept), CHARACTERS_AT_MOST)
    return {c.id: f"{paging.path(FOLDER, n)}#{c.id}" for n, page in enumerate(pages, start=1) for c in page}


def initials(pages: Iterable[Iterable[Concept]]) -> list[tuple[str, int]]:
    """Return on which page the concepts of each letter begin."""
    found: dict[str, int] = {}
    for n, page in enumerate(pages, start=1):
        for concept in page:
            found.setdefault(letter(concept), n)
    return list(found.items())


def _plain(label: str) -> str:
    """Return a label without capitals and accents, to sort by."""
    return "".join(c for c in unicodedata.normalize("NFD", label) if not unicodedata.combining(c)).casefold()
