"""The page of conflicts: debates with a name and their questions, and what readers may choose the pairs by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages.kinds.explorer import Choice, counted
from counterclaim.pages.shown import STATUS

if TYPE_CHECKING:
    from counterclaim.pages.shown import Shown
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.debates import Debate

COMPARED_AT_MOST = 300
"""With more pairs than this, the full comparison stands on the claims' pages alone: the page would weigh megabytes."""

QUESTIONS_AT_ONCE = 5

PAIRS_AT_ONCE = 3
"""How many pairs of a debate are shown before readers ask for the others; one more is no reason to fold."""

KINDS = {
    "direct": "direct",
    "subtype": "broader and narrower",
    "conditional": "condition",
    "quantitative": "how much",
    "temporal": "time",
    "no-effect": "no effect",
}
"""What readers call the kinds of conflict."""

EXAMINED = {"no": "not yet", "yes": "examined"}


class Dispute(NamedTuple):
    """A debate as readers see it: its name, its conflicts, and (name, path) of its questions, the commonest first."""

    anchor: str
    name: str
    claims: int
    conflicts: tuple[Conflict, ...]
    questions: list[tuple[str, str]]

    @property
    def at_once(self) -> int:
        """Return how many of the conflicts are shown before readers ask for the others."""
        return PAIRS_AT_ONCE if len(self.conflicts) > PAIRS_AT_ONCE + 1 else len(self.conflicts)

    @property
    def first(self) -> list[tuple[str, str]]:
        """Return the questions that are shown at once."""
        return self.questions[:QUESTIONS_AT_ONCE]

    @property
    def further(self) -> list[tuple[str, str]]:
        """Return the questions that are shown when asked for."""
        return self.questions[QUESTIONS_AT_ONCE:]


def disputes(shown: Shown) -> list[Dispute]:
    """Return every debate, the largest first."""
    return [_dispute(shown, debate) for debate in shown.analysis.debates]


def explained(shown: Shown) -> list[Conflict]:
    """Return the conflicts that a limit explains, by question, so that those that belong together stand together."""
    found = (conflict for conflict in shown.analysis.conflicts if conflict.status == "explained")
    return sorted(found, key=lambda c: (shown.question_name(c), c.claims))


def choices(shown: Shown) -> dict[str, list[Choice]]:
    """Return what the pairs may be filtered by: key of the address → choices that some pair has."""
    every = shown.analysis.conflicts
    names = {s: shown.kb.sources[s].name if s in shown.kb.sources else s for c in every for s in c.sources}
    return {
        "status": counted(STATUS, {s: word.lower() for s, word in STATUS.items()}, (c.status for c in every)),
        "examined": counted(EXAMINED, EXAMINED, (examined(shown, c) for c in every)),
        "kind": counted(KINDS, KINDS, (kind for c in every for kind in c.kinds)),
        "source": counted(sorted(names, key=lambda s: (names[s], s)), names, (s for c in every for s in {*c.sources})),
    }


def examined(shown: Shown, conflict: Conflict) -> str:
    """Return by which of EXAMINED an address asks for a conflict."""
    return "yes" if shown.analysis.examined(conflict) else "no"


def _dispute(shown: Shown, debate: Debate) -> Dispute:
    met = Counter((shown.question_name(c), shown.meeting(c)) for c in debate.conflicts)
    questions = sorted(met, key=lambda question: (-met[question], question))
    # A debate has no id of its own; the smallest id of its conflicts stays while that conflict does.
    anchor = min(c.id for c in debate.conflicts)
    return Dispute(f"debate-{anchor}", questions[0][0], len(debate.claims), debate.conflicts, questions)
