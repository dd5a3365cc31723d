"""Locking a source's text without pulling the numbers from under the records that use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.editing import files
from counterclaim.knowledge import locks

if TYPE_CHECKING:
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
        before, after = old.sentence(number), new.sentence(number)
        if before and (after is None or after.sha256 != before.sha256):
            found.append(Shifted(number, tuple(names), where.get(before.sha256)))
    return found


def write(root: Path, lock: Lock) -> Path:
    """Write the lock to `sources/<source>.lock.json` under `root`; return its path."""
    path = root / "sources" / f"{lock.source}.lock.json"
    files.write(files.inside(root, path), locks.to_json(lock))
    return path
