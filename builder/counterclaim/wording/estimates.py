"""A study's comparison in words: its measure and numbers, of whom, after how long, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import plural, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Estimate, Matter
    from counterclaim.reasoning.estimates import Verdict

MEASURES = {
    "mean-difference": "difference of means",
    "standardised-mean-difference": "standardised difference of means",
    "risk-ratio": "risk ratio",
    "odds-ratio": "odds ratio",
    "hazard-ratio": "hazard ratio",
    "rate-ratio": "ratio of rates",
    "ratio": "ratio of a kind that is not printed",
    "risk-difference": "difference of risks",
    "percent-change": "change in per cent",
}
VERDICTS = {
    "rises": "it rises",
    "falls": "it falls",
    "moves": "it changes, one way or the other",
    "no-change": "little or no difference",
    "inconclusive": "could not be told",
}


def told(estimate: Estimate) -> str:
    """Return an estimate in words: `risk ratio 0.63 (95% interval 0.42 to 0.94), 40 people, after 12 weeks`."""
    return ", ".join(_parts(estimate))


def _parts(estimate: Estimate) -> Iterator[str]:
    named = word(MEASURES, estimate.measure)
    value = "" if estimate.value is None else f" {_number(estimate.value)}"
    unit = f" {estimate.unit}" if estimate.unit else ""
    spread = "; ".join(_spread(estimate))
    yield f"{named}{value}{unit}{f' ({spread})' if spread else ''}"
    if estimate.n is not None:
        yield plural(estimate.n, "person", "people")
    if estimate.groups:
        yield " against ".join(f"{name} ({number:,})" for name, number in estimate.groups)
    if estimate.after:
        yield f"after {estimate.after}"
    if estimate.on:
        yield f"on {estimate.on}"
    if estimate.adjusted_for:
        yield f"adjusted for {', '.join(estimate.adjusted_for)}"


def _spread(estimate: Estimate) -> Iterator[str]:
    low, high = estimate.low, estimate.high
    if low is not None or high is not None:
        ends = (f"{_number(low)} to " if low is not None else "up to ") + (
            _number(high) if high is not None else "an end that is not printed"
        )
        yield f"{_number(estimate.level)}% interval {ends}"
    if estimate.p is not None:
        yield f"p {estimate.p}" if isinstance(estimate.p, str) else f"p = {_number(estimate.p)}"


def _number(value: float) -> str:
    """Return a number as it is printed: nothing is rounded."""
    return repr(int(value)) if value == int(value) else repr(float(value))


def verdict(found: Verdict) -> str:
    """Return what the numbers of an estimate say of the outcome."""
    small = " (it may be too little to matter)" if found.small else ""
    return f"{word(VERDICTS, found.says)}{small}"


def matter(found: Matter) -> str:
    """Return the smallest difference of an outcome that matters, and who says so."""
    unit = f" {found.unit}" if found.unit else ""
    return f"{word(MEASURES, found.measure)} of {_number(found.value)}{unit} ({found.source})"
