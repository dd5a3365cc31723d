"""A file cannot be read.

## What it means

The file is not exactly one YAML document in UTF-8, it repeats a key, uses anchors, aliases, merge keys or
tags, or it is larger or deeper than a record can be. The file is left out; everything else is checked.

## Why it matters

YAML readers differ in what they let pass in silence. A record must mean the same to everyone.

## Example

```yaml
statement: Pain fell: by half   # wrong: a colon and a space in unquoted text
```

## How to mend

The usual slips are a colon and a space, or ` #`, in unquoted text. Put the text in quotes:

```yaml
statement: 'Pain fell: by half'
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield what the reader could not read."""
    yield from (f for f in analysis.kb.faults if f.rule == "syntax")
