"""Limits: where they come from, and how those of two claims stand to each other."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterclaim.reasoning import doses, scope, vocabulary
from counterclaim.reasoning.hierarchy import Hierarchy
from counterclaim.reasoning.scope import Amount, Axis, Limits
from tests.reasoning.invented import base, effect, plain
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.scope import Alternatives
    from tests.reasoning.invented import Record

PEOPLE = Hierarchy({"old-gardeners": ["gardeners"], "gardeners": ["grown-ups"]}, {"grown-ups": ["children"]})
NAMES = ("a", "b", "c", "d", "e")
QUANTITIES: dict[str, Record] = {"cups": {"unit": "cups"}, "walk": {"unit": "km"}, "warmth": {"unit": "°C"}}


def limits(
    stated: Record | None = None,
    *,
    concepts: dict[str, Record] | None = None,
    source: Record | None = None,
    **more: Any,
) -> Limits:
    """Return the limits of a claim about a nap, in a base with these concepts and this source."""
    said = effect("nap", "increases", "mood", **({"scope": stated} if stated else {}))
    known = {"concepts": concepts or {}, "quantities": QUANTITIES, "populations": plain(["children"]), **more}
    kb = base({"a": said}, sources={"letter": source} if source else None, **known)
    return scope.Reader(kb, vocabulary.of(kb).concepts).limits(kb.claims["a"], "nap")


def horizon_of(implied: str) -> Record:
    return {"implies": {"horizon": implied}}


def amounts(found: Limits) -> dict[str, str]:
    return {amount.quantity: amount.text for amount in found.dose}


def test_nothing_stated_is_no_limit() -> None:
    assert not limits()
    assert limits() == Limits()
    assert limits({"horizon": "immediate"})


def test_what_a_claim_states_is_read_with_its_amounts_as_intervals() -> None:
    found = limits({"population": ["b", "a"], "condition": {"any": ["x", "y"]}, "dose": {"walk": "2000 m"}})
    assert found.population == (("b", "a"),)
    assert found.condition == (("x",), ("y",))
    assert found.dose == (Amount("walk", "2000 m", doses.Interval(2, 2)),)


def test_an_amount_that_cannot_be_read_or_has_no_quantity_is_stated_all_the_same() -> None:
    found = limits({"dose": {"cups": "a lot", "mystery": "2 km", "warmth": "~ 20 °C"}})
    assert found.dose == (
        Amount("cups", "a lot", None),
        Amount("mystery", "2 km", None),
        Amount("warmth", "~ 20 °C", None),
    )


def test_what_a_concept_implies_counts_as_stated() -> None:
    implying: dict[str, Record] = {"nap": {"implies": {"condition": "by-day", "dose": {"walk": "0 km"}}}}
    assert limits(concepts=implying) == Limits(
        (), (("by-day",),), None, (Amount("walk", "0 km", doses.Interval(0, 0)),)
    )


def test_implied_terms_join_the_stated_ones_once_and_each_alternative() -> None:
    concepts: dict[str, Record] = {"nap": {"implies": {"population": ["gardeners", "children"]}}}
    assert limits({"population": "children"}, concepts=concepts).population == (("children", "gardeners"),)
    either: Record = {"population": {"any": ["children", "poets"]}}
    assert limits(either, concepts=concepts).population == (
        ("children", "gardeners"),
        ("poets", "gardeners", "children"),
    )
    implied: dict[str, Record] = {"nap": {"implies": {"population": {"any": ["gardeners", "cooks"]}}}}
    assert limits({"population": "poets"}, concepts=implied).population == (("poets", "gardeners"), ("poets", "cooks"))


def test_a_stated_horizon_and_amount_go_before_implied_ones() -> None:
    concepts: dict[str, Record] = {
        "nap": {"implies": {"horizon": "long-term", "dose": {"cups": "1 cup", "walk": "2 km"}}}
    }
    found = limits({"horizon": "immediate", "dose": {"cups": "3 cups"}}, concepts=concepts)
    assert found.horizon == "immediate"
    assert amounts(found) == {"cups": "3 cups", "walk": "2 km"}


def test_a_source_states_limits_for_all_its_claims_behind_what_each_states_itself() -> None:
    general: Record = {
        "scope": {
            "population": "nurses",
            "condition": "by-day",
            "horizon": "12 weeks",
            "dose": {"cups": "1 cup", "walk": "2 km"},
        }
    }
    found = limits(source=general)
    assert (found.population, found.condition, found.horizon) == ((("nurses",),), (("by-day",),), "12 weeks")
    own = limits({"population": "poets", "horizon": "1 year", "dose": {"cups": "3 cups"}}, source=general)
    assert (own.population, own.condition, own.horizon) == ((("poets",),), (("by-day",),), "1 year")
    assert amounts(own) == {"cups": "3 cups", "walk": "2 km"}


def test_what_a_source_states_goes_before_what_a_concept_implies() -> None:
    concepts: dict[str, Record] = {"nap": {"implies": {"horizon": "immediate", "population": "children"}}}
    found = limits(concepts=concepts, source={"scope": {"horizon": "1 year", "population": "nurses"}})
    assert (found.horizon, found.population) == ("1 year", (("nurses", "children"),))


def test_a_concept_inherits_what_a_broader_one_implies() -> None:
    concepts = {"nap": {"broader": ["sleep"]}, "sleep": horizon_of("long-term")}
    assert limits(concepts=concepts).horizon == "long-term"


def test_the_narrowest_concept_implies_first_and_of_two_the_first_by_id() -> None:
    narrow = {"nap": {"broader": ["sleep"], **horizon_of("immediate")}, "sleep": horizon_of("long-term")}
    assert limits(concepts=narrow).horizon == "immediate"
    even: dict[str, Record] = {
        "nap": {"broader": ["rest", "pause"]},
        "rest": horizon_of("long-term"),
        "pause": horizon_of("immediate"),
    }
    assert limits(concepts=even).horizon == "immediate"


def test_the_outcome_implies_nothing() -> None:
    assert not limits(concepts={"nap": {}, "mood": horizon_of("long-term")})


def terms(left: Alternatives, right: Alternatives, sweeps: tuple[bool, bool] = (False, False)) -> str:
    return scope.compare_terms("population", left, right, PEOPLE, sweeps).relation


def test_terms_that_only_one_side_or_neither_gives() -> None:
    one = (("children",),)
    assert scope.compare_terms("population", (), (), PEOPLE) == Axis("population", "unstated")
    assert scope.compare_terms("population", one, (), PEOPLE) == Axis("population", "one-sided", ("children",), None)
    assert scope.compare_terms("population", (), one, PEOPLE) == Axis("population", "one-sided", None, ("children",))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("gardeners",), ("gardeners",), "same"),
        (("old-gardeners",), ("grown-ups",), "narrower"),
        (("grown-ups",), ("old-gardeners",), "wider"),
        (("old-gardeners",), ("children",), "disjoint"),
        (("gardeners",), ("poets",), "unrelated"),
        (("gardeners", "poets"), ("gardeners",), "narrower"),
        (("gardeners",), ("poets", "grown-ups"), "unrelated"),
        (("gardeners", "poets"), ("poets", "gardeners"), "same"),
        (("gardeners", "grown-ups"), ("gardeners",), "same"),
        (("poets", "children"), ("gardeners",), "disjoint"),
        (("mystery",), ("mystery",), "same"),
    ],
)
def test_a_list_of_terms_holds_together(left: tuple[str, ...], right: tuple[str, ...], expected: str) -> None:
    found = scope.compare_terms("population", (left,), (right,), PEOPLE)
    assert found == Axis("population", expected, left, right)  # type: ignore[arg-type]


def test_alternatives_are_judged_one_by_one_and_named_with_what_holds_together() -> None:
    either: Alternatives = (("old-gardeners", "poets"), ("cooks",))
    found = scope.compare_terms("population", either, (("cooks",),), PEOPLE)
    assert found == Axis("population", "overlapping", ("old-gardeners+poets", "cooks"), ("cooks",), (True, False))
    assert terms(either, (("gardeners",),)) == "narrower"
    assert terms((("gardeners",),), either) == "wider"
    assert terms(either, (("children",),)) == "unrelated"
    assert terms((("gardeners",), ("grown-ups",)), (("children",),)) == "disjoint"


def test_an_alternative_that_a_whole_sweeps_overlaps_it() -> None:
    either: Alternatives = (("old-gardeners",), ("cooks",))
    whole: Alternatives = (("gardeners",),)
    assert terms(either, whole, (False, True)) == "overlapping"
    assert terms(either, whole, (True, False)) == "narrower"
    assert terms(whole, either, (True, False)) == "overlapping"


@pytest.mark.parametrize(
    ("relation", "sweeps", "expected"),
    [
        ("narrower", (False, True), True),
        ("wider", (True, False), True),
        ("narrower", (True, False), False),
        ("wider", (False, True), False),
        ("unrelated", (True, True), False),
    ],
)
def test_a_whole_that_speaks_of_every_part_meets_its_parts(
    relation: scope.Relation, sweeps: tuple[bool, bool], *, expected: bool
) -> None:
    assert scope.swept(relation, sweeps) is expected


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
@settings(deadline=None, max_examples=examples(75))
def test_terms_relate_as_the_people_do_of_whom_they_may_be_true(
    broader: dict[str, list[str]], excluded: list[tuple[str, str]], left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    possible = list(worlds(broader, set(excluded)))
    ours = {n for n, world in enumerate(possible) if world >= set(left)}
    theirs = {n for n, world in enumerate(possible) if world >= set(right)}
    assume(ours)
    assume(theirs)
    known = "same" if ours == theirs else "narrower" if ours < theirs else "wider" if ours > theirs else None
    expected = known or ("unrelated" if ours & theirs else "disjoint")
    disjoint: dict[str, list[str]] = {}
    for a, b in excluded:
        disjoint.setdefault(a, []).append(b)
    assert scope.compare_terms("condition", (left,), (right,), Hierarchy(broader, disjoint)).relation == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ((), (), ()),
        ((("a",),), (), (("a",),)),
        ((), (("a",), ("b",)), (("a",), ("b",))),
        ((("a", "b"),), (("b", "c"),), (("a", "b", "c"),)),
        ((("a",), ("b",)), (("b",), ("c",)), (("a", "b"), ("a", "c"), ("b",), ("b", "c"))),
    ],
)
def test_two_limits_hold_together_alternative_by_alternative(
    left: Alternatives, right: Alternatives, expected: Alternatives
) -> None:
    assert scope.both(left, right) == expected


def test_times_that_are_read_compare_and_others_are_not_known_to_meet() -> None:
    assert scope.compare_horizons("12 weeks", "84 days") == Axis("horizon", "same", ("12 weeks",), ("84 days",))
    assert scope.compare_horizons("immediate", "long-term").relation == "disjoint"
    assert scope.compare_horizons("a while", "a while").relation == "unrelated"
    assert scope.compare_horizons(None, "long-term") == Axis("horizon", "one-sided", None, ("long-term",))
    assert scope.compare_horizons("long-term", None) == Axis("horizon", "one-sided", ("long-term",), None)
    assert scope.compare_horizons(None, None) == Axis("horizon", "unstated")


def compared(left: dict[str, str], right: dict[str, str], **more: Any) -> dict[str, Axis]:
    ours, theirs = (limits({"dose": side} if side else None, **more).dose for side in (left, right))
    return {axis.name: axis for axis in scope.compare_doses(ours, theirs)}


def test_doses_of_one_quantity_compare_as_intervals_and_are_shown_as_written() -> None:
    found = compared({"walk": "<= 3 km"}, {"walk": "1 mi"})
    assert found == {"dose:walk": Axis("dose:walk", "overlapping", ("<= 3 km",), ("1 mi",))}


def test_doses_of_different_quantities_throughout_are_one_axis_that_does_not_compare() -> None:
    found = compared({"walk": "3 km"}, {"cups": "2 cups", "warmth": "20 °C"})
    texts = ("3 km (walk)",), ("2 cups (cups)", "20 °C (warmth)")
    assert found == {"dose": Axis("dose", "incommensurable", *texts)}


def test_a_dose_that_only_one_side_gives_is_one_sided() -> None:
    assert compared({"walk": "3 km"}, {}) == {"dose:walk": Axis("dose:walk", "one-sided", ("3 km",), None)}
    assert compared({}, {"walk": "3 km"}) == {"dose:walk": Axis("dose:walk", "one-sided", None, ("3 km",))}
    both = compared({"walk": "3 km", "cups": "2 cups"}, {"walk": "3 km"})
    assert {name: axis.relation for name, axis in both.items()} == {"dose:walk": "same", "dose:cups": "one-sided"}
    assert compared({}, {}) == {}


@pytest.mark.parametrize(
    ("left", "right"), [("a lot", "3 km"), ("3 km", "a lot"), ("a lot", "a lot"), ("5 bananas", "3 km")]
)
def test_a_dose_that_cannot_be_read_is_not_known_to_meet_and_never_absent(left: str, right: str) -> None:
    assert compared({"walk": left}, {"walk": right})["dose:walk"].relation == "unrelated"


def test_about_so_much_on_a_scale_with_an_offset_needs_a_tolerance_that_is_an_amount() -> None:
    about, exactly = {"warmth": "~ 68 °F"}, {"warmth": "19 °C"}
    assert compared(about, exactly)["dose:warmth"].relation == "unrelated"
    known: dict[str, Record] = {"warmth": {"unit": "°C", "tolerance": "2 °C"}}
    assert compared(about, exactly, quantities=known)["dose:warmth"].relation == "overlapping"
    assert compared({"warmth": "68 °F"}, exactly, quantities=known)["dose:warmth"].relation == "overlapping"
    assert compared({"warmth": "68 °F"}, {"warmth": "17.9 °C"}, quantities=known)["dose:warmth"].relation == "disjoint"


def test_two_terms_of_one_list_that_exclude_each_other_are_named() -> None:
    assert scope.impossible((("poets",), ("cooks", "children", "old-gardeners")), PEOPLE) == (
        "children",
        "old-gardeners",
    )
    assert scope.impossible((("children",), ("gardeners",)), PEOPLE) is None
    assert scope.impossible((), PEOPLE) is None


def test_limits_that_say_the_same_have_one_key_however_they_are_written() -> None:
    one = limits({"population": ["a", "b"], "horizon": "12 weeks", "dose": {"walk": "2 km"}})
    two = limits({"population": ["b", "a"], "horizon": "84 days", "dose": {"walk": "2000 m"}})
    assert one.key == two.key
    assert Limits(horizon="a while").key == Limits(horizon="a while").key != Limits(horizon="for long").key
    assert Limits().key != one.key
