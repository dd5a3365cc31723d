"""Whole small random knowledge bases about runs, walks, discs and pain.

Vocabularies are sound (nothing excludes what it can hold together with; `check` reports the others), but may name what
nobody defines. Everything is weighted so that all statuses and kinds of conflicts occur.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.reasoning import invented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.invented import Record

Records = dict[str, Any]
EXPOSURES = ("sprints", "running", "walking", "exercise")
OUTCOMES = ("disc-wear", "spine-wear", "disc-health", "spine-health")
PEOPLE = ("old-runners", "runners", "athletes", "children", "people")
TIMES = ("after-a-late-supper", "after-supper", "in-the-evening", "in-the-morning")
UNKNOWN = "mystery"
DIRECTIONS = (
    *("increases", "decreases") * 4,
    *("no-increase", "no-decrease", "no-change") * 2,
    *("maintains", "prevents", "mixed", "inconclusive"),
)
MODALITIES = ("asserted", "asserted", "always", "usually", "possible", "possible", "some", "many")
HORIZONS = ("immediate", "short-term", "long-term", "12 weeks", "84 days", "6-12 months", "> 10 years", "30 min")
MORE_HORIZONS = ("<= 1 day", "~ 1 year", "3 years", "20 years", "2 to 3 h", "< 2 weeks", "≥ 2 months", "48 h", "7 d")
QUANTITIES: dict[str, Record] = {
    "distance-per-week": {"unit": "km"},
    "warmth": {"unit": "°C", "tolerance": "2 °C"},
    "cold": {"unit": "°C"},
    "runs-per-week": {"unit": "runs", "tolerance": 0.5},
}
UNITS = {
    "distance-per-week": ("km", "km", "m", "mi"),
    "warmth": ("°C", "°F"),
    "cold": ("°C", "°F"),
    "runs-per-week": ("runs",),
}
NUMBERS = ("1", "5", "10", "12", "14", "20", "2.5")
SIGNS = ("", "", "<= ", ">= ", "< ", "> ", "~ ", "≤", "≥ ", "≈ ")
UNREADABLE = ("a lot", "5 bananas", "5", "5 to 4 kilopascal")
SOURCES: dict[str, Record] = {
    "page": {},
    "shop": {"design": "commercial"},
    "trial": {"design": "randomised-trial"},
    "cohort": {"design": "cohort", "scope": {"population": "runners", "horizon": "long-term"}},
    "review": {"design": "systematic-review", "pools": ["randomised-trial"]},
}


SPOKEN = ("page", "shop", "page", "trial", "review")
"""Sources without a scope of their own, which more claims have."""


def some(names: Sequence[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=most, unique=True).map(tuple)


@st.composite
def term_lists(draw: st.DrawFn, names: Sequence[str]) -> str | list[str] | dict[str, list[str]]:
    """Return one term, some that hold together, or some alternatives."""
    chosen = list(draw(some((*names, *names, UNKNOWN), 3)))
    form = draw(st.sampled_from(("one", "one", "all", "any")))
    return chosen[0] if form == "one" else chosen if form == "all" else {"any": chosen}


@st.composite
def amounts(draw: st.DrawFn, quantity: str) -> str:
    """Return a dose of a quantity, as people write it."""
    units = st.sampled_from(UNITS.get(quantity, ("km",)))
    signed = ("-5", "-10", *NUMBERS) if quantity in {"warmth", "cold"} else NUMBERS
    form = draw(st.sampled_from(("single",) * 6 + ("range",) * 3 + ("unreadable",)))
    if form == "unreadable":
        return draw(st.sampled_from(UNREADABLE))
    if form == "single":
        return f"{draw(st.sampled_from(SIGNS))}{draw(st.sampled_from(signed))} {draw(units)}"
    first, last = sorted(draw(st.lists(st.sampled_from(NUMBERS), min_size=2, max_size=2)), key=float)
    return f"{first}{draw(st.sampled_from(('-', ' to ')))}{last} {draw(units)}"


@dataclass(frozen=True)
class Subject:
    """What the claims of one base speak of: few things, so that they meet."""

    exposures: tuple[str, ...]
    outcomes: tuple[str, ...]
    axes: tuple[str, ...]
    quantities: tuple[str, ...]
    firmness: bool
    links: bool
    compares: bool
    advises: bool


def subjects() -> st.SearchStrategy[Subject]:
    rarely = st.sampled_from((False, False, True))
    return st.builds(
        Subject,
        some((*EXPOSURES, UNKNOWN), 3),
        some((*OUTCOMES, UNKNOWN), 3),
        st.lists(
            st.sampled_from(("population", "condition", "horizon", "dose", "dose")), min_size=1, max_size=2, unique=True
        ).map(tuple),
        some((*QUANTITIES, "distance-per-week", UNKNOWN), 2),
        st.booleans(),
        rarely,
        rarely,
        rarely,
    )


@st.composite
def limits(draw: st.DrawFn, axis: str, quantities: Sequence[str]) -> Any:
    """Return what a scope says on one axis."""
    if axis == "population":
        return draw(term_lists(PEOPLE))
    if axis == "condition":
        return draw(term_lists(TIMES))
    if axis == "horizon":
        return draw(st.sampled_from((*HORIZONS, *MORE_HORIZONS)))
    return {quantity: draw(amounts(quantity)) for quantity in draw(some(quantities, 2))}


@st.composite
def scopes(draw: st.DrawFn, subject: Subject) -> Record:
    """Return limits on some of the subject's axes."""
    return {axis: draw(limits(axis, subject.quantities)) for axis in subject.axes if draw(st.integers(0, 3))}


