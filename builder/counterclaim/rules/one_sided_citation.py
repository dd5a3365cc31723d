"""A paragraph of the guide cites one side of a disagreement.

## What it means

A paragraph cites a claim that another claim opposes, with nothing to explain it (no limit, and no decision that
both hold), and neither cites any of those that oppose it nor prints the headline of a question on which they part.

## Why it matters

Readers of that paragraph would take a disputed point for settled.

## Example

```markdown
Coffee disturbs sleep [@coffee-disturbs-sleep].   <!-- and not a word of @coffee-leaves-sleep-alone -->
```

## How to mend

Say in the same paragraph that it is disputed and cite the other side, or print the question's headline with
`[?exposure/outcome]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import guide
from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.guide import Citation, Guide
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield, per paragraph, the cited claims whose opponents it does not show."""
    if not analysis.legible.whole:
        return  # which conflicts there are, and which decisions count, cannot be told
    opponents: dict[str, frozenset[str]] = {}
    for page in analysis.kb.guide:
        for _, marks in guide.cited_passages(page):
            yield from _passage(analysis, page, marks, opponents)


def _passage(
    analysis: Analysis, page: Guide, marks: list[Citation], opponents: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    cited = {claim for mark in marks for claim in mark.claims}
    shown = {mark.question for mark in marks if mark.question}
    for mark in marks:
        for claim in mark.claims:
            if claim not in opponents:
                opponents[claim] = _opponents(analysis, claim)
            against = opponents[claim]
            if against and cited.isdisjoint(against) and not _answered(analysis, shown, {claim, *against}):
                others = ", ".join(sorted(against)[:SHOWN])
                message = f"{claim} is disputed, and this paragraph does not show the other side"
                yield Finding(message, page.place(mark.start), f"cite what opposes it as well: {others}", claim=claim)


def _opponents(analysis: Analysis, claim: str) -> frozenset[str]:
    """Return the claims that oppose a claim, with nothing to explain it."""
    conflicts = (conflict for conflict in analysis.conflicts_of.get(claim, ()) if analysis.is_open(conflict))
    return frozenset(other for conflict in conflicts for other in conflict.other_side(claim))


def _answered(analysis: Analysis, shown: set[str], claims: set[str]) -> bool:
    """Tell whether one of the questions that are `shown` is about one of `claims`."""
    asked = (analysis.question_names[name] for name in shown if name in analysis.question_names)
    return any(not claims.isdisjoint(question.claims) for question in asked)


SHOWN = 3
