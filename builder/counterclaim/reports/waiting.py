"""The queue: what waits, for people, for programs and for scripts."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.reasoning.waiting import KINDS
from counterclaim.wording import waiting as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.waiting import Waiting

VERSION = 1
MOST_LISTED = 10
MOST_CHARACTERS = 160


class Queue(NamedTuple):
    """What waits, the longest first; `by` is for whom alone, and `only` of which kinds, where that was asked."""

    analysis: Analysis
    found: Sequence[Waiting]
    by: str | None = None
    only: tuple[str, ...] = ()


def text(queue: Queue) -> str:
    """Return what waits under a heading for each kind, a line or two each; where one kind alone is asked for, all."""
    blocks = []
    for kind in KINDS:
        found = [one for one in queue.found if one.kind == kind]
        if not found:
            continue
        most = len(found) if len(queue.only) == 1 else MOST_LISTED
        lines = [words.title(kind, len(found))]
        for one in found[:most]:
            lines += [f"  {words.since(one)}  {one.id}  {words.whom(one)}", f"    {_short(queue.analysis, one)}"]
        if len(found) > most:
            lines.append(f"  … and {len(found) - most:,} more: counterclaim queue --only {kind}")
        blocks.append("\n".join(lines))
    counted = Counter(one.kind for one in queue.found)
    return "\n\n".join([*blocks, words.in_all({kind: counted[kind] for kind in KINDS}, queue.by)]) + "\n"


def _short(analysis: Analysis, one: Waiting) -> str:
    told = words.about(analysis, one)
    return told if len(told) <= MOST_CHARACTERS or one.kind == "returned" else f"{told[:MOST_CHARACTERS].rstrip()} …"


def as_json(queue: Queue) -> str:
    """Return what waits as JSON, the longest first whatever it is."""
    values = [
        {
            "kind": one.kind,
            "id": one.id,
            "path": one.path,
            "since": one.since,
            "for": one.whom,
            "not_for": sorted(one.but),
            "claims": list(one.claims),
            "sentences": list(one.sentences),
            "about": words.about(queue.analysis, one),
        }
        for one in queue.found
    ]
    return json.dumps({"version": VERSION, "waiting": values}, indent=2, ensure_ascii=False) + "\n"


def ids(queue: Queue) -> str:
    """Return the ids alone, one a line."""
    return "".join(f"{one.id}\n" for one in queue.found)
