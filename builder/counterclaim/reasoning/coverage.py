"""Whether every sentence of every source is accounted for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Source


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one source, by number: claimed (by which claims), excused (why), open."""

    source: str
    total: int
    claimed: dict[int, tuple[str, ...]]
    excused: dict[int, str]
    open: tuple[int, ...]

    @property
    def accounted(self) -> int:
        """Return how many sentences are claimed or excused."""
        return self.total - len(self.open)


def of(kb: KnowledgeBase) -> dict[str, Coverage]:
    """Return the coverage of every source that has a lock, by source id. Retired claims do not count."""
    claimed: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in kb.live_claims():
        for number in claim.sentences:
            claimed[claim.source][number].append(claim.id)
    return {
        name: _of_source(kb.sources[name], kb.locks[name].numbers(), claimed[name])
        for name in sorted(kb.sources.keys() & kb.locks.keys())
    }


def _of_source(source: Source, numbers: frozenset[int], claimed: dict[int, list[str]]) -> Coverage:
    excused = {n: why for why, listed in source.not_claims for n in listed if n in numbers}
    known = {n: tuple(ids) for n, ids in sorted(claimed.items()) if n in numbers}
    return Coverage(source.id, len(numbers), known, excused, tuple(sorted(numbers - known.keys() - excused.keys())))
