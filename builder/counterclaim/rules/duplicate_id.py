"""Two records have the same id, or two answers the same first question.

## What it means

A record's id is its file's name. Two files of one kind have the same name in different folders.
Two answers name the same question first, which gives an answer's page its address.
Or two names in `claims/` or `guide/` differ only in case, or in how an accent is written: on some disks they are one.

## Why it matters

Addresses, citations and resolutions name a claim by its id alone. Of two answers with one address the second by id
would be on no page.

## Example

```yaml
# claims/first-source/sleep-helps.yml and claims/second-source/sleep-helps.yml
```

## How to mend

Rename one of the two files. Ids are never used again, so take a new one. Of two answers make one, or put another of
its questions first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Answer
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.questions import Key

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield ids that are used twice, then answers whose page another one has, by id."""
    yield from (f for f in analysis.kb.faults if f.rule == "duplicate-id")
    first: dict[Key, Answer] = {}
    for _, answer in sorted(analysis.kb.answers.items()):
        other = first.setdefault(answer.questions[0], answer)
        if other is not answer:
            named = "/".join(filter(None, answer.questions[0]))
            yield Finding(
                f"another answer names {named} first: both would have one page, which shows {other.id}",
                answer.origin.place("questions", 0),
                "make one answer of the two, or put another of its questions first",
                related=(Related(other.origin.place("questions", 0), "the same first question"),),
            )
