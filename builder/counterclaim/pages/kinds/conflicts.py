"""The page of conflicts: debates with a name and their questions, and what readers may choose the pairs by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import choices, filling, links, pairs
from counterclaim.pages.filling import Draft
from counterclaim.wording import answers
from counterclaim.wording import disputes as words
from counterclaim.wording.phrases import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.pages.choices import Choice
    from counterclaim.pages.page import Page
    from counterclaim.pages.pairs import Pair
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.debates import Debate

COMPARED_AT_MOST = 300
"""With more pairs than this, the full comparison stands on the claims' pages alone: the page would weigh megabytes."""

QUESTIONS_AT_ONCE = 5

PAIRS_AT_ONCE = 3
"""How many pairs of a debate are shown before readers ask for the others; one more is no reason to fold."""


class Row(NamedTuple):
    """A pair on this page: by which word an address asks for its examination, and what its sides part on."""

    pair: Pair
    examined: str
    kinds: list[str]


class Dispute(NamedTuple):
    """A debate as readers see it: its name, its conflicts, and (name, path) of its questions, the commonest first."""

    anchor: str
    name: str
    size: str
    rows: list[Row]
    questions: list[tuple[str, str]]

    @property
    def at_once(self) -> list[Row]:
        """Return the pairs that are shown at once."""
        return self.rows if len(self.rows) == PAIRS_AT_ONCE + 1 else self.rows[:PAIRS_AT_ONCE]

    @property
    def later(self) -> list[Row]:
        """Return the pairs that are shown when asked for."""
        return self.rows[len(self.at_once) :]

    @property
    def first(self) -> list[tuple[str, str]]:
        """Return the questions that are shown at once."""
        return self.questions[:QUESTIONS_AT_ONCE]

    @property
    def further(self) -> list[tuple[str, str]]:
        """Return the questions that are shown when asked for."""
        return self.questions[QUESTIONS_AT_ONCE:]

    @property
    def folded(self) -> str:
        """Return how many questions are shown when asked for."""
        return answers.further_questions(len(self.further))


class View(NamedTuple):
    """What the page shows. `contested` of its `number` pairs may contradict each other; `full`: it compares them."""

    number: int
    contested: int
    examined: int
    full: bool
    fold: bool
    debates: list[Dispute]
    explained: list[Row]
    choices: dict[str, list[Choice]]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all conflicts."""
    number, harmless = len(site.analysis.conflicts), explained(site)
    view = View(
        number,
        len(site.contested),
        sum(map(site.analysis.examined, site.contested)),
        number <= COMPARED_AT_MOST,
        len(harmless) > PAIRS_AT_ONCE,
        disputes(site),
        _rows(site, harmless),
        filters(site),
    )
    about = "All conflicts, largest debates first."
    draft = Draft(links.CONFLICTS, "Where sources disagree", about, view, settings=filling.WIDE)
    yield filling.page(site, "conflicts", draft)


def disputes(site: Site) -> list[Dispute]:
    """Return every debate, the largest first."""
    return [_dispute(site, debate) for debate in site.analysis.debates]


def explained(site: Site) -> list[Conflict]:
    """Return the conflicts that a limit explains, by question, so that those that belong together stand together."""
    found = (conflict for conflict in site.analysis.conflicts if conflict.status == "explained")
    return sorted(found, key=lambda c: (pairs.name(site, c), c.claims))


def filters(site: Site) -> dict[str, list[Choice]]:
    """Return what the pairs may be filtered by: key of the address → choices that some pair has."""
    every = site.analysis.conflicts
    names = {s: site.kb.sources[s].name if s in site.kb.sources else s for c in every for s in c.sources}
    statuses = {status: said.lower() for status, said in words.STATUSES.items()}
    return {
        "status": choices.counted(statuses, (c.status for c in every)),
        "examined": choices.counted(words.EXAMINED, (examined(site, c) for c in every)),
        "kind": choices.counted(words.KINDS, (kind for c in every for kind in c.kinds)),
        "source": choices.by_name(names, (s for c in every for s in {*c.sources})),
    }


def examined(site: Site, conflict: Conflict) -> str:
    """Return by which of the words for it an address asks for a conflict."""
    return "yes" if site.analysis.examined(conflict) else "no"


def _rows(site: Site, conflicts: Iterable[Conflict]) -> list[Row]:
    return [
        Row(pairs.pair(site, c), examined(site, c), [word(words.KINDS, kind) for kind in c.kinds]) for c in conflicts
    ]


def _dispute(site: Site, debate: Debate) -> Dispute:
    met = Counter((pairs.name(site, c), pairs.path(site, c)) for c in debate.conflicts)
    questions = sorted(met, key=lambda question: (-met[question], question))
    # A debate has no id of its own; the smallest id of its conflicts stays while that conflict does.
    anchor = min(c.id for c in debate.conflicts)
    size = words.debate(len(debate.claims), len(debate.conflicts))
    return Dispute(f"debate-{anchor}", questions[0][0], size, _rows(site, debate.conflicts), questions)
