"""A text holds what a program left behind.

## What it means

In some field stand letters that were read in the wrong encoding (a pair of odd signs in the place of é), an escape of
a spreadsheet (`_x000D_`), an HTML entity or tag, or the sign for a character that was lost. What stands between
backticks is left alone.

## Why it matters

Readers see rubbish, and a search for the word does not find it.

## Example

```yaml
statement: Caf&eacute; late in the day makes for a worse night.   # wrong: Café
```

## How to mend

Write the text as the source prints it. Where many rows of a table have it, read the table anew in the right encoding
(UTF-8), then import it again.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import damage, yaml_reader
from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Origin
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"

MOST = 3
"""So many damaged pieces of one text are shown."""


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield the texts of records that a program has damaged."""
    kb = analysis.kb
    for claim in kb.claims.values():
        yield from _texts(claim.record, claim.origin, claim.id)
    for source in kb.sources.values():
        yield from _texts(source.record, source.origin, None)
    for concept in kb.concepts.values():
        told = {"label": concept.label, "definition": concept.definition, "also": list(concept.also)}
        yield from _texts(told, concept.origin, None)
    for terms in (kb.populations, kb.conditions, kb.quantities):
        for term in terms.values():
            yield from _texts({"label": term.label, "definition": term.definition}, term.origin, None)
    for decision in kb.resolutions.values():
        words = {"reason": decision.reason, "would_settle": decision.would_settle}
        yield from _texts(words, decision.origin, None)
    for answer in kb.answers.values():
        told = {"asks": answer.asks, "answer": answer.answer, "key_points": list(answer.key_points)}
        yield from _texts(told, answer.origin, None)
        words = {"would_settle": answer.would_settle, "looked_for": answer.looked_for}
        yield from _texts(words, answer.origin, None)


def _texts(record: Any, origin: Origin, claim: str | None) -> Iterator[Finding]:
    if not damage.possible(json.dumps(record)):  # as nearly always: one look at all texts of a record
        return
    for way, text in yaml_reader.values(record):
        if isinstance(text, str):
            found = list(islice(dict.fromkeys(damage.of(text)), MOST))
            if found:
                listed = ", ".join(_shown(piece) for piece in found)
                mend = "write the text as the source prints it"
                message = f"the text holds what a program left behind: {listed}"
                yield Finding(message, origin.place(*way), mend, claim=claim)


def _shown(piece: damage.Damage) -> str:
    return f'"{piece.found}"' + (f" for {piece.meant}" if piece.meant.strip() else "")
