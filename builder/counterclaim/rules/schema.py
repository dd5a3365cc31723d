"""A record does not have the fields it should have.

## What it means

A field is missing, unknown, or holds something it cannot hold. The record is left out.

## Why it matters

A misspelt field would otherwise be dropped in silence, and with it what the editor meant.

## Example

```yaml
stanc: helps   # wrong: the field is called stance
```

## How to mend

The message names the field and what it may hold. Editors that understand the first line of a record
(`# yaml-language-server: …`) show it while you type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield what the JSON Schemas refuse."""
    yield from (f for f in analysis.kb.faults if f.rule == "schema")
