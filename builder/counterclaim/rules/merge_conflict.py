"""A merge left two versions of the same lines.

## What it means

Lines that begin with `<<<<<<<`, `=======` and `>>>>>>>` stand in a record, a vocabulary, a lock, a page of the guide or
the settings: git could not tell which of two versions to keep, and nobody has chosen. The file is left out; everything
else is checked. In settings without which nothing can be checked, the command says so and leaves.

## Why it matters

Each version holds somebody's work. Published as it stands, readers would see both, and the markers.

## Example

```yaml
<<<<<<< HEAD
stance: helps     # wrong: two versions, and neither is chosen
=======
stance: harms
>>>>>>> autumn
```

## How to mend

Make one of both versions. In a vocabulary, terms that only one side has are all kept. A record that two people changed
is read again beside its sentence; `git log --merge -p FILE` shows who changed what. Then delete the markers' lines.

A lock is never mixed: its lines fit one text. Take one side whole (`git checkout --ours FILE` or `--theirs`), and see
with `counterclaim source verify ID` whether your text is that one. If it is the other, `counterclaim source lock ID`
refuses to pull numbers from under records that use them.

`docs/merging.md` of Counterclaim has a line for `.gitattributes` that keeps markers out of locks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import merging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Finding
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield the files of which a merge left two versions."""
    yield from (f for f in analysis.kb.faults if f.rule == merging.RULE)
