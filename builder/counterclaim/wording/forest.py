"""The forest plot in words: what was measured, where no difference lies, what is too small to matter."""

from __future__ import annotations

from counterclaim.wording.estimates import MEASURES
from counterclaim.wording.phrases import capital, counted, word

BAND = "Shaded: differences too small to matter, as the vocabulary has it."


def name(measure: str, unit: str, instrument: str) -> str:
    """Return the name of a plot: what was measured, in which unit, on which instrument."""
    of = f", in {unit}" if unit else ""
    on = f" ({instrument})" if instrument else ""
    return f"{capital(word(MEASURES, measure))}{of}{on}"


def measured(estimate: str, after: str) -> str:
    """Return a measurement with the time after which it was made."""
    return f"{estimate}, after {after}" if after else estimate


def null(*, ratio: bool) -> str:
    """Return how a plot is read: where no difference lies, and what an interval that crosses it means."""
    return f"The line at {1 if ratio else 0} is no difference; a bar that crosses it could not tell."


def folded(number: int) -> str:
    """Return how many measurements are folded away."""
    return counted(number, "more measurement")


def left(number: int) -> str:
    """Return how many measurements are not drawn, in a sentence."""
    return f"{counted(number, 'more measurement is', 'more measurements are')} not drawn."
