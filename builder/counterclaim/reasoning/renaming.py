"""A knowledge base with other ids in the place of some: nothing that it says is another, and who vouched still does.

Reviews, decisions and answers hold fingerprints of what was seen, and ids are part of those. One that fitted before
fits afterwards; one that did not still does not.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.knowledge import references, shaping
from counterclaim.knowledge.guide import Guide, citations
from counterclaim.reasoning import fingerprints, resolutions
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Origin
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Resolution
    from counterclaim.knowledge.references import Names


Others = dict[tuple[str, str], dict[str, Any] | None]


class Room(NamedTuple):
    """Where the knowledge base holds the records of a kind, and what makes one of plain values."""

    name: str
    make: Callable[[str, dict[str, Any], Origin], Any]


ROOMS = {
    "claim": Room("claims", shaping.claim),
    "source": Room("sources", shaping.source),
    "concept": Room("concepts", shaping.concept),
    "population": Room("populations", shaping.term),
    "condition": Room("conditions", shaping.term),
    "quantity": Room("quantities", shaping.quantity),
    "resolution": Room("resolutions", shaping.resolution),
    "answer": Room("answers", shaping.answer),
}
"""By kind."""


def renamed(before: Analysis, names: Names, others: Others | None = None, *, vouched: bool = True) -> KnowledgeBase:
    """Return the knowledge base with other ids in the place of some; what fitted what it was made for still fits.

    `others` are records, by (kind, id), that are to hold something else; None: that go.
    Unless it is not `vouched` that the other ids mean the same: then fingerprints stay as they are.
    """
    kb = before.kb
    made: dict[str, Any] = {room.name: _room(kb, kind, names, others or {}) for kind, room in ROOMS.items()}
    sources = {old: names.get(("source", old), old) for old in kb.locks.keys() | kb.texts.keys()}
    now = replace(
        replace(kb, **made),
        locks={sources[old]: _lock(lock, sources[old], names) for old, lock in kb.locks.items()},
        texts={sources[old]: text for old, text in kb.texts.items()},
        guide=tuple(Guide(page.path, page_text(page, names)) for page in kb.guide),
    )
    return _vouched(before, now, names) if vouched else now


def _lock(lock: Lock, source: str, names: Names) -> Lock:
    """Return a lock of a source under its other id, in which other ids owe what the old ones did."""
    owed = tuple(
        replace(entry, users=tuple(names.get(("claim", user), user) for user in entry.users)) for entry in lock.owed
    )
    return replace(lock, source=source, owed=owed, path=lock.path.replace(f"/{lock.source}.", f"/{source}."))


def _room(kb: KnowledgeBase, kind: str, names: Names, others: Others) -> dict[str, Any]:
    room = ROOMS[kind]
    found = {}
    for old, known in getattr(kb, room.name).items():
        told = others.get((kind, old), known.record)
        if told is None:
            continue
        identity = names.get((kind, old), old)
        record = references.renamed(kind, told, names)
        if identity == old and record is known.record:
            found[old] = known
            continue
        origin = replace(known.origin, path=path(kind, known.origin.path, identity, names))
        made = room.make(identity, record, origin)
        found[identity] = replace(made, pins=known.pins) if kind == "claim" else made
    return found


def path(kind: str, before: str, identity: str, names: Names) -> str:
    """Return where a record that lay at `before` lies by its other id, and a claim by its source's; terms stay."""
    folder, _, _ = before.rpartition("/")
    if kind == "claim":
        source = folder.rpartition("/")[2]
        folder = f"claims/{names.get(('source', source), source)}"
    return f"{folder}/{identity}.yml" if kind in {"claim", "source", "resolution", "answer"} else before


def page_text(page: Guide, names: Names) -> str:
    """Return a page of the guide with other ids in its citations; the rest to the character."""
    made, at = [], 0
    for mark in citations(page):
        raw = page.text[mark.start : mark.end]
        if mark.question is None:
            new = references.put(raw, references.PROSE, names)
        else:
            new = raw.replace(mark.question, references.put(mark.question, references.QUESTION, names))
        made += [page.text[at : mark.start], new]
        at = mark.end
    return "".join([*made, page.text[at:]])


def _vouched(before: Analysis, now: KnowledgeBase, names: Names) -> KnowledgeBase:
    """Return the knowledge base with the stamps of what fitted made anew, where the ids in them are others."""
    claims = dict(now.claims)
    for old, claim in before.kb.claims.items():
        renewed = claims[names.get(("claim", old), old)]
        for field in ("reviewed", "returned"):
            read = getattr(claim, field)
            stamp = _other(read.seen, fingerprints.every(claim), fingerprints.every(renewed)) if read else None
            if stamp:
                known = claims[renewed.id]
                told = {**known.record[field], "seen": stamp}
                fields: dict[str, Any] = {field: replace(getattr(known, field), seen=stamp)}
                claims[renewed.id] = replace(known, **fields, record={**known.record, field: told})
    now = replace(now, claims=claims)
    decided = dict(now.resolutions)
    for old, resolution in before.kb.resolutions.items():
        made = decided[names.get(("resolution", old), old)]
        stamp = _resealed(before.kb, resolution, now, made)
        if stamp:
            decided[made.id] = _seen(made, stamp)
    now = replace(now, resolutions=decided)
    answers = dict(now.answers)
    after = Analysis(now)
    for old, answer in before.kb.answers.items():
        given = answers[names.get(("answer", old), old)]
        stamp = _other(answer.seen, before.answers.fingerprints(answer), after.answers.fingerprints(given))
        if stamp:
            answers[given.id] = _seen(given, stamp)
    return replace(now, answers=answers)


def _seen(record: Any, stamp: str) -> Any:
    return replace(record, seen=stamp, record={**record.record, "seen": stamp})


def _other(seen: str | None, before: tuple[str, ...], now: tuple[str, ...]) -> str | None:
    """Return the stamp that says now what `seen` said before; None where that did not fit."""
    return dict(zip(before, now, strict=False)).get(seen) if seen else None


def _resealed(kb: KnowledgeBase, old: Resolution, now: KnowledgeBase, new: Resolution) -> str | None:
    """Return the stamp of a decision that says of the renamed claims what it said before, on whichever grounds."""
    if not all(claim in kb.claims for claim in old.claims):
        return None
    earlier, later = sorted(old.claims), sorted(new.claims)
    is_turned = (earlier[0] == old.claims[0]) != (later[0] == new.claims[0])  # sides stand in the order of their ids
    seen = fingerprints.every(*(kb.claims[claim] for claim in earlier))
    now_seen = fingerprints.every(*(now.claims[claim] for claim in later))
    for was, stamp in zip(seen, now_seen, strict=False):
        if old.seen == was:
            return stamp
        for grounds in product(resolutions.EVERY_GROUND, repeat=2):
            if old.seen == resolutions.sealed(was, grounds):
                return resolutions.sealed(stamp, grounds[::-1] if is_turned else grounds)
    return None
