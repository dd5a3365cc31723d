"""What the dose chart says: where two sides meet, how its bars are read, and what it does not draw."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from counterclaim.wording import measures
from counterclaim.wording.phrases import capital, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from counterclaim.knowledge.records import Quantity
    from counterclaim.reasoning.doses import Interval


def name(quantity: Quantity) -> str:
    """Return a quantity's name with its unit, where the name does not say it."""
    label, unit = quantity.label, quantity.unit
    return capital(label) if unit in label.split() else f"{capital(label)}, in {unit}"


def meeting(both: Sequence[Interval], gaps: Sequence[Interval], unit: str) -> Iterator[str]:
    """Yield the sentences that say where two sides meet and what they leave out between them."""
    if both:
        yield f"{measures.places(both, unit)} both are claimed."
    else:
        yield "No amount is claimed by both sides."
    if gaps:
        yield f"{measures.places(gaps, unit)} nobody names an amount."


def axis(*, factor: float | None, low: float) -> Iterator[str]:
    """Yield what a reader must know of an axis: that each mark is `factor` times the one before, or begins late."""
    if factor is not None:
        yield f"The amounts lie far apart: each mark is {measures.number(factor)} times the one before."
    elif low > 0:
        yield "The axis does not begin at 0."


def bars(stated: Iterable[tuple[Interval, bool]]) -> Iterator[str]:
    """Yield how to read the bars, as far as it occurs; `stated` are intervals, and whether each has a tolerance."""
    every = list(stated)
    drawn = [(interval, about) for interval, about in every if interval.low != interval.high]
    sharp = [interval for interval, about in drawn if not about]
    if len(drawn) < len(every):
        yield "Dot: exactly so much."
    if any(not i.low_open or (not i.high_open and i.high != math.inf) for i in sharp):
        yield "Upright end: that amount is included."
    if any(i.low_open or (i.high_open and i.high != math.inf) for i in sharp):
        yield "Ring: that amount is left out."
    if any(i.high == math.inf for i in sharp):
        yield "Arrow: no upper end."
    if len(sharp) < len(drawn):
        yield "Dashed: about so much."


def implied(written: str) -> str:
    """Return an amount that comes with what a claim is about."""
    return f"(comes with what it is about: {written})"


def written(amount: str) -> str:
    """Return an amount as the source writes it."""
    return f"(written: {amount})"


def folded(number: int) -> str:
    """Return how many amounts are folded away."""
    return counted(number, "more amount")


def left(number: int) -> str:
    """Return how many claims have an amount but no bar, in a sentence."""
    return f"{counted(number, 'more claim that names an amount is', 'more claims that name an amount are')} not drawn."


def silent(number: int) -> str:
    """Return how many claims state no amount, in a sentence."""
    return f"{counted(number, 'claim on this question says', 'claims on this question say')} no amount."


def unread(number: int) -> str:
    """Return how many claims state an amount that cannot be read, in a sentence."""
    return counted(number, "claim names an amount that cannot be read.", "claims name amounts that cannot be read.")
