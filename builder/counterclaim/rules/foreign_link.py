"""A link leads out of the knowledge base.

## What it means

A symbolic link anywhere below the root leads to a place outside it, into a hidden folder such as `.git`, to a folder
that it lies in, or among the texts of sources. What lies there is neither read nor published.

## Why it matters

What is published should be what was reviewed. A link that somebody proposes could lead to any file of the machine that
checks or builds: keys, another project, the repository's own settings.

## Example

```markdown
![the spine](spine.png)   <!-- wrong: guide/spine.png is a link to ../../notes/spine.png -->
```

## How to mend

Put the file itself, or a copy of it, in the place of the link. Links within the base are fine. Texts of sources that
lie elsewhere are named in `COUNTERCLAIM_TEXTS`, not linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield the links that lead out."""
    yield from (f for f in analysis.kb.faults if f.rule == foreign.RULE)
