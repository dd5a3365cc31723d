"""What changed in what people vouch for: sentences that are said to claim nothing, reviews, locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Source, Stamp


@dataclass(frozen=True, slots=True)
class Excused:
    """Sentences of a source that are excused for a reason now (`added`), or are no longer (`removed`)."""

    source: str
    reason: str
    added: tuple[int, ...]
    removed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review that is another now; None: there was none, or is none."""

    kind: Literal["claim", "resolution", "answer"]
    id: str
    before: Stamp | None
    now: Stamp | None


@dataclass(frozen=True, slots=True)
class Relocked:
    """A lock that is another now: how many sentences it pinned and pins (None: there is no lock).

    `other` are the numbers that stand for other words, or for none.
    """

    source: str
    before: int | None
    now: int | None
    other: tuple[int, ...]


def excused(before: KnowledgeBase, now: KnowledgeBase) -> Iterator[Excused]:
    """Yield by source and reason which sentences are excused now and were not, and the other way round."""
    for name in sorted(before.sources.keys() | now.sources.keys()):
        if ("source", name) in before.unread | now.unread:
            continue
        old, new = _reasons(before.sources.get(name)), _reasons(now.sources.get(name))
        for reason in sorted(old.keys() | new.keys()):
            had, has = old.get(reason, frozenset()), new.get(reason, frozenset())
            if had != has:
                yield Excused(name, reason, tuple(sorted(has - had)), tuple(sorted(had - has)))


def _reasons(source: Source | None) -> dict[str, frozenset[int]]:
    return {why: frozenset(numbers) for why, numbers in source.not_claims} if source else {}


def reviews(before: KnowledgeBase, now: KnowledgeBase) -> Iterator[Reviewed]:
    """Yield the reviews that were recorded, renewed or taken back, of records that can be read in both states."""
    yield from _reviews("claim", _stamps(before.claims), _stamps(now.claims), before.unread | now.unread)
    yield from _reviews("resolution", _stamps(before.resolutions), _stamps(now.resolutions), before.unread | now.unread)
    yield from _reviews("answer", _stamps(before.answers), _stamps(now.answers), before.unread | now.unread)


def _stamps(records: dict[str, Any]) -> dict[str, Stamp | None]:
    return {identity: record.reviewed for identity, record in records.items()}


def _reviews(
    kind: Literal["claim", "resolution", "answer"],
    before: dict[str, Stamp | None],
    now: dict[str, Stamp | None],
    unread: frozenset[tuple[str, str]],
) -> Iterator[Reviewed]:
    for identity in sorted(before.keys() | now.keys()):
        old, new = before.get(identity), now.get(identity)
        gone = identity not in now
        if old != new and not gone and (kind, identity) not in unread:
            yield Reviewed(kind, identity, old, new)


def locks(before: KnowledgeBase, now: KnowledgeBase) -> Iterator[Relocked]:
    """Yield the locks that are not what they were, by source."""
    for source in sorted(before.locks.keys() | now.locks.keys()):
        old, new = before.locks.get(source), now.locks.get(source)
        pinned, pins = _pins(old), _pins(new)
        other = tuple(sorted(n for n in pinned if pinned[n] != pins.get(n))) if new else ()
        if old is None or new is None or _said(old) != _said(new):
            yield Relocked(source, len(pinned) if old else None, len(pins) if new else None, other)


def _said(lock: Lock) -> tuple[object, ...]:
    return lock.sha256, lock.characters, lock.sentences


def _pins(lock: Lock | None) -> dict[int, str]:
    return {sentence.n: sentence.sha256 for sentence in lock.sentences} if lock else {}
