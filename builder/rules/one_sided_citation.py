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

from builder.knowledge import guide
from builder.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.knowledge.guide import Guide, Passage
    from builder.reasoning.analysis import Analysis

LEVEL = "warning"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield, per paragraph, the cited claims whose opponents it does not show."""
    opponents: dict[str, set[str]] = {}
    questions: dict[str, set[str]] = {}
    for conflict in analysis.conflicts:
        resolution = analysis.resolution(conflict) if analysis.examined(conflict) else None
        settled = resolution is not None and resolution.decision == "both-hold"
        if conflict.status != "explained" and not settled:
            first, second = conflict.claims
            opponents.setdefault(first, set()).add(second)
            opponents.setdefault(second, set()).add(first)
    for name, question in analysis.question_names.items():
        for claim in question.claims:
            questions.setdefault(claim, set()).add(name)
    for page in analysis.kb.guide:
        for passage in guide.passages(page):
            yield from _passage(page, passage, opponents, questions)


def _passage(
    page: Guide, passage: Passage, opponents: dict[str, set[str]], questions: dict[str, set[str]]
) -> Iterator[Finding]:
    marks = [c for c in guide.citations(page) if passage.start <= c.start < passage.end]
    cited = {claim for mark in marks for claim in mark.claims}
    shown = {mark.question for mark in marks if mark.question}
    for mark in marks:
        for claim in mark.claims:
            against = opponents.get(claim, set())
            told = any(shown & questions.get(other, set()) for other in (claim, *against))
            if against and cited.isdisjoint(against) and not told:
                others = ", ".join(sorted(against)[:SHOWN])
                message = f"{claim} is disputed, and this paragraph does not show the other side"
                yield Finding(message, page.place(mark.start), f"cite what opposes it as well: {others}", claim=claim)


SHOWN = 3
