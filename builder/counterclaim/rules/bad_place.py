"""A place in a source is none, or stands where sentences are numbered.

## What it means

`at` says neither where in the source a statement stands nor where it was read second-hand; or the source has a lock,
so that its sentences have numbers, and `at` does not say in `why` what it is for.

## Why it matters

Whoever wants to see what the source says must find it. A number in a lock leads to the very sentence, and is checked
against the text; a place is not.

## Example

```yaml
at: {why: The table is not part of the text.}   # wrong: which table?
```

## How to mend

Name the place: `{page: 574}`, `{table: 2, row: 3}`, `{section: abstract}`. Where the source has a lock, name the
sentence in `sentences`, or say in `why` why that cannot be: a table or a figure is not part of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield places that are none, and those in sources whose sentences are numbered."""
    kb = analysis.kb
    for claim in kb.claims.values():
        place = claim.at
        if place is None:
            continue
        if not place.parts and place.via is None:
            mend = "name the place, such as {page: 574} or {table: 2, row: 3}"
            yield Finding("at names no place in the source", claim.origin.place("at"), mend, claim=claim.id)
        elif claim.source in kb.locks and place.why is None:
            message = f'the sentences of "{claim.source}" are numbered, and at does not say why it names none'
            mend = "name the sentences instead, or say in why what the text lacks: at: {table: 2, why: …}"
            yield Finding(message, claim.origin.place("at"), mend, claim=claim.id)
