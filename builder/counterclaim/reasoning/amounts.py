"""Sets of amounts: what several intervals cover together, have in common, and leave out between them.

An interval runs from one cut of the line to another. A cut lies just below an amount (side 0) or just above it
(side 1), so that open and closed ends need no case of their own.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from counterclaim.reasoning.doses import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

Cut = tuple[float, int]


def start(interval: Interval) -> Cut:
    """Return the cut below the interval's amounts."""
    return interval.low, int(interval.low_open)


def stop(interval: Interval) -> Cut:
    """Return the cut above the interval's amounts; nothing lies above infinity."""
    return interval.high, int(not interval.high_open and interval.high != math.inf)


def is_empty(interval: Interval) -> bool:
    """Tell whether no amount lies in the interval."""
    return start(interval) >= stop(interval)


def between(low: Cut, high: Cut) -> Interval:
    """Return the interval from one cut to another."""
    return Interval(low[0], high[0], low_open=bool(low[1]), high_open=not high[1])


def union(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return what the intervals cover together, as the fewest intervals, smallest amounts first."""
    merged: list[tuple[Cut, Cut]] = []
    for low, high in sorted((start(i), stop(i)) for i in intervals if not is_empty(i)):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(between(low, high) for low, high in merged)


def common(left: Iterable[Interval], right: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the amounts that lie in an interval of both sides, as the fewest intervals."""
    ours, theirs = list(union(left)), list(union(right))
    found = []
    while ours and theirs:
        low, high = max(start(ours[0]), start(theirs[0])), min(stop(ours[0]), stop(theirs[0]))
        if low < high:
            found.append(between(low, high))
        (ours if stop(ours[0]) == high else theirs).pop(0)
    return tuple(found)


def gaps(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the amounts in no interval that have an interval below and one above them."""
    covered = union(intervals)
    return tuple(between(stop(a), start(b)) for a, b in pairwise(covered))


def parting_gaps(
    left: Iterable[Interval], right: Iterable[Interval], others: Iterable[Interval] = ()
) -> tuple[Interval, ...]:
    """Return the gaps in everything stated that have one side's amounts below them and the other's above."""
    ours, theirs = list(left), list(right)
    ends = [{stop(i) for i in side} for side in (ours, theirs)]
    begins = [{start(i) for i in side} for side in (ours, theirs)]

    def parts(gap: Interval) -> bool:
        low, high = start(gap), stop(gap)
        return any(low in ends[a] and high in begins[b] for a, b in ((0, 1), (1, 0)))

    return tuple(gap for gap in gaps([*ours, *theirs, *others]) if parts(gap))
