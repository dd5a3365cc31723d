from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.records import Scope, Terms
from counterclaim.reasoning import doses, scope
from counterclaim.reasoning.hierarchy import Hierarchy
from counterclaim.reasoning.scope import Axis, Limits
from tests.reasoning.invented import base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.invented import Record

PEOPLE = Hierarchy({"old-gardeners": ["gardeners"], "gardeners": ["grown-ups"]}, {"grown-ups": ["children"]})
NAMES = ("a", "b", "c", "d", "e")
QUANTITIES: dict[str, Record] = {"cups": {"unit": "cups"}, "walk": {"unit": "km"}}


def limits(stated: Scope, *names: str | None, **concepts: Record) -> Limits:
    kb = with_concepts(**concepts)
    return scope.limits(kb, stated, names, Hierarchy({c.id: c.broader for c in kb.concepts.values()}))


def with_concepts(**concepts: Record) -> KnowledgeBase:
    return base({}, concepts={name.replace("_", "-"): value for name, value in concepts.items()}, quantities=QUANTITIES)


def horizon_of(implied: str) -> Record:
    return {"implies": {"horizon": implied}}


def test_what_a_concept_implies_counts_as_stated() -> None:
    found = limits(
        Scope(), "nap", "sleep", nap={"implies": {"condition": "by-day", "dose": {"walk": "0 km"}}}, sleep={}
    )
    assert found == Limits((), ("by-day",), None, (("walk", "0 km", doses.Interval(0, 0)),))


def test_implied_terms_join_the_stated_ones_once() -> None:
    concepts: dict[str, Record] = {"nap": {"implies": {"population": ["gardeners", "children"], "condition": "by-day"}}}
    found = limits(Scope(population=Terms(("children",)), condition=Terms(("by-day",))), "nap", **concepts)
    assert found.population == ("children", "gardeners")
    assert found.condition == ("by-day",)


def test_a_stated_horizon_and_dose_win_over_implied_ones() -> None:
    concepts: dict[str, Record] = {
        "nap": {"implies": {"horizon": "long-term", "dose": {"cups": "1 cup", "walk": "2 km"}}}
    }
    found = limits(Scope(horizon="immediate", dose=(("cups", "3 cups"),)), "nap", **concepts)
    assert found.horizon == "immediate"
    assert [(quantity, text) for quantity, text, _ in found.dose] == [("cups", "3 cups"), ("walk", "2 km")]


def test_a_concept_inherits_what_a_broader_one_implies() -> None:
    assert limits(Scope(), "nap", nap={"broader": ["sleep"]}, sleep=horizon_of("long-term")).horizon == "long-term"


def test_the_narrowest_concept_implies_first() -> None:
    found = limits(Scope(), "nap", nap={"broader": ["sleep"], **horizon_of("immediate")}, sleep=horizon_of("long-term"))
    assert found.horizon == "immediate"


def test_of_two_equally_narrow_concepts_the_first_by_id_implies_first() -> None:
    parents: dict[str, Record] = {"rest": horizon_of("long-term"), "pause": horizon_of("immediate")}
    assert limits(Scope(), "nap", nap={"broader": ["rest", "pause"]}, **parents).horizon == "immediate"


def test_the_exposure_implies_before_the_outcome() -> None:
    concepts = {"nap": horizon_of("immediate"), "mood": horizon_of("long-term")}
    assert limits(Scope(), "nap", "mood", **concepts).horizon == "immediate"
    assert limits(Scope(), None, "mood", **concepts).horizon == "long-term"


def test_a_dose_that_cannot_be_read_or_has_no_quantity_is_not_stated() -> None:
    assert limits(Scope(dose=(("cups", "a lot"), ("mystery", "2 km"))), "nap").dose == ()


def test_terms_that_only_one_side_or_neither_gives() -> None:
    assert scope.compare_terms("population", (), (), PEOPLE) == Axis("population", "unstated")
    assert scope.compare_terms("population", ("children",), (), PEOPLE) == Axis(
        "population", "one-sided", ("children",), None
    )
    assert scope.compare_terms("population", (), ("children",), PEOPLE) == Axis(
        "population", "one-sided", None, ("children",)
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("gardeners",), ("gardeners",), "same"),
        (("old-gardeners",), ("grown-ups",), "narrower"),
        (("grown-ups",), ("old-gardeners",), "wider"),
        (("old-gardeners",), ("children",), "disjoint"),
        (("gardeners",), ("poets",), "overlapping"),
        (("gardeners", "poets"), ("gardeners",), "narrower"),
        (("gardeners",), ("poets", "grown-ups"), "overlapping"),
        (("gardeners", "poets"), ("poets", "gardeners"), "same"),
        (("gardeners", "grown-ups"), ("gardeners",), "same"),
        (("poets", "children"), ("gardeners",), "disjoint"),
        (("mystery",), ("mystery",), "same"),
    ],
)
def test_a_list_of_terms_holds_together(left: tuple[str, ...], right: tuple[str, ...], expected: str) -> None:
    assert scope.compare_terms("population", left, right, PEOPLE) == Axis("population", expected, left, right)  # type: ignore[arg-type]


