"""A record repeats the words of its source.

## What it means

A statement or caveat has eight words in a row that stand in the source's text; in a script without spaces, sixteen
characters. Words that the text breaks at the end of a line, soft hyphens, ligatures and marks of citations make no
difference. Only texts at hand are compared.

## Why it matters

Facts may be restated; sentences belong to those who wrote them. A restatement also shows that the editor
understood.

## Example

```yaml
statement: <eight words or more, as they stand in the text>
```

## How to mend

Say it in your own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.reasoning.copies import Original

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield statements and caveats that share a run of words with the text of their source."""
    kb = analysis.kb
    known = {name: Original(text) for name, text in sorted(kb.texts.items())}
    for claim in kb.claims.values():
        if claim.source not in known:
            continue
        texts: list[tuple[tuple[str | int, ...], str]] = [(("statement",), claim.statement)]
        texts.extend((("caveats", i), caveat) for i, caveat in enumerate(claim.caveats))
        for path, text in texts:
            copied = known[claim.source].repeated_in(text)
            if copied:
                message = f'repeats the words of {claim.source}: "{copied}"'
                yield Finding(message, claim.origin.place(*path), "say it in your own words", claim=claim.id)


def repeated(said: str, text: str) -> str | None:
    """Return words that a statement and a text have in a row, if they are so many that they count as copied."""
    return Original(text).repeated_in(said)
