"""What a new lock could not carry over and nobody has mended yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.knowledge.locks import EXCUSES
from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Lock, Owed


@dataclass(frozen=True, slots=True)
class Debt:
    """Somebody (`user`: a claim by id, or EXCUSES) who cites a sentence that has other words now, or is `gone`."""

    source: str
    owed: Owed
    user: str
    gone: bool


def of(kb: KnowledgeBase, source: str) -> Iterator[Debt]:
    """Yield what is owed for a source, in the order of the numbers.

    A claim is mended when it is retired or cites the sentence no more or, where the sentence has other words, when it
    was reviewed as it is now; an excuse when the sentence is on no list.
    """
    lock = kb.locks.get(source)
    for entry in lock.owed if lock else ():
        assert lock is not None
        gone = lock.sentence(entry.n) is None
        for user in entry.users:
            if is_owed(kb, lock, entry, user):
                yield Debt(source, entry, user, gone)


def is_owed(kb: KnowledgeBase, lock: Lock, entry: Owed, user: str) -> bool:
    """Tell whether one of the users of an entry still owes."""
    if user == EXCUSES:
        record = kb.sources.get(lock.source)
        return record is not None and any(entry.n in numbers for _, numbers in record.not_claims)
    claim = kb.claims.get(user)
    if claim is None or claim.retired is not None or claim.source != lock.source or entry.n not in claim.sentences:
        return False
    seen = claim.reviewed.seen if claim.reviewed else None
    return lock.sentence(entry.n) is None or seen != fingerprints.of(claim)
