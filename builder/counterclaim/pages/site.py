"""What every kind of page is made from: the knowledge base with all that is worked out, and where the site lies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from counterclaim.knowledge import guide
from counterclaim.pages import alerts, debates, links
from counterclaim.pages.placing import OWN, WHOLE, Placing
from counterclaim.reasoning.origins import Origins
from counterclaim.wording import reviews
from counterclaim.wording.steps import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.configuration import Configuration, SiteWords
    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Claim
    from counterclaim.pages.debates import Listed
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question

T = TypeVar("T")

LAST = 10_000
"""The place in the guide of pages that name none."""


class Index(NamedTuple):
    """What belongs to a record, by its id; nothing for ids that nothing belongs to.

    `conflicts`, `chains` and `questions` by claim, `claims` by source, `asked` by exposure.
    """

    conflicts: Mapping[str, tuple[Conflict, ...]]
    chains: Mapping[str, list[Chain]]
    questions: Mapping[str, list[Question]]
    claims: Mapping[str, list[Claim]]
    asked: Mapping[str, list[Question]]


@dataclass(frozen=True)
class Site:
    """A site to render.

    `downloads` maps the name of a file to what makes its text. `address`: where the site will lie, empty where nobody
    has said.
    `directory_urls`: whether the generator builds `x/index.html` from `x.md`; `shifted`: whether it leads addresses in
    raw HTML from there itself, as Zensical does. `placing`: where the pages stand in a site that has others.
    """

    analysis: Analysis
    configuration: Configuration
    downloads: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    history: History = field(default_factory=History)
    address: str = ""
    directory_urls: bool = True
    shifted: bool = False
    placing: Placing = WHOLE

    @property
    def kb(self) -> KnowledgeBase:
        """Return the knowledge base."""
        return self.analysis.kb

    @property
    def words(self) -> SiteWords:
        """Return the words of the site that depend on its subject."""
        return self.configuration.site

    def relative(self, target: str, path: str) -> str:
        """Return the address that leads from the page at `path` to `target`; `links.NOWHERE` if that is not built."""
        if self.placing is WHOLE and not (self.shifted or target.startswith(OWN) or path.startswith(OWN)):
            return links.relative(target, path, directory_urls=self.directory_urls)
        if not self.placing.has(target):
            return links.NOWHERE
        here = self.placing.at(links.index(path) if self.shifted else path)
        return links.relative(self.placing.at(target), here, directory_urls=self.directory_urls)

    def whole(self, path: str) -> str:
        """Return the whole address of the page at `path`; below the site's first page where nobody has said more."""
        below = links.relative(self.placing.at(path), links.HOME, directory_urls=self.directory_urls)
        return f"{self.address.rstrip('/')}/{below}" if self.address.rstrip("/") else below

    @cached_property
    def guide(self) -> list[Guide]:
        """Return the pages of the guide, those in its folders aside: by `order` of their front matter, then by name."""
        return sorted((page for page in self.kb.guide if not page.deep), key=_place_in_guide)

    @cached_property
    def warning(self) -> frozenset[str]:
        """Return the claims that are advice which readers must not miss, by id."""
        return alerts.warning(self.analysis, self.words.alert)

    @cached_property
    def advice(self) -> Guide | None:
        """Return the page of the guide that says what to do about warning signs; None where none does."""
        return alerts.told(self) if self.warning else None

    @cached_property
    def origins(self) -> Origins:
        """Return what tells how many origins claims have."""
        return Origins(self.kb)

    @cached_property
    def reviewed(self) -> str:
        """Return how much of the whole base was reviewed."""
        return reviews.of_claims(self.kb.live_claims())

    @cached_property
    def contested(self) -> list[Conflict]:
        """Return the conflicts that nothing has closed, neither a limit nor a decision."""
        return [conflict for conflict in self.analysis.conflicts if self.analysis.is_open(conflict)]

    @cached_property
    def listed(self) -> Listed:
        """Return the conflicts that the page of all conflicts shows."""
        return debates.listed(self.analysis)

    @cached_property
    def index(self) -> Index:
        """Return what belongs to each record."""
        analysis = self.analysis
        return Index(
            analysis.conflicts_of,
            _grouped((claim, chain) for chain in analysis.chains for claim in chain.position.claims),
            _grouped((claim, question) for question in analysis.questions.values() for claim in question.claims),
            _grouped((claim.source, claim) for claim in self.kb.claims.values()),
            _grouped((question.exposure, question) for question in analysis.questions.values()),
        )


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _place_in_guide(page: Guide) -> tuple[int, str]:
    order = guide.front_matter(page).get("order", "")
    return (int(order) if order.isdecimal() else LAST, page.name)
