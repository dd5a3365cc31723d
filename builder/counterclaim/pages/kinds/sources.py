"""What the pages of sources show: kinds of evidence, the sentences as a bar, the claims in the order of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from counterclaim.exports import bibtex

if TYPE_CHECKING:
    from markupsafe import Markup

    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.pages.shown import Shown
    from counterclaim.reasoning.conflicts import Conflict

AT_ONCE = 100
"""So many claims stand in one group of a source's text."""

DESIGNS = {
    "systematic-review": "systematic review of studies",
    "randomised-trial": "randomised trial",
    "cohort": "cohort followed over time",
    "cross-sectional": "survey at one time",
    "case-report": "report of single cases",
    "mechanistic": "study of a mechanism",
    "guideline": "guideline",
    "expert-opinion": "opinion",
    "commercial": "text of a business",
    "anecdote": "personal story",
}
"""What readers call the kinds of evidence, roughly the strongest first: a bad review is worth less than good trials."""

STATUS = {
    "gone": "No longer at its address",
    "corrected": "Corrected since it was published",
    "retracted": "Retracted",
}
"""What must be known about a source that is not as it was."""

MEANING = {
    "gone": "What is said of it here cannot be read beside it any more, unless you have a copy.",
    "corrected": "Its publisher has changed it. What is said of it here may rest on what it said before.",
    "retracted": "Its publisher has taken it back. Do not rely on what it says.",
}


class Part(NamedTuple):
    """A stretch of the bar: its kind, where it begins and how long it is, in sentences."""

    kind: str
    start: int
    length: int


class Group(NamedTuple):
    """Claims that stand next to each other in a source's text, and the first and last of their sentences."""

    claims: list[Claim]
    first: int
    last: int


class Sources:
    """What the pages of sources show for one knowledge base."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """Return the kinds of evidence that there are, the strongest first, with how many sources are of each."""
        counted = Counter(source.design for source in self.shown.kb.sources.values())
        return [(words, counted[design]) for design, words in DESIGNS.items() if counted[design]]

    def design(self, source: Source) -> str:
        """Return what kind of evidence a source is."""
        return DESIGNS[source.design]

    def standing(self, source: Source) -> tuple[str, str] | None:
        """Return what must be known about a source that is not as it was: in a few words, and what it means."""
        return (STATUS[source.status], MEANING[source.status]) if source.status in STATUS else None

    def bibtex(self, source: Source) -> Markup:
        """Return a source as an entry of BibTeX, escaped, with its line breaks: no field of an entry holds one."""
        return escape(bibtex.entry(source).strip())

    def bar(self, source: Source) -> list[Part]:
        """Return the sentences of a source: claimed, then excused, then open; nothing if they were never numbered."""
        coverage = self.shown.analysis.coverage.get(source.id)
        if coverage is None:
            return []
        claimed, still_open = len(coverage.claimed), len(coverage.open)
        excused = coverage.total - claimed - still_open
        lengths = {"claimed": claimed, "excused": excused, "open": still_open}
        parts, start = [], 0
        for kind, length in lengths.items():
            parts.append(Part(kind, start, length))
            start += length
        return parts

    def groups(self, source: Source) -> list[Group]:
        """Return all claims of a source in the order of its text, by hundreds."""
        claims = sorted(self.shown.claims_of[source.id], key=lambda claim: (claim.sentences, claim.id))
        hundreds = (claims[at : at + AT_ONCE] for at in range(0, len(claims), AT_ONCE))
        return [Group(some, some[0].sentences[0], max(n for c in some for n in c.sentences)) for some in hundreds]

    def cited_by(self, source: Source) -> list[Source]:
        """Return the sources that draw on a source, by id."""
        return self._cited_by[source.id]

    @cached_property
    def _cited_by(self) -> defaultdict[str, list[Source]]:
        found: defaultdict[str, list[Source]] = defaultdict(list)
        for _, source in sorted(self.shown.kb.sources.items()):
            for cited in source.cites:
                found[cited].append(source)
        return found

    def against_itself(self, source: Source) -> list[Conflict]:
        """Return the open conflicts of a source with itself."""
        return self._own[source.id]

    @cached_property
    def _own(self) -> defaultdict[str, list[Conflict]]:
        found: defaultdict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.shown.contested:
            if conflict.self:
                found[conflict.sources[0]].append(conflict)
        return found
