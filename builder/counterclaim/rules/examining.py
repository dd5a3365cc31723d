"""Findings about conflicts that nobody has examined, which several rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related
from counterclaim.wording.claims import cited
from counterclaim.wording.conflicts import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict


def unexamined(analysis: Analysis, conflicts: Iterator[Conflict]) -> Iterator[Finding]:
    """Yield a finding for each of these conflicts that nobody has examined, pointing at both claims."""
    for conflict in conflicts:
        if analysis.examined(conflict):
            continue
        first, second = (analysis.kb.claims[c] for c in conflict.claims)
        told = summary(analysis.kb, conflict)
        command = f"counterclaim resolve {first.id} {second.id}"
        lead = "examine it" if conflict.status == "contradiction" else "state the scope the source gives, or examine it"
        yield Finding(
            f"{told.about} {told.parts}",
            first.origin.place(*conflict.at[0]),
            f"{lead}: {command}",
            claim=first.id,
            related=(Related(second.origin.place(*conflict.at[1]), cited(second)),),
            says=cited(first),
        )
