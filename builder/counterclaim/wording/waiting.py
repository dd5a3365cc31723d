"""What waits, and for whom, in lines that tell what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import folded, plural, ranges
from counterclaim.wording.questions import question_name
from counterclaim.wording.records import returned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.waiting import Waiting

NOTHING = "nothing waits"
TITLES = {
    "returned": "Sent back",
    "stale-review": "Changed since their review",
    "stale-decision": "Decisions that no longer fit",
    "stale-answer": "Answers that no longer fit their claims",
    "conflict": "Conflicts that nobody has examined",
    "sentences": "Sentences that nobody has claimed or excused",
    "unreviewed": "Claims that no second person has read",
}
TODO = {
    "returned": "mend it, then: counterclaim review ID",
    "stale-review": "counterclaim review ID",
    "stale-decision": "counterclaim resolve A B",
    "stale-answer": "counterclaim new answer --renew ID",
    "conflict": "counterclaim resolve A B",
    "sentences": "counterclaim sentences ID --open",
    "unreviewed": "counterclaim review ID, or review --source SOURCE",
}
_COUNTED = {
    "returned": ("claim sent back", "claims sent back"),
    "stale-review": ("stale review", "stale reviews"),
    "stale-decision": ("stale decision", "stale decisions"),
    "stale-answer": ("stale answer", "stale answers"),
    "conflict": ("conflict not examined", "conflicts not examined"),
    "sentences": ("source with open sentences", "sources with open sentences"),
    "unreviewed": ("claim not reviewed", "claims not reviewed"),
}


def title(kind: str, number: int) -> str:
    """Return the heading over things of which the same is the matter, with what to do about them."""
    return f"{TITLES[kind]} ({number:,})  {TODO[kind]}"


def whom(found: Waiting) -> str:
    """Return for whom something waits."""
    if found.whom is not None:
        return f"for {found.whom}"
    others = sorted(found.but)
    return f"for anybody but {' and '.join(others)}" if others else "for anybody"


def since(found: Waiting) -> str:
    """Return since when something waits; dashes where nobody knows."""
    return found.since or "----------"


def about(analysis: Analysis, found: Waiting) -> str:
    """Return what waits, in a line."""
    kb = analysis.kb
    if found.kind == "sentences":
        count = plural(len(found.sentences), "sentence")
        return f"{count} of {_title(kb, found.id)}: {ranges(found.sentences)}"
    if found.kind == "conflict":
        conflict = next(c for c in analysis.conflicts if c.id == found.id)
        return f"{' against '.join(found.claims)} ({conflict.status}; {question_name(kb, *conflict.question)})"
    if found.kind == "stale-decision":
        return f"{' against '.join(found.claims)}: {folded(kb.resolutions[found.id].reason)}"
    if found.kind == "stale-answer":
        return folded(kb.answers[found.id].asks)
    claim = kb.claims[found.id]
    told = f"{folded(claim.statement)} ({claim.source})"
    if claim.returned is None:
        return told
    changed = "" if found.kind == "returned" else "changed since "
    return f"{told} · {changed}{returned(claim.returned)}"


def _title(kb: KnowledgeBase, source: str) -> str:
    return folded(kb.sources[source].title) if source in kb.sources else source


def in_all(counted: Mapping[str, int], by: str | None) -> str:
    """Return how much waits of each kind, in a line; `by`: for whom alone it was asked."""
    told = [f"{number:,} {_COUNTED[kind][number != 1]}" for kind, number in counted.items() if number]
    if not told:
        return f"{NOTHING} for {by}" if by else NOTHING
    return f"{f'for {by}: ' if by else ''}{' · '.join(told)}"
