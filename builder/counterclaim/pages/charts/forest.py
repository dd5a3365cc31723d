"""The forest plot: what studies measured on a question, each as a point with its interval beside no difference."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import attribution, marks
from counterclaim.pages.charts import scales
from counterclaim.reasoning import estimates
from counterclaim.wording import estimates as told
from counterclaim.wording import forest as words
from counterclaim.wording import measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from counterclaim.knowledge.records import Claim, Estimate
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

FIRST, MOST = 6, 40
"""So many rows of a plot stand open, and so many are drawn; the rest is counted."""

_ROUND = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
"""The marks of an axis of ratios, on which halving and doubling lie equally far from no difference."""


class Tick(NamedTuple):
    """A round number on the axis: where, what it reads, and on which side of its place the number stands."""

    at: str
    label: str
    anchor: str


class Row(NamedTuple):
    """A measurement: the claim that reports it, in words, and where its interval and its value lie on the axis."""

    claim: Claim
    source: str
    mark: Mark
    words: str
    left: str
    width: str
    right: str
    value: str


class Plot(NamedTuple):
    """The measurements of one kind. `band` is the stretch of differences too small to matter, empty where nobody says.

    `null` is where no difference lies; `left` of the rows are not drawn.
    """

    anchor: str
    name: str
    ticks: tuple[Tick, ...]
    null: str
    band: tuple[str, str]
    first: tuple[Row, ...]
    folded: tuple[Row, ...]
    left: int
    notes: tuple[str, ...]


Key = tuple[str, str, str]


def plots(site: Site, question: Question) -> list[Plot]:
    """Return a plot for each measure, unit and instrument in which claims on a question have an interval."""
    found: dict[Key, list[Claim]] = {}
    for identity in question.claims:
        claim = site.kb.claims[identity]
        one = claim.effect.estimate if claim.effect else None
        if one is not None and one.low is not None and one.high is not None and _drawn(one):
            found.setdefault((one.measure, one.unit or "", one.on or ""), []).append(claim)
    return [_plot(site, question, n, key, claims) for n, (key, claims) in enumerate(sorted(found.items()), start=1)]


def _drawn(one: Estimate) -> bool:
    """Tell whether an interval can be drawn: ratios lie above 0."""
    return one.measure not in estimates.RATIOS or (one.low or 0) > 0


def _plot(site: Site, question: Question, number: int, key: Key, claims: list[Claim]) -> Plot:
    measure, unit, instrument = key
    ratio = measure in estimates.RATIOS
    null = 1.0 if ratio else 0.0
    concept = site.kb.concepts.get(question.outcome or "")
    every = [claim.effect.estimate for claim in claims if claim.effect and claim.effect.estimate]
    within = estimates.margin(every[0], concept.matters if concept else ())
    amounts = [null, *(a for one in every for a in (one.low, one.high, one.value) if a is not None)]
    place, ticks = _ratios(amounts) if ratio else _differences([*amounts, *(within or ())])
    rows = [_row(site, claim, place) for claim in sorted(claims, key=lambda claim: claim.id)]
    return Plot(
        f"measured-{number}",
        words.name(measure, unit, instrument),
        tuple(_tick(place(value), value) for value in ticks),
        _share(place(null)),
        (_share(place(within[0])), _share(place(within[1]) - place(within[0]))) if within else ("", ""),
        tuple(rows[:FIRST]),
        tuple(rows[FIRST:MOST]),
        len(rows[MOST:]),
        (words.null(ratio=ratio), *([words.BAND] if within else [])),
    )


def _row(site: Site, claim: Claim, place: Callable[[float], float]) -> Row:
    assert claim.effect
    one = claim.effect.estimate
    assert one
    low, high = place(one.low or 0), place(one.high or 0)
    return Row(
        claim,
        attribution.who(site, claim).name,
        marks.said(claim),
        words.measured(told.estimate(one), one.after or ""),
        _share(low),
        _share(high - low),
        _share(high),
        _share(place(one.value or 0)),
    )


def _differences(amounts: Iterable[float]) -> tuple[Callable[[float], float], tuple[float, ...]]:
    """Return where a difference lies on the axis, as a share of it, and the marks of the axis."""
    known = list(amounts)
    low, high = min(known), max(known)
    ticks = scales.ticks(low, high) if high > low else (low - 1, low, low + 1)
    return (lambda amount: (amount - ticks[0]) / (ticks[-1] - ticks[0])), ticks


def _ratios(amounts: Iterable[float]) -> tuple[Callable[[float], float], tuple[float, ...]]:
    """Return the same for ratios, on an axis of equal factors; what lies beyond it stands at its edge."""
    known = list(amounts)
    below = max((mark for mark in _ROUND if mark <= min(known)), default=_ROUND[0])
    above = min((mark for mark in _ROUND if mark >= max(known)), default=_ROUND[-1])
    if below == above:
        below, above = 0.5, 2.0
    ticks = tuple(mark for mark in _ROUND if below <= mark <= above)

    def place(amount: float) -> float:
        share = math.log(amount / below) / math.log(above / below) if amount > 0 else 0.0
        return min(max(share, 0.0), 1.0)

    return place, ticks


def _tick(at: float, value: float) -> Tick:
    anchor = "start" if at < 0.06 else "end" if at > 0.94 else "middle"  # noqa: PLR2004 - shares of the axis
    return Tick(_share(at), measures.number(value), anchor)


def _share(part: float) -> str:
    return f"{part * 100:.2f}%"
