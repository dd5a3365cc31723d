from __future__ import annotations

from counterclaim.reasoning import debates
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base, effect

THREE_ABOUT_SLEEP = {
    "c1": effect("coffee", "increases", "sleep"),
    "c2": effect("coffee", "decreases", "sleep"),
    "c3": effect("coffee", "no-change", "sleep"),
}
TWO_ABOUT_HEADACHE = {
    "b1": effect("coffee", "increases", "headache"),
    "b2": effect("coffee", "decreases", "headache"),
}
TWO_ABOUT_MOOD = {
    "a1": effect("tea", "increases", "mood", scope={"horizon": "immediate"}),
    "a2": effect("tea", "decreases", "mood", scope={"horizon": "long-term"}),
}


def test_the_largest_debate_comes_first_and_equal_ones_by_their_first_claim() -> None:
    more = {"a3": effect("walk", "increases", "sleep"), "a4": effect("walk", "no-increase", "sleep")}
    found = Analysis(base({**TWO_ABOUT_HEADACHE, **more, **THREE_ABOUT_SLEEP})).debates
    assert [debate.claims for debate in found] == [("c1", "c2", "c3"), ("a3", "a4"), ("b1", "b2")]


def test_a_debate_holds_the_conflicts_between_its_positions_by_what_they_say() -> None:
    (debate,) = Analysis(base(THREE_ABOUT_SLEEP)).debates
    assert {frozenset(conflict.claims) for conflict in debate.conflicts} == {
        frozenset(pair) for pair in (("c1", "c2"), ("c1", "c3"), ("c2", "c3"))
    }
    names = [tuple(side.name for side in conflict.sides) for conflict in debate.conflicts]
    assert names == sorted(names)


def test_claims_that_say_the_same_are_one_side_of_a_debate_and_all_are_named() -> None:
    again = {"c4": effect("coffee", "increases", "sleep", source="notes")}
    (debate,) = Analysis(base({**THREE_ABOUT_SLEEP, **again})).debates
    assert (debate.claims, len(debate.conflicts)) == (("c1", "c2", "c3", "c4"), 3)


def test_what_can_both_be_makes_no_debate() -> None:
    can = {"modality": "possible"}
    analysis = Analysis(
        base({"p": effect("tea", "increases", "mood", **can), "q": effect("tea", "decreases", "mood", **can)})
    )
    assert [conflict.status for conflict in analysis.conflicts] == ["both-possible"]
    assert analysis.debates == ()


def test_an_explained_conflict_makes_no_debate() -> None:
    analysis = Analysis(base(TWO_ABOUT_MOOD))
    assert [conflict.status for conflict in analysis.conflicts] == ["explained"]
    assert analysis.debates == ()


def test_an_explained_conflict_does_not_join_two_debates() -> None:
    soon, late = {"horizon": "immediate"}, {"horizon": "long-term"}
    claims = {
        "p1": effect("coffee", "increases", "sleep", scope=soon),
        "p2": effect("coffee", "decreases", "sleep", scope=soon),
        "q1": effect("coffee", "increases", "sleep", scope=late),
        "q2": effect("coffee", "decreases", "sleep", scope=late),
    }
    assert [debate.claims for debate in Analysis(base(claims)).debates] == [("p1", "p2"), ("q1", "q2")]


def test_debates_do_not_depend_on_the_order_of_conflicts() -> None:
    conflicts = list(Analysis(base({**TWO_ABOUT_HEADACHE, **THREE_ABOUT_SLEEP, **TWO_ABOUT_MOOD})).conflicts)
    expected = debates.of(conflicts)
    assert debates.of(reversed(conflicts)) == expected
    for place in range(len(conflicts)):
        assert debates.of([*conflicts[place:], *conflicts[:place]]) == expected


def test_a_chain_of_two_thousand_claims_is_one_debate_without_recursion() -> None:
    teas = {f"tea-{n}": {"broader": [f"herb-{n}", f"herb-{n + 1}"]} for n in range(1000)}
    claims = {f"tea-{n}-helps": effect(f"tea-{n}", "increases", "sleep") for n in range(1000)}
    claims |= {f"herb-{n}-harms": effect(f"herb-{n}", "decreases", "sleep") for n in range(1000)}
    (debate,) = Analysis(base(claims, concepts=teas)).debates
    assert (len(debate.claims), len(debate.conflicts)) == (2000, 1999)
