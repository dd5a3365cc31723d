"""Whole small random knowledge bases about coffee, walks, naps and sleep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.reasoning import invented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.invented import Record

Records = dict[str, Any]
EXPOSURES = ("ristretto", "espresso", "coffee", "evening-walk", "walk")
OUTCOMES = ("deep-sleep", "sleep", "wakefulness", "migraine", "headache")
PEOPLE = ("old-gardeners", "gardeners", "grown-ups", "children")
TIMES = ("after-a-late-supper", "after-supper", "in-the-evening", "in-the-morning")
UNKNOWN = "mystery"
DIRECTIONS = ("increases", "decreases", "no-change", "no-increase", "no-decrease", "mixed", "increases", "decreases")
HORIZONS = ("immediate", "short-term", "long-term")
UNITS = {"distance-per-week": ("km", "m", "mi"), "time-per-day": ("min", "h", "s"), "naps-per-day": ("naps", "nap")}
NUMBERS = ("0", "1", "2", "3", "5", "10", "0.5", "2.5")
SIGNS = ("", "<= ", ">= ", "< ", "> ", "~ ", "≤", "≥", "≈")
DASHES = ("-", "\u2013", " to ")
UNREADABLE = ("a lot", "30 km-10 km", "-5 km", "5 bananas", "5")


def one_or_more(names: Sequence[str]) -> st.SearchStrategy[str | list[str]]:
    return st.sampled_from(names) | st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)


@st.composite
def amounts(draw: st.DrawFn, quantity: str) -> str:
    """Return a dose of a quantity, as people write it."""
    units = st.sampled_from(UNITS.get(quantity, ("km",)))
    numbers = st.sampled_from(NUMBERS)
    form = draw(st.sampled_from(("single", "single", "single", "range", "range", "unreadable")))
    if form == "unreadable":
        return draw(st.sampled_from(UNREADABLE))
    if form == "single":
        return f"{draw(st.sampled_from(SIGNS))}{draw(numbers)} {draw(units)}"
    first, last = sorted((draw(numbers), draw(numbers)), key=float)
    low_unit = draw(st.sampled_from(("", f" {draw(units)}")))
    return f"{first}{low_unit}{draw(st.sampled_from(DASHES))}{last} {draw(units)}"


@dataclass(frozen=True)
class Subject:
    """What the claims of one base speak of: few things, so that they meet."""

    exposures: tuple[str, ...]
    outcomes: tuple[str, ...]
    axes: tuple[str, ...]
    quantities: tuple[str, ...]
    possible: bool
    compares: bool
    advises: bool


def some(names: Sequence[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=most, unique=True).map(tuple)


def subjects() -> st.SearchStrategy[Subject]:
    return st.builds(
        Subject,
        some((*EXPOSURES, UNKNOWN), 3),
        some((*OUTCOMES, UNKNOWN), 3),
        some(("population", "condition", "horizon", "dose"), 2),
        some((*UNITS, UNKNOWN), 2),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )


@st.composite
def scopes(draw: st.DrawFn, subject: Subject) -> Record:
    """Return limits on some of the subject's axes."""
    scope: Record = {}
    for axis in subject.axes:
        if draw(st.integers(0, 3)) == 0:
            continue
        if axis == "population":
            scope[axis] = draw(one_or_more((*PEOPLE, UNKNOWN)))
        elif axis == "condition":
            scope[axis] = draw(one_or_more((*TIMES, UNKNOWN)))
        elif axis == "horizon":
            scope[axis] = draw(st.sampled_from(HORIZONS))
        else:
            scope[axis] = {quantity: draw(amounts(quantity)) for quantity in draw(some(subject.quantities, 2))}
    return scope


@st.composite
def claims(draw: st.DrawFn, subject: Subject) -> Record:
    """Return a claim, mostly an effect; some are retired, some name what no vocabulary defines."""
    exposures, outcomes = st.sampled_from(subject.exposures), st.sampled_from(subject.outcomes)
    fields: Record = {"source": draw(st.sampled_from(("letter", "notes")))}
    if scope := draw(scopes(subject)):
        fields["scope"] = scope
    if draw(st.integers(0, 14)) == 14:
        fields["retired"] = {"date": "2026-01-05", "why": "It was read wrongly."}
    kind = draw(st.integers(0, 14))
    if kind == 14:
        return invented.background(draw(exposures), **fields)
    if subject.advises and kind > 4:
        if draw(st.booleans()):
            fields["outcome"] = draw(outcomes)
        if draw(st.booleans()):
            fields["instead"] = draw(exposures)
        advise = invented.do if draw(st.booleans()) else invented.avoid
        return advise(draw(exposures), **fields)
    if subject.compares and draw(st.booleans()):
        fields["comparator"] = draw(exposures)
    if subject.possible and draw(st.booleans()):
        fields["modality"] = "possible"
    return invented.effect(draw(exposures), draw(st.sampled_from(DIRECTIONS)), draw(outcomes), **fields)


@st.composite
def hierarchies(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Record]:
    """Return terms whose broader terms come later in `names` (diamonds included), some perhaps undefined."""
    found: dict[str, Record] = {}
    for place, name in enumerate(names):
        above = (*names[place + 1 :], UNKNOWN)
        found[name] = {"broader": draw(st.lists(st.sampled_from(above), max_size=2, unique=True))}
    left_out = draw(st.sampled_from((None, None, *names)))
    return {name: value for name, value in found.items() if name != left_out}


@st.composite
def concepts(draw: st.DrawFn, subject: Subject) -> dict[str, Record]:
    """Return concepts with opposites, and with scope that comes with them."""
    found = {**draw(hierarchies(EXPOSURES)), **draw(hierarchies(OUTCOMES))}
    for name in subject.outcomes:
        if name in found and draw(st.booleans()):
            found[name]["opposite"] = draw(st.sampled_from((*OUTCOMES, UNKNOWN)))
    for name in (*subject.exposures, *subject.outcomes):
        if name in found and draw(st.integers(0, 3)) == 3 and (scope := draw(scopes(subject))):
            found[name]["implies"] = scope
    return found


@st.composite
def terms(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Record]:
    """Return populations or conditions, some of which exclude each other."""
    found = draw(hierarchies(names))
    for name in draw(st.lists(st.sampled_from(names), max_size=2, unique=True)):
        if name in found:
            others = [other for other in (*names, UNKNOWN) if other != name]
            found[name]["disjoint_with"] = [draw(st.sampled_from(others))]
    return found


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Return the records of a whole knowledge base, by kind and id."""
    quantities: dict[str, Record] = {
        "distance-per-week": {"unit": "km"},
        "time-per-day": {"unit": "min", "tolerance": 0.5},
        "naps-per-day": {"unit": "naps"},
    }
    subject = draw(subjects())
    known = draw(st.lists(claims(subject), min_size=4, max_size=8))
    return {
        "claims": {f"claim-{n}": claim for n, claim in enumerate(known)},
        "concepts": draw(concepts(subject)),
        "populations": draw(terms(PEOPLE)),
        "conditions": draw(terms(TIMES)),
        "quantities": quantities,
    }


def bases() -> st.SearchStrategy[KnowledgeBase]:
    """Return whole small knowledge bases."""
    return records().map(lambda found: invented.base(**found))
