"""An earlier state in the ids of today: a record that was renamed or moved is known again by what it holds."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.knowledge import references
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.renaming import ROOMS, renamed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.references import Names

STAMPS = ("seen", "reviewed", "returned")
"""What a renaming changes in a record that it does not name."""


class Aligned(NamedTuple):
    """An earlier state in the ids and places of a later one, and which ids were others, by (kind, id)."""

    before: Analysis
    names: Names


def aligned(before: Analysis, now: Analysis) -> Aligned:
    """Return `before` with each record that `now` has under another id, or elsewhere, as it is called and lies now."""
    names = renamings(before.kb, now.kb)
    kb = renamed(before, names) if names else before.kb
    moved = {room.name: _moved(getattr(kb, room.name), getattr(now.kb, room.name)) for room in ROOMS.values()}
    if not names and not any(moved.values()):
        return Aligned(before, names)
    rooms: dict[str, Any] = {name: {**getattr(kb, name), **found} for name, found in moved.items()}
    return Aligned(Analysis(replace(kb, **rooms)), names)


def _moved(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Return the records that lie elsewhere now, where they lie now."""
    both = ((identity, known, now[identity].origin.path) for identity, known in before.items() if identity in now)
    return {
        identity: replace(known, origin=replace(known.origin, path=path))
        for identity, known, path in both
        if known.origin.path != path
    }


def renamings(before: KnowledgeBase, now: KnowledgeBase) -> Names:
    """Return the ids that records of `before` have in `now`, by (kind, id), of those that have another.

    A record is the same if it holds the same but for ids and stamps, or else says the same in what tells it from all
    others: a claim's statement, a source's title, a term's label, an answer's question, a decision's claims. Where two
    could be meant, none is.
    """
    names: Names = {}
    unread = before.unread | now.unread
    for kind, room in ROOMS.items():
        old, new = getattr(before, room.name), getattr(now, room.name)
        if any(found in {kind, room.name} for found, _ in unread):
            continue
        gone = {identity: old[identity] for identity in old.keys() - new.keys()}
        fresh = {identity: new[identity] for identity in new.keys() - old.keys()}
        for told in (_held, _telling):
            for earlier, later in _pairs(gone, fresh, partial(told, kind, names)):
                names[kind, earlier] = later
                del gone[earlier], fresh[later]
    return names


def _pairs(
    gone: dict[str, Any], fresh: dict[str, Any], told: Callable[[Any], Hashable | None]
) -> list[tuple[str, str]]:
    """Return which of the records that are gone is which of those that are new: of one key, one of each."""
    found: defaultdict[Hashable, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((gone, fresh)):
        for identity, record in sorted(records.items()):
            key = told(record)
            if key:
                found[key][side].append(identity)
    return [(old[0], new[0]) for old, new in found.values() if len(old) == len(new) == 1]


def _held(kind: str, _: Names, record: Any) -> str:
    """Return all that a record holds, without the ids it names and the stamps that hold some."""
    bare = {key: value for key, value in record.record.items() if key not in STAMPS}
    blank = {name: "*" for reference in references.of(kind, bare) for name in references.ids(reference)}
    return json.dumps(references.renamed(kind, bare, blank), sort_keys=True, ensure_ascii=False)


def _telling(kind: str, names: Names, record: Any) -> Hashable | None:
    """Return what tells a record from all others of its kind; None where nothing does."""
    if kind == "resolution":
        return frozenset(names.get(("claim", claim), claim) for claim in record.claims)
    if kind == "source":
        return record.record.get("DOI") or " ".join(record.title.split())
    text: str = {"claim": "statement", "answer": "asks"}.get(kind, "label")
    return " ".join(getattr(record, text).split())
