"""A source's text is not at hand, so its fingerprints were not verified.

## What it means

The folder of texts has no file for this source, or no folder is configured.

## Why it matters

A lock proves nothing until it is compared with the text.

## Example

```yaml
# texts/sleep-study.txt does not exist
```

## How to mend

Put the text in the folder that `texts` in the configuration, or the variable COUNTERCLAIM_TEXTS, names, as
`ID.txt`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "info"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield sources whose lock could not be compared with a text."""
    for name in sorted(analysis.kb.locks.keys() & analysis.kb.sources.keys()):
        if name not in analysis.kb.texts:
            message = f"the text of {name} is not at hand: its fingerprints were not verified"
            yield Finding(
                message, analysis.kb.sources[name].origin.place(), f"put it in the folder of texts as {name}.txt"
            )
