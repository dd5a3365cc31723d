"""The dose chart: the amounts that the claims on a question speak of, as bars on one axis, and in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from counterclaim.pages import attribution, marks
from counterclaim.pages.charts.scales import ZERO, scale
from counterclaim.reasoning import amounts
from counterclaim.wording import doses as words
from counterclaim.wording import measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from counterclaim.knowledge.records import Claim, Quantity
    from counterclaim.pages.charts.scales import Scale
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.doses import Interval
    from counterclaim.reasoning.positions import Position
    from counterclaim.reasoning.questions import Question

FIRST = 8
"""So many rows stand open; the rest is folded."""

MOST = 40
"""So many rows are drawn; the rest is counted."""

_ANCHORED = 0.06
"""Marks nearer to an edge than this share of the axis have their number beside them, not below."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount that a claim speaks of: its side on the question, as written, as interval in the quantity's unit.

    `source` names who says so; `implied`: what the claim is about brings the amount with it.
    """

    claim: Claim
    source: str
    side: str
    written: str
    interval: Interval
    implied: bool

    @property
    def about(self) -> bool:
        """Tell whether it was written as an amount with a tolerance."""
        return self.written.strip().startswith(("~", "≈"))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the axis, as shares in per cent, ready for an attribute of SVG; `on`: it has no upper end."""

    left: str
    width: str
    right: str
    on: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart. An end is `closed`, `open`, `on` (no end) or `about`; a point is neither bar nor end."""

    stated: Stated
    symbol: str
    word: str
    words: str
    span: Span
    low_end: str
    high_end: str

    @property
    def point(self) -> bool:
        """Tell whether the claim speaks of exactly one amount."""
        return self.stated.interval.low == self.stated.interval.high


@dataclass(frozen=True, slots=True)
class Mark:
    """A round number on the axis: where, what it reads, and on which side of its place the number stands."""

    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The amounts of one quantity on one question.

    `both` are the stretches that help and harm share, `gaps` those between them of which no claim speaks; `told`
    are the same in sentences. `left` claims have an amount but no row, `silent` ones name no such amount, and
    `unread` ones name one that cannot be read.
    """

    quantity: Quantity
    marks: tuple[Mark, ...]
    first: tuple[Row, ...]
    folded: tuple[Row, ...]
    left: int
    both: tuple[Span, ...]
    gaps: tuple[Span, ...]
    told: tuple[str, ...]
    silent: int
    unread: int
    notes: tuple[str, ...]
    break_at: str | None

    @property
    def name(self) -> str:
        """Return the quantity's name with its unit, where the name does not say it."""
        return words.name(self.quantity)


def charts(site: Site, question: Question) -> list[Chart]:
    """Return one chart for each quantity of which a claim on the question states an amount, by the quantity's label."""
    found: dict[str, list[Stated]] = {}
    named: dict[str, set[str]] = {}
    sides = {identity: side for side, ids in question.sides.items() for identity in ids}
    for position in question.positions:
        for identity in position.claims:
            claim = site.kb.claims[identity]
            for quantity, stated in _stated(site, position, claim, sides[identity]):
                found.setdefault(quantity, []).append(stated)
            for quantity, _ in claim.scope.dose:
                named.setdefault(quantity, set()).add(claim.id)
    quantities = sorted(found, key=lambda q: (site.kb.quantities[q].label, q))
    return [_chart(site.kb.quantities[q], found[q], named.get(q, set()), len(question.claims)) for q in quantities]


def _stated(site: Site, position: Position, claim: Claim, side: str) -> Iterator[tuple[str, Stated]]:
    """Yield the amounts of a claim by quantity, with those that its source or the words of the question imply."""
    source = attribution.who(site, claim).name
    own = dict(claim.scope.dose)
    for amount in position.limits.dose:
        if amount.interval is not None and not amounts.is_empty(amount.interval):
            written = own.get(amount.quantity, amount.text)
            implied = amount.quantity not in own
            yield amount.quantity, Stated(claim, source, side, written, amount.interval, implied)


def _chart(quantity: Quantity, stated: Sequence[Stated], named: set[str], claims: int) -> Chart:
    axis = scale(chain.from_iterable((s.interval.low, s.interval.high) for s in stated))
    sides = {side: [s.interval for s in stated if s.side == side] for side in marks.SIDES}
    helps, harms = sides["helps"], sides["harms"]
    both = amounts.common(helps, harms)
    gaps = amounts.parting_gaps(helps, harms, sides["conditional"] + sides["neutral"])
    picked = _balanced(stated)
    drawn = {s.claim.id for s in stated}
    return Chart(
        quantity=quantity,
        marks=tuple(_mark(axis, value) for value in axis.marks),
        first=_rows(picked[:FIRST], axis, quantity.unit),
        folded=_rows(picked[FIRST:MOST], axis, quantity.unit),
        left=len(picked[MOST:]),
        both=tuple(_span(axis, i) for i in both),
        gaps=tuple(_span(axis, i) for i in gaps),
        told=tuple(words.meeting(both, gaps, quantity.unit)) if helps and harms else (),
        silent=claims - len(drawn | named),
        unread=len(named - drawn),
        notes=tuple(_notes(axis, stated)),
        break_at=_share(ZERO / 2) if axis.has_zero else None,
    )


def _balanced(stated: Iterable[Stated]) -> list[Stated]:
    """Return the amounts by turns from every side, so that the first few show each."""
    ordered = sorted(stated, key=_order)
    turns = zip_longest(*([s for s in ordered if s.side == side] for side in marks.SIDES))
    return [s for turn in turns for s in turn if s is not None]


def _order(stated: Stated) -> tuple[int, amounts.Cut, amounts.Cut, str]:
    place = list(marks.SIDES).index(stated.side)
    return place, amounts.start(stated.interval), amounts.stop(stated.interval), stated.claim.id


def _rows(stated: Iterable[Stated], axis: Scale, unit: str) -> tuple[Row, ...]:
    return tuple(_row(s, axis, unit) for s in sorted(stated, key=_order))


def _row(stated: Stated, axis: Scale, unit: str) -> Row:
    interval = stated.interval
    told = measures.extent(interval, unit)
    low_end = "open" if interval.low_open else "closed"
    span = _span(axis, interval)
    high_end = "on" if span.on else "open" if interval.high_open else "closed"
    if stated.about:
        low_end = high_end = "about"
    return Row(stated, *marks.side(stated.side)[1:], told, span, low_end, high_end)


def _span(axis: Scale, interval: Interval) -> Span:
    left, right = axis.place(interval.low), axis.place(interval.high)
    return Span(_share(left), _share(right - left), _share(right), interval.high == math.inf)


def _mark(axis: Scale, value: float) -> Mark:
    at = axis.place(value)
    anchor = "start" if at < _ANCHORED else "end" if at > 1 - _ANCHORED else "middle"
    return Mark(_share(at), measures.number(value), anchor)


def _share(part: float) -> str:
    return f"{part * 100:.2f}%"


def _notes(axis: Scale, stated: Sequence[Stated]) -> Iterator[str]:
    """Yield what a reader must know to read the axis and the bars, as far as it occurs."""
    factor = None
    if axis.multiplies:
        first, second = [mark for mark in axis.marks if mark > 0][:2]
        factor = round(second / first)
    yield from words.axis(factor=factor, low=axis.low)
    yield from words.bars((s.interval, s.about) for s in stated)