@st.composite
def claims(draw: st.DrawFn, subject: Subject) -> Record:
    """Return a claim, mostly an effect; some are retired, some name what no vocabulary defines."""
    exposures, outcomes = st.sampled_from(subject.exposures), st.sampled_from(subject.outcomes)
    bases = ("none", "anecdote", "expert-opinion", "unnamed-research", "cited-research", "own-data")
    fields: Record = {"source": draw(st.sampled_from((*SOURCES, *SPOKEN))), "basis": draw(st.sampled_from(bases))}
    if scope := draw(scopes(subject)):
        fields["scope"] = scope
    if draw(st.integers(0, 19)) == 19:
        fields["retired"] = {"date": "2026-01-05", "why": "It was read wrongly."}
    kind = draw(st.integers(0, 19))
    if kind == 19:
        return invented.background(draw(exposures), **fields)
    if subject.advises and kind > 6:
        if draw(st.integers(0, 3)):
            fields["for"] = draw(outcomes)
        if draw(st.integers(0, 2)) == 0:
            fields["instead"] = draw(exposures)
        return (invented.do if draw(st.booleans()) else invented.avoid)(draw(exposures), **fields)
    if subject.compares and draw(st.booleans()):
        fields["comparator"] = draw(st.sampled_from((*subject.exposures, *EXPOSURES, "without", "before")))
    if subject.firmness:
        fields["modality"] = draw(st.sampled_from(MODALITIES))
    if subject.links and draw(st.booleans()):
        fields["link"] = "goes-with"
    if subject.links and draw(st.integers(0, 3)) == 0:
        fields["inferred"] = list(draw(some(("exposure", "outcome"), 2)))
    return invented.effect(draw(exposures), draw(st.sampled_from(DIRECTIONS)), draw(outcomes), **fields)


@st.composite
def hierarchies(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Record]:
    """Return terms whose wider terms come later in `names` (diamonds included), some perhaps undefined."""
    found: dict[str, Record] = {}
    for place, name in enumerate(names):
        wider = (*names[place + 1 :], UNKNOWN)
        found[name] = {"broader": draw(st.lists(st.sampled_from(wider), min_size=place % 2, max_size=2, unique=True))}
    left_out = draw(st.sampled_from((None, None, None, None, *names)))
    return {name: value for name, value in found.items() if name != left_out}


def below(terms: Mapping[str, Record], name: str) -> set[str]:
    """Return the term and everything narrower."""
    narrower = [other for other, value in terms.items() if name in value["broader"]]
    return {name}.union(*(below(terms, other) for other in narrower))


def apart(terms: Mapping[str, Record], a: str, b: str) -> bool:
    """Tell whether two terms may exclude each other: nothing is both."""
    return not below(terms, a) & below(terms, b)


@st.composite
def excluding(draw: st.DrawFn, terms: dict[str, Record]) -> dict[str, Record]:
    """Return the terms, some of which exclude each other."""
    for a, b in combinations(terms, 2):
        if apart(terms, a, b) and draw(st.integers(0, 2)) == 0:
            terms[a].setdefault("disjoint_with", []).append(b)
    return terms


@st.composite
def terms(draw: st.DrawFn, names: Sequence[str]) -> dict[str, Record]:
    """Return populations or conditions."""
    found = draw(excluding(draw(hierarchies(names))))
    for name in found:
        children = [child for child, value in found.items() if name in value["broader"]]
        sound = all(apart(found, a, b) for a, b in combinations(children, 2))
        if sound and len(children) > 1 and draw(st.booleans()):
            found[name]["narrower_exclude"] = True
    return found


@st.composite
def concepts(draw: st.DrawFn, subject: Subject) -> dict[str, Record]:
    """Return concepts with opposites, what is better, and scope that comes with them."""
    found = {**draw(excluding(draw(hierarchies(EXPOSURES)))), **draw(hierarchies(OUTCOMES))}
    if draw(st.integers(0, 2)) == 0:
        for name in OUTCOMES:
            if name in found and draw(st.integers(0, 2)) == 0:
                found[name]["opposite"] = draw(st.sampled_from((*OUTCOMES, UNKNOWN)))
    for name in OUTCOMES:
        if name in found and (better := draw(st.sampled_from((None, "more", "less")))):
            found[name]["better"] = better
    for name in (*subject.exposures, *subject.outcomes, "exercise"):
        if name in found and draw(st.integers(0, 5)) == 5 and (scope := draw(scopes(subject))):
            found[name]["implies"] = scope
    return found


@st.composite
def records(draw: st.DrawFn, least: int = 4, most: int = 6) -> Records:
    """Return the records of a whole knowledge base, by kind and id."""
    subject = draw(subjects())
    known = draw(st.lists(claims(subject), min_size=least, max_size=most))
    return {
        "claims": {f"claim-{n}": claim for n, claim in enumerate(known)},
        "concepts": draw(concepts(subject)),
        "populations": draw(terms(PEOPLE)),
        "conditions": draw(terms(TIMES)),
        "quantities": QUANTITIES,
        "sources": SOURCES,
    }


def bases() -> st.SearchStrategy[KnowledgeBase]:
    """Return whole small knowledge bases."""
    return records().map(lambda found: invented.base(**found))
