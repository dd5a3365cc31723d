"""Words that several rules share."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related
from counterclaim.reasoning import summaries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict


def near(word: str, known: Mapping[str, object]) -> str:
    """Return a question after the nearest three of `known` (a synonym stands for the id it maps to)."""
    close = get_close_matches(word, known, n=MOST_NEAR * SYNONYMS)
    ids = list(dict.fromkeys(str(known[c]) if isinstance(known[c], str) else c for c in close))[:MOST_NEAR]
    return f"did you mean {' or '.join(ids)}?" if ids else ""


MOST_NEAR = 3
SYNONYMS = 4
"""So many words for one id may crowd the nearest matches."""


def cited(claim: Claim) -> str:
    """Return a claim's statement with its source and sentences."""
    numbers = ", ".join(str(n) for n in claim.sentences)
    word = "sentence" if len(claim.sentences) == 1 else "sentences"
    return f"{' '.join(claim.statement.split())} ({claim.source}, {word} {numbers})"


def unexamined(analysis: Analysis, conflicts: Iterator[Conflict]) -> Iterator[Finding]:
    """Yield a finding for each of these conflicts that nobody has examined, pointing at both claims."""
    for conflict in conflicts:
        if analysis.examined(conflict):
            continue
        first, second = (analysis.kb.claims[c] for c in conflict.claims)
        summary = summaries.conflict(analysis.kb, conflict)
        command = f"counterclaim resolve {first.id} {second.id}"
        lead = "examine it" if conflict.status == "contradiction" else "state the scope the source gives, or examine it"
        yield Finding(
            f"{summary.about} {summary.parts}",
            first.origin.place(*conflict.at[0]),
            f"{lead}: {command}",
            claim=first.id,
            related=(Related(second.origin.place(*conflict.at[1]), cited(second)),),
            says=cited(first),
        )
