"""Fingerprints of findings, by which services know one again when lines have moved."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.rules import comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.findings import Finding


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with 32 hex digits that no other one has; of those that are alike, each has its own."""
    seen: Counter[comparison.Identity] = Counter()
    for finding in findings:
        name = comparison.identity(finding)
        seen[name] += 1
        told = json.dumps([*name, seen[name]], ensure_ascii=False)
        yield finding, hashlib.sha256(told.encode()).hexdigest()[:32]
