"""JSON Lines (https://jsonlines.org): one claim per line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis


def export(analysis: Analysis) -> str:
    """Return a line per claim, by id: the record as written (without editors' notes), its id, and its place.

    `locked` gives for each sentence its number `n` and half-open offsets `at` in code points of the source's
    text, as the lock has them.
    """
    kb = analysis.kb
    lines = []
    for identity, claim in sorted(kb.claims.items()):
        lock = kb.locks.get(claim.source)
        pinned = [lock.sentence(n) for n in claim.sentences] if lock else []
        record = {key: value for key, value in claim.record.items() if key != "notes"}
        locked = [{"n": s.n, "at": list(s.at)} for s in pinned if s]
        lines.append(json.dumps({"id": identity, **record, "locked": locked}, ensure_ascii=False) + "\n")
    return "".join(lines)