def worlds(broader: dict[str, list[str]], excluded: set[tuple[str, str]]) -> Iterator[set[str]]:
    """Yield every set of terms that may be true of somebody at once."""
    for chosen in chain.from_iterable(combinations(NAMES, size) for size in range(len(NAMES) + 1)):
        true = set(chosen)
        closed = all(parent in true for term in true for parent in broader.get(term, ()))
        if closed and not any(a in true and b in true for a, b in excluded):
            yield true


@st.composite
def vocabularies(draw: st.DrawFn) -> dict[str, list[str]]:
    found = {}
    for place, name in enumerate(NAMES[:-1]):
        found[name] = draw(st.lists(st.sampled_from(NAMES[place + 1 :]), max_size=2, unique=True))
    return found


TERMS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple)
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1]), max_size=2)


@given(vocabularies(), PAIRS, TERMS, TERMS)
@settings(deadline=None, max_examples=300)
def test_terms_relate_as_the_people_do_of_whom_they_may_be_true(
    broader: dict[str, list[str]], excluded: list[tuple[str, str]], left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    possible = list(worlds(broader, set(excluded)))
    ours = {n for n, world in enumerate(possible) if world >= set(left)}
    theirs = {n for n, world in enumerate(possible) if world >= set(right)}
    assume(ours)
    assume(theirs)
    expected = (
        "same"
        if ours == theirs
        else "narrower"
        if ours < theirs
        else "wider"
        if ours > theirs
        else "overlapping"
        if ours & theirs
        else "disjoint"
    )
    disjoint: dict[str, list[str]] = {}
    for a, b in excluded:
        disjoint.setdefault(a, []).append(b)
    assert scope.compare_terms("condition", left, right, Hierarchy(broader, disjoint)).relation == expected


def test_horizons_are_equal_or_disjoint() -> None:
    assert scope.compare_horizons("immediate", "immediate").relation == "same"
    assert scope.compare_horizons("immediate", "long-term") == Axis(
        "horizon", "disjoint", ("immediate",), ("long-term",)
    )
    assert scope.compare_horizons(None, "long-term") == Axis("horizon", "one-sided", None, ("long-term",))
    assert scope.compare_horizons("long-term", None) == Axis("horizon", "one-sided", ("long-term",), None)
    assert scope.compare_horizons(None, None) == Axis("horizon", "unstated")


def test_two_that_only_can_happen_may_both_be_true() -> None:
    assert scope.compare_modalities("asserted", "asserted").relation == "same"
    assert scope.compare_modalities("possible", "possible").relation == "disjoint"
    assert scope.compare_modalities("asserted", "possible") == Axis(
        "modality", "one-sided", ("asserted",), ("possible",)
    )


def dosed(**amounts: str) -> Limits:
    return limits(Scope(dose=tuple(amounts.items())))


def relations(left: Limits, right: Limits) -> dict[str, str]:
    return {axis.name: axis.relation for axis in scope.compare_doses(left, right)}


def test_doses_of_one_quantity_compare_as_intervals_and_are_shown_as_written() -> None:
    (axis,) = scope.compare_doses(dosed(walk="<= 3 km"), dosed(walk="1 mi"))
    assert axis == Axis("dose/walk", "wider", ("<= 3 km",), ("1 mi",))


def test_doses_of_different_quantities_are_incommensurable() -> None:
    assert relations(dosed(walk="3 km"), dosed(cups="2 cups")) == {
        "dose/cups": "incommensurable",
        "dose/walk": "incommensurable",
    }


def test_a_dose_that_only_one_side_gives_is_one_sided() -> None:
    assert relations(dosed(walk="3 km"), dosed()) == {"dose/walk": "one-sided"}
    assert relations(dosed(), dosed(walk="3 km")) == {"dose/walk": "one-sided"}
    both = dosed(walk="3 km", cups="2 cups")
    assert relations(both, dosed(walk="3 km")) == {"dose/walk": "same", "dose/cups": "one-sided"}


def test_without_doses_there_is_no_axis_of_dose() -> None:
    assert relations(dosed(), dosed()) == {}
