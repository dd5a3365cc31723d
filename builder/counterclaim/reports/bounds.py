"""How much of a crowd a report lists: whatever is left out is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Key

MOST_CLAIMS = 50
"""So many claims, or sources, are listed on a side of a conflict."""

MOST_POSITIONS = 20
"""The conflicts of so many positions are listed for a question."""


MOST_NOTES = 200
"""So many notes (findings of level info) of one rule are listed for programs, unless they are asked for."""


def listed(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts that a report lists: for each question those of its first positions, in the given order."""
    known: defaultdict[Key, set[str]] = defaultdict(set)
    kept = []
    for conflict in found:
        names = known[conflict.question]
        both = names | {side.name for side in conflict.sides}
        if len(both) <= MOST_POSITIONS:
            known[conflict.question] = both
            kept.append(conflict)
    return tuple(kept)


def told(findings: Iterable[Finding], *, notes: bool) -> list[Finding]:
    """Return the findings that a report for people lists: notes (level info) only if asked for."""
    return [finding for finding in findings if notes or finding.severity != "info"]


def noted(findings: Iterable[Finding], *, notes: bool) -> tuple[list[Finding], Counter[str]]:
    """Return the findings that a report for programs lists, and how many notes of each rule it leaves out.

    All errors and warnings are listed, and of notes the first ones of each rule; all of them if they are asked for.
    """
    kept: list[Finding] = []
    met: Counter[str] = Counter()
    for finding in findings:
        if finding.severity == "info" and not notes:
            met[finding.rule] += 1
            if met[finding.rule] > MOST_NOTES:
                continue
        kept.append(finding)
    return kept, Counter({rule: count - MOST_NOTES for rule, count in sorted(met.items()) if count > MOST_NOTES})
