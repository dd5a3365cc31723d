from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reasoning.hierarchy import Hierarchy

DRINKS = {
    "ristretto": ["espresso", "short-drink"],
    "espresso": ["coffee"],
    "short-drink": ["drink"],
    "coffee": ["drink"],
    "tea": ["drink"],
}
NAMES = ("a", "b", "c", "d", "e", "f")


def test_a_term_has_itself_and_everything_broader_as_ancestors_through_a_diamond() -> None:
    assert Hierarchy(DRINKS).ancestors("ristretto") == {"ristretto", "espresso", "short-drink", "coffee", "drink"}


def test_a_term_that_nothing_defines_has_only_itself() -> None:
    drinks = Hierarchy(DRINKS)
    assert drinks.ancestors("cocoa") == {"cocoa"}
    assert drinks.narrower("cocoa") == []
    assert drinks.relation("cocoa", "drink") is None
    assert drinks.relation("cocoa", "cocoa") == "same"


def test_a_broader_term_counts_although_it_is_only_mentioned() -> None:
    assert Hierarchy({"tea": ["drink"]}).relation("drink", "tea") == "wider"


def test_siblings_stand_in_no_relation() -> None:
    drinks = Hierarchy(DRINKS)
    assert drinks.relation("coffee", "tea") is None
    assert drinks.relation("ristretto", "drink") == "narrower"
    assert drinks.relation("drink", "ristretto") == "wider"


def test_the_terms_directly_below_come_sorted() -> None:
    assert Hierarchy(DRINKS).narrower("drink") == ["coffee", "short-drink", "tea"]


def test_exclusion_holds_both_ways_and_for_everything_narrower() -> None:
    drinks = Hierarchy(DRINKS, {"coffee": ["tea"]})
    assert drinks.disjoint("tea", "ristretto")
    assert drinks.disjoint("ristretto", "tea")
    assert not drinks.disjoint("drink", "tea")
    assert not drinks.disjoint("tea", "tea")


def test_without_exclusions_nothing_is_disjoint() -> None:
    assert not Hierarchy(DRINKS).disjoint("coffee", "tea")


def test_a_term_has_itself_and_everything_narrower_as_descendants() -> None:
    assert Hierarchy(DRINKS).descendants("coffee") == {"coffee", "espresso", "ristretto"}
    assert Hierarchy(DRINKS).descendants("cocoa") == {"cocoa"}
    assert Hierarchy({"a": ["b"], "b": ["a"]}).descendants("a") == {"a", "b"}


def test_direct_cases_of_a_term_that_parts_them_exclude_each_other_and_what_is_below_them() -> None:
    drinks = Hierarchy(DRINKS, parting=["drink"])
    assert drinks.disjoint("coffee", "tea")
    assert drinks.disjoint("espresso", "tea")
    assert not drinks.disjoint("espresso", "coffee"), "never a term and one of its ancestors"
    assert not drinks.disjoint("coffee", "drink")
    assert not drinks.disjoint("espresso", "ristretto")
    assert not drinks.disjoint("coffee", "cocoa")


def test_what_lies_below_both_of_two_parted_cases_excludes_neither() -> None:
    drinks = Hierarchy({**DRINKS, "lungo": ["coffee"]}, parting=["drink"])
    assert not drinks.disjoint("ristretto", "lungo")
    assert drinks.disjoint("lungo", "short-drink")


def test_a_term_below_two_that_exclude_each_other_is_named_with_them() -> None:
    assert Hierarchy(DRINKS, {"coffee": ["short-drink"]}).overlapping_exclusions() == [
        ("coffee", "short-drink", "ristretto")
    ]
    assert Hierarchy(DRINKS, parting=["drink"]).overlapping_exclusions() == [("coffee", "short-drink", "ristretto")]
    assert Hierarchy(DRINKS, {"coffee": ["tea"]}).overlapping_exclusions() == []


def test_circles_are_named_once_each_in_stable_order() -> None:
    circles = Hierarchy(
        {"z": ["y"], "y": ["x"], "x": ["z"], "selfish": ["selfish"], "b": ["a"], "a": ["b"], "c": ["a"]}
    )
    assert circles.cycles() == [["a", "b"], ["selfish"], ["x", "y", "z"]]


def test_a_circle_that_holds_a_term_broader_than_itself_is_named_for_both_faults() -> None:
    assert Hierarchy({"a": ["b", "a"], "b": ["a"]}).cycles() == [["a"], ["a", "b"]]


def test_without_circles_none_is_named() -> None:
    assert Hierarchy(DRINKS).cycles() == []


def test_terms_in_a_circle_are_each_narrower_than_the_other() -> None:
    circle = Hierarchy({"a": ["b"], "b": ["a"]})
    assert circle.relation("a", "b") == circle.relation("b", "a") == "narrower"


def test_two_thousand_levels_are_walked_without_recursion() -> None:
    deep = Hierarchy({f"t{n}": [f"t{n + 1}"] for n in range(2000)}, {"t2000": ["other"]})
    assert len(deep.ancestors("t0")) == 2001
    assert deep.relation("t0", "t2000") == "narrower"
    assert deep.disjoint("other", "t0")
    assert deep.cycles() == []


def test_a_circle_of_two_thousand_terms_is_found_without_recursion() -> None:
    (circle,) = Hierarchy({f"t{n}": [f"t{(n + 1) % 2000}"] for n in range(2000)}).cycles()
    assert len(circle) == 2000


GRAPHS = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3, unique=True))


@given(GRAPHS)
@settings(deadline=None)
def test_ancestors_are_the_smallest_set_closed_under_broader(broader: dict[str, list[str]]) -> None:
    hierarchy = Hierarchy(broader)
    for name in NAMES:
        above = hierarchy.ancestors(name)
        assert name in above
        assert all(parent in above for term in above for parent in broader.get(term, ()))
        assert all(any(term in broader.get(t, ()) for t in above) for term in above - {name})


@given(GRAPHS)
@settings(deadline=None)
def test_a_term_is_in_a_circle_exactly_where_a_parent_has_it_as_ancestor(broader: dict[str, list[str]]) -> None:
    hierarchy = Hierarchy(broader)
    named = {term for circle in hierarchy.cycles() for term in circle}
    assert named == {t for t in NAMES if any(t in hierarchy.ancestors(parent) for parent in broader.get(t, ()))}
