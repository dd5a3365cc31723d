"""What follows from a study's numbers: the design of answers, section 2.

An interval that lies within the smallest difference that matters says that there is little or no difference; else
one that leaves out the null says a direction; else the study could not tell.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.records import Estimate, Matter

RATIOS = frozenset({"risk-ratio", "odds-ratio", "hazard-ratio", "rate-ratio", "ratio"})
"""Measures whose null is 1; that of the others is 0."""

_RISES, _FALLS = "rises", "falls"


class Verdict(NamedTuple):
    """What the numbers carry: rises, falls, no-change, inconclusive, or `moves` where only p tells that something does.

    `small`: the interval reaches into differences that do not matter.
    """

    says: str
    small: bool = False


def verdict(estimate: Estimate, matters: Iterable[Matter] = ()) -> Verdict | None:
    """Return what an estimate says of its outcome; None where it holds no interval and no p.

    `matters` are the smallest differences that matter, of which those in the same measure and unit count.
    """
    null = 1.0 if estimate.measure in RATIOS else 0.0
    if estimate.low is None or estimate.high is None:
        return _by_p(estimate, null)
    within = margin(estimate, matters)
    if within and within[0] <= estimate.low and estimate.high <= within[1]:
        return Verdict("no-change")
    if estimate.low > null or estimate.high < null:
        nearest = estimate.low if estimate.low > null else estimate.high
        reaches = within is not None and within[0] <= nearest <= within[1]
        return Verdict(_RISES if estimate.low > null else _FALLS, small=reaches)
    return Verdict("inconclusive")


def margin(estimate: Estimate, matters: Iterable[Matter]) -> tuple[float, float] | None:
    """Return the differences that do not matter, from the least to the greatest; None where nobody says."""
    for matter in matters:
        if matter.measure == estimate.measure and matter.unit in {None, estimate.unit}:
            if estimate.measure in RATIOS:
                return min(matter.value, 1 / matter.value), max(matter.value, 1 / matter.value)
            return -matter.value, matter.value
    return None


def _by_p(estimate: Estimate, null: float) -> Verdict | None:
    if estimate.p is None:
        return None
    sign, bound = _read(estimate.p)
    threshold = round(1 - estimate.level / 100, 9)
    if sign in {"<", "<=", ""} and (bound < threshold or (bound == threshold and sign == "<")):
        if estimate.value is None or math.isclose(estimate.value, null):
            return Verdict("moves")
        return Verdict(_RISES if estimate.value > null else _FALLS)
    if sign in {"<", "<="}:
        return None  # below a bound that lies above the threshold: either can be
    return Verdict("inconclusive") if bound >= threshold else None


def _read(p: float | str) -> tuple[str, float]:
    """Return the sign before a p value and the value: `< 0.05` gives `<` and 0.05."""
    if not isinstance(p, str):
        return "", float(p)
    plain = p.replace("≤", "<=").replace("≥", ">=").replace(" ", "")
    number = plain.lstrip("<>=")
    return plain[: len(plain) - len(number)], float(number)


_CARRIED = {
    "no-change": frozenset({"no-change", "no-increase", "no-decrease"}),
    "inconclusive": frozenset({"inconclusive"}),
    "rises": frozenset({"increases", "maintains", "no-decrease"}),
    "falls": frozenset({"decreases", "prevents", "no-increase"}),
}
_MOVES = frozenset({"increases", "decreases", "prevents", "maintains", "mixed"})


def carries(found: Verdict, direction: str, estimate: Estimate) -> bool:
    """Tell whether numbers carry a direction. On an instrument, nothing says which way its scale runs."""
    if found.says in {"no-change", "inconclusive"}:
        return direction in _CARRIED[found.says]
    if found.says == "moves" or estimate.on is not None:
        return direction in _MOVES
    return direction in _CARRIED[found.says]
