"""Locking a source's text without pulling the numbers from under the records that use them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.editing import files
from counterclaim.knowledge import locks
from counterclaim.knowledge.locks import EXCUSES, Owed
from counterclaim.reasoning import owed as debts

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Lock


@dataclass(frozen=True, slots=True)
class Shifted:
    """A sentence number that records use and that would stand for other words under a new lock."""

    number: int
    used_by: tuple[str, ...]
    now: int | None
    """The number under which the same words would stand; None if they are gone or changed."""


def shifts(kb: KnowledgeBase, new: Lock) -> list[Shifted]:
    """Return the numbers in use that would mean something else under the lock `new`."""
    old = kb.locks.get(new.source)
    if old is None:
        return []
    users: dict[int, list[str]] = {}
    for claim in kb.claims.values():
        if claim.source == new.source:
            for number in claim.sentences:
                users.setdefault(number, []).append(claim.id)
    if new.source in kb.sources:
        for reason, numbers in kb.sources[new.source].not_claims:
            for number in numbers:
                users.setdefault(number, []).append(f"not_claims.{reason}")
    where = {s.sha256: s.n for s in reversed(new.sentences)}
    found = []
    for number, names in sorted(users.items()):
        (before,), after = old.pins((number,)), new.sentence(number)
        known = old.sentence(number) is not None or old.is_gone(number)
        if known and (after.sha256 != before if after else not old.is_gone(number)):
            found.append(Shifted(number, tuple(names), where.get(before)))
    return found


def kept(kb: KnowledgeBase, new: Lock) -> Lock:
    """Return the lock `new`, under which no number in use means anything else, with what is owed and not mended."""
    return replace(new, owed=_still(kb, new))


def forced(kb: KnowledgeBase, new: Lock, shifted: list[Shifted]) -> Lock:
    """Return the lock `new` with whoever cites a number that means something else under it among those who owe."""
    old, owed = kb.locks[new.source], list(_still(kb, new))
    for shift in shifted:
        before = old.sentence(shift.number)
        words, sha256 = next(
            ((e.words, e.sha256) for e in old.owed if e.n == shift.number),
            (before.words, before.sha256) if before else ((), ""),
        )
        users = [user.partition(".")[0] for user in shift.used_by]
        left = tuple(user for user in dict.fromkeys(users) if user == EXCUSES or kb.claims[user].retired is None)
        owed = [entry for entry in owed if entry.n != shift.number]
        if left:
            owed.append(Owed(shift.number, words, sha256, left))
    return replace(new, owed=tuple(sorted(owed, key=lambda entry: entry.n)))


def _still(kb: KnowledgeBase, new: Lock) -> tuple[Owed, ...]:
    """Return what is owed for a source and not mended."""
    left: dict[Owed, list[str]] = {}
    for debt in debts.of(kb, new.source):
        left.setdefault(debt.owed, []).append(debt.user)
    return tuple(replace(entry, users=tuple(users)) for entry, users in left.items())


def settled(kb: KnowledgeBase, source: str, users: Collection[str]) -> Lock:
    """Return the lock of a source without what these users owed for sentences that have other words."""
    lock = kb.locks[source]
    found = []
    for entry in _still(kb, lock):
        gone = lock.sentence(entry.n) is None
        left = tuple(user for user in entry.users if gone or user not in users)
        if left:
            found.append(replace(entry, users=left))
    return replace(lock, owed=tuple(found))


def write(root: Path, lock: Lock, before: Lock | None = None) -> Path:
    """Write the lock to `sources/<source>.lock.json` under `root`; return its path.

    `before` is the lock that it takes the place of. Raises `OvertakenError` where another lies there by now.
    """
    where = files.inside(root, path(root, lock.source))
    held = files.held(where)
    if held is not None and before is not None and _parsed(lock.source, held) != replace(before, path=""):
        raise files.OvertakenError(where)
    files.replace(where, locks.to_json(lock), held)
    return where


def _parsed(source: str, held: bytes) -> Lock | None:
    try:
        return locks.from_json(source, locks.parse(held), "")
    except (ValueError, KeyError, TypeError):
        return None


def path(root: Path, source: str) -> Path:
    """Return where the lock of a source lies."""
    return root / "sources" / f"{source}.lock.json"
