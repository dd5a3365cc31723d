"""What the knowledge base rests on, counted for the home page: each line with the number that stands out in it."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.wording.phrases import noun


class Counted(NamedTuple):
    """A line with a number in it: what stands before the number, the number, and what stands behind it."""

    before: str
    number: int
    behind: str


def of(number: int, one: str) -> Counted:
    """Return a count with its noun."""
    return Counted("", number, f" {noun(number, one)}")


def sentences(accounted: int, total: int) -> Counted:
    """Return how many of all sentences are accounted for."""
    if accounted == total:
        return Counted("all ", total, f" {noun(total, 'sentence')} accounted for")
    return Counted("", accounted, f" of {total} {noun(total, 'sentence')} accounted for")


def examined(number: int, decided: int) -> str:
    """Return how many open disagreements editors have examined and how many they decided, behind their number."""
    told = [f"{number} examined"] if number else []
    told += [f"{decided} decided"] if decided else []
    return f", {', '.join(told)}" if told else ""


def reviewed(number: int) -> Counted:
    """Return how many claims a second person has reviewed."""
    return Counted("", number, " reviewed by a second person")


def questions(number: int) -> str:
    """Return what leads to the map of questions."""
    return "The only question" if number == 1 else f"Map of all {number} questions"
