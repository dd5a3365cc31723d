"""Findings about conflicts that nobody has examined, which several rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related
from counterclaim.wording.claims import cited_with_others
from counterclaim.wording.conflicts import summary as worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict


def unexamined(analysis: Analysis, conflicts: Iterable[Conflict]) -> Iterator[Finding]:
    """Yield a finding for each of these conflicts that nobody has examined, pointing at a claim of each side.

    Of claims that cannot be read as a whole only contradictions are told that nobody ever decided.
    """
    for conflict in conflicts:
        if analysis.examined(conflict):
            continue
        left, right = conflict.sides
        first, second = (analysis.kb.claims[side.claims[0]] for side in conflict.sides)
        legible = analysis.legible(first) and analysis.legible(second)
        if not legible and (conflict.status != "contradiction" or analysis.decision(conflict)):
            continue  # how they lie to each other, or that a decision fits no more, follows from what cannot be read
        summary = worded(analysis.kb, conflict)
        command = f"counterclaim resolve {first.id} {second.id}"
        lead = "examine it" if conflict.status == "contradiction" else "state the scope the source gives, or examine it"
        yield Finding(
            f"{summary.about} {summary.parts}",
            first.origin.place(*left.at[0]),
            f"{lead}: {command}",
            claim=first.id,
            related=(Related(second.origin.place(*right.at[0]), cited_with_others(second, len(right.claims) - 1)),),
            says=cited_with_others(first, len(left.claims) - 1),
        )


def could_be_settled(found: Conflict | Chain) -> bool:
    """Tell whether a decision could settle what is undetermined.

    Where two terms stand against each other of which the vocabulary says nothing, a relation between them is what is
    missing, not a decision.
    """
    return not any(axis.relation == "unrelated" for axis in found.axes)
