from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning import conflicts, vocabulary
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.scope import Axis
from tests.reasoning.invented import avoid, background, base, do, effect, plain

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    "ristretto": {"broader": ["espresso", "short-drink"]},
    "espresso": {"broader": ["coffee"]},
    "short-drink": {"broader": ["drink"]},
    "coffee": {"broader": ["drink"]},
    "tea": {"broader": ["drink"]},
    "drink": {},
    "deep-sleep": {"broader": ["sleep"]},
    "sleep": {"opposite": "wakefulness"},
    "wakefulness": {},
}


def found(*claims: Record, **kinds: Any) -> tuple[Conflict, ...]:
    known = {"concepts": CONCEPTS, **kinds}
    return Analysis(base({f"c{n}": claim for n, claim in enumerate(claims)}, **known)).conflicts


def pairs(*claims: Record, **kinds: Any) -> set[tuple[str, str]]:
    return {conflict.claims for conflict in found(*claims, **kinds)}


OPPOSED = {
    ("increases", "decreases"),
    ("increases", "no-change"),
    ("decreases", "no-change"),
    ("increases", "no-increase"),
    ("decreases", "no-decrease"),
}


@pytest.mark.parametrize("left", sorted(conflicts.LETS_HAPPEN))
@pytest.mark.parametrize("right", sorted(conflicts.LETS_HAPPEN))
def test_directions_are_opposed_where_they_let_nothing_happen_together(left: str, right: str) -> None:
    expected = (left, right) in OPPOSED or (right, left) in OPPOSED
    assert conflicts.opposed(left, right, flip=False) == expected
    assert bool(found(effect("coffee", left, "sleep"), effect("coffee", right, "sleep"))) == expected


def test_a_denial_goes_well_with_the_opposite_direction() -> None:
    assert not found(effect("coffee", "no-increase", "sleep"), effect("coffee", "decreases", "sleep"))


@pytest.mark.parametrize(
    ("left", "right"), [("increases", "increases"), ("no-increase", "decreases"), ("no-change", "increases")]
)
def test_an_opposite_outcome_turns_the_direction_round(left: str, right: str) -> None:
    (conflict,) = found(effect("coffee", left, "sleep"), effect("coffee", right, "wakefulness"))
    assert conflict.question == ("coffee", "sleep")
    assert next(axis.relation for axis in conflict.axes if axis.name == "outcome") == "same"


def test_opposite_directions_on_opposite_outcomes_agree() -> None:
    assert not found(effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "wakefulness"))


def test_siblings_are_not_compared() -> None:
    assert not found(effect("coffee", "increases", "sleep"), effect("tea", "decreases", "sleep"))


def test_a_narrower_case_is_found_from_either_side_and_through_a_diamond() -> None:
    assert pairs(effect("ristretto", "increases", "sleep"), effect("drink", "decreases", "sleep")) == {("c0", "c1")}
    assert pairs(effect("drink", "increases", "sleep"), effect("ristretto", "decreases", "sleep")) == {("c0", "c1")}


def test_narrower_in_one_part_and_wider_in_the_other_meet_in_the_narrower_of_both() -> None:
    (conflict,) = found(effect("espresso", "increases", "sleep"), effect("coffee", "decreases", "deep-sleep"))
    assert conflict.question == ("espresso", "deep-sleep")
    (conflict,) = found(effect("coffee", "increases", "deep-sleep"), effect("espresso", "decreases", "sleep"))
    assert conflict.question == ("espresso", "deep-sleep")


def test_comparators_must_be_equal_or_absent_on_both_sides() -> None:
    than_tea = effect("coffee", "increases", "sleep", comparator="tea")
    assert pairs(than_tea, effect("coffee", "decreases", "sleep", comparator="tea")) == {("c0", "c1")}
    assert not pairs(than_tea, effect("coffee", "decreases", "sleep"))
    assert not pairs(than_tea, effect("coffee", "decreases", "sleep", comparator="drink"))


def test_an_exposure_swapped_with_its_comparator_turns_the_direction_round() -> None:
    coffee_than_tea = effect("coffee", "increases", "sleep", comparator="tea")
    (conflict,) = found(coffee_than_tea, effect("tea", "increases", "sleep", comparator="coffee"))
    assert conflict.axes[0] == Axis("exposure", "same", ("coffee",), ("tea",))
    assert not pairs(coffee_than_tea, effect("tea", "decreases", "sleep", comparator="coffee"))


def test_an_exposure_swapped_with_a_narrower_comparator_is_the_same_axis() -> None:
    (conflict,) = found(
        effect("espresso", "increases", "sleep", comparator="coffee"),
        effect("coffee", "increases", "sleep", comparator="espresso"),
    )
    assert conflict.axes[0] == Axis("exposure", "same", ("espresso",), ("coffee",))
    assert (conflict.status, conflict.kinds) == ("contradiction", ("direct",))


def test_what_the_outcome_implies_limits_a_claim_too() -> None:
    concepts: dict[str, Record] = {
        "mood": {},
        "passing-mood": {"broader": ["mood"], "implies": {"horizon": "immediate"}},
    }
    (conflict,) = found(
        effect("coffee", "increases", "passing-mood"),
        effect("coffee", "decreases", "mood", scope={"horizon": "long-term"}),
        concepts=concepts,
    )
    assert (conflict.status, conflict.kinds) == ("explained", ("temporal", "subtype"))


def test_swapped_and_opposite_turn_it_round_twice() -> None:
    coffee_than_tea = effect("coffee", "increases", "sleep", comparator="tea")
    assert pairs(coffee_than_tea, effect("tea", "decreases", "wakefulness", comparator="coffee")) == {("c0", "c1")}
    assert not pairs(coffee_than_tea, effect("tea", "increases", "wakefulness", comparator="coffee"))


def test_advice_compares_with_advice_only() -> None:
    assert pairs(do("coffee"), avoid("coffee"), effect("coffee", "decreases", "sleep")) == {("c0", "c1")}


def test_advice_for_an_outcome_meets_advice_that_names_none_and_leaves_it_open() -> None:
    for first, second in (
        (do("coffee", outcome="sleep"), avoid("coffee")),
        (do("coffee"), avoid("coffee", outcome="sleep")),
    ):
        (conflict,) = found(first, second)
        assert (conflict.status, conflict.kinds, conflict.decisive) == ("undetermined", ("subtype",), ("outcome",))
        assert conflict.question == ("coffee", "sleep")


def test_advice_for_different_outcomes_does_not_meet() -> None:
    assert not found(do("coffee", outcome="sleep"), avoid("coffee", outcome="wakefulness"))


def test_what_is_advised_instead_is_advised() -> None:
    (conflict,) = found(avoid("coffee", instead="tea"), avoid("tea"))
    assert conflict.at == (("advice", "instead"), ("advice", "avoid"))
    assert conflict.question == ("tea", None)


def test_what_is_advised_instead_has_the_limits_that_it_implies_itself() -> None:
    concepts: dict[str, Record] = {
        "strong-coffee": {"implies": {"dose": {"cups": ">= 4 cups"}}},
        "weak-coffee": {"implies": {"dose": {"cups": "<= 1 cup"}}},
    }
    (conflict,) = found(
        avoid("strong-coffee", instead="weak-coffee"),
        avoid("weak-coffee"),
        concepts=concepts,
        quantities={"cups": {"unit": "cups"}},
    )
    assert conflict.status == "contradiction"
    assert conflict.axes[-2] == Axis("dose/cups", "same", ("<= 1 cup",), ("<= 1 cup",))


def test_of_two_ways_to_be_opposed_the_gravest_counts() -> None:
    concepts: dict[str, Record] = {"coffee": {"implies": {"horizon": "immediate"}}, "tea": {}}
    first = avoid("coffee", instead="tea")
    second = avoid("tea", instead="coffee", scope={"horizon": "long-term"})
    (conflict,) = found(first, second, concepts=concepts)
    assert conflict.status == "undetermined"
    assert conflict.at == (("advice", "instead"), ("advice", "avoid"))


def test_of_two_equally_grave_ways_the_first_field_counts() -> None:
    (conflict,) = found(avoid("coffee", instead="tea"), avoid("tea", instead="coffee"))
    assert conflict.at == (("advice", "avoid"), ("advice", "instead"))


def test_a_claim_is_in_no_conflict_with_itself() -> None:
    assert not found(avoid("coffee", instead="coffee"))


def test_retired_claims_and_background_take_no_part() -> None:
    retired = {"date": "2026-01-05", "why": "It was read wrongly."}
    assert not found(
        effect("coffee", "increases", "sleep"),
        effect("coffee", "decreases", "sleep", retired=retired),
        background("coffee"),
    )


def test_claims_about_unknown_concepts_meet_in_their_ids() -> None:
    assert pairs(effect("mystery", "increases", "puzzle"), effect("mystery", "decreases", "puzzle")) == {("c0", "c1")}


def test_a_conflict_inside_one_source_is_marked() -> None:
    (within,) = found(effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "sleep"))
    (between,) = found(effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "sleep", source="notes"))
    assert within.self
    assert not between.self
    assert between.sources == ("letter", "notes")


def test_the_id_names_the_pair_whichever_comes_first() -> None:
    (conflict,) = found(effect("coffee", "increases", "sleep"), effect("coffee", "decreases", "sleep"))
    assert conflict.id == conflicts.identity("c0", "c1") == conflicts.identity("c1", "c0")
    assert conflict.id != conflicts.identity("c0", "c2")
    assert len(conflict.id) == 12


def test_a_denial_is_told_apart_as_no_effect_first_in_a_contradiction() -> None:
    (conflict,) = found(effect("espresso", "increases", "sleep"), effect("coffee", "no-change", "sleep"))
    assert conflict.is_no_effect
    assert (conflict.status, conflict.kinds) == ("contradiction", ("no-effect", "subtype"))


def test_a_denial_comes_last_where_an_axis_decides() -> None:
    (conflict,) = found(
        effect("espresso", "increases", "sleep", scope={"horizon": "immediate"}),
        effect("coffee", "no-change", "sleep"),
    )
    assert (conflict.status, conflict.kinds) == ("undetermined", ("temporal", "subtype", "no-effect"))


def test_axes_decide_in_the_order_dose_horizon_condition_population_outcome_modality() -> None:
    everything = {"dose": {"cups": "2 cups"}, "horizon": "immediate", "condition": "at-night", "population": "poets"}
    (conflict,) = found(
        effect("espresso", "increases", "sleep", scope=everything, modality="possible"),
        effect("coffee", "decreases", "sleep"),
        quantities={"cups": {"unit": "cups"}},
        conditions=plain(["at-night"]),
        populations=plain(["poets"]),
    )
    assert conflict.decisive == ("dose/cups", "horizon", "condition", "population", "modality")
    assert conflict.kinds == ("quantitative", "temporal", "conditional", "subtype")
    (advised,) = found(do("coffee", scope={"population": "poets"}), avoid("coffee", outcome="sleep"))
    assert advised.decisive == ("population", "outcome")


def test_one_disjoint_axis_explains_whatever_else_is_open() -> None:
    (conflict,) = found(
        effect("coffee", "increases", "sleep", scope={"population": "poets", "dose": {"cups": "2 cups"}}),
        effect("coffee", "decreases", "sleep", scope={"population": "gardeners"}),
        quantities={"cups": {"unit": "cups"}},
        populations={"poets": {"disjoint_with": ["gardeners"]}, "gardeners": {}},
    )
    assert (conflict.status, conflict.decisive) == ("explained", ("population",))
    assert conflict.kinds == ("subtype", "quantitative")


def test_limits_that_overlap_leave_a_contradiction() -> None:
    (conflict,) = found(
        effect("coffee", "increases", "sleep", scope={"population": "poets"}),
        effect("coffee", "decreases", "sleep", scope={"population": "gardeners"}),
        populations=plain(["poets", "gardeners"]),
    )
    assert (conflict.status, conflict.kinds, conflict.decisive) == ("contradiction", ("subtype",), ())


# Cost


class Counter:
    """Counts how often two positions are judged."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        real = conflicts.judge

        def judge(*arguments: Any) -> Conflict:
            self.calls += 1
            return real(*arguments)

        monkeypatch.setattr(conflicts, "judge", judge)


def test_only_opposed_comparable_pairs_are_judged_out_of_four_million(monkeypatch: pytest.MonkeyPatch) -> None:
    """283 drinks with 8 claims one way and 2 the other, and one claim about drinks that opposes all the 8."""
    drinks: dict[str, Record] = {f"drink-{n}": {"broader": ["drink"]} for n in range(283)}
    claims = {
        f"claim-{n}-{m}": effect(f"drink-{n}", "increases" if m < 8 else "decreases", "sleep")
        for n in range(283)
        for m in range(10)
    }
    claims["of-all"] = effect("drink", "decreases", "sleep")
    kb = base(claims, concepts={**drinks, "drink": {}, "sleep": {}})
    assert len(claims) * (len(claims) - 1) // 2 > 4_000_000
    counter = Counter(monkeypatch)
    expected = 283 * (8 * 2 + 8)
    assert counter.calls == 0
    assert len(conflicts.find(kb, vocabulary.of(kb))) == expected
    assert counter.calls == expected


def test_three_thousand_claims_that_agree_are_never_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    kb = base({f"claim-{n}": effect("coffee", "decreases", "sleep") for n in range(3000)})
    counter = Counter(monkeypatch)
    assert conflicts.find(kb, vocabulary.of(kb)) == ()
    assert counter.calls == 0


def test_a_position_meets_no_candidate_that_is_not_opposed_to_it() -> None:
    claims = {f"agrees-{n}": effect("coffee", "decreases", "sleep") for n in range(500)}
    claims["denies"] = effect("drink", "no-decrease", "sleep")
    kb = base(claims, concepts=CONCEPTS)
    assert candidates(kb) == {("agrees", "denies"): 500}


def test_opposed_claims_on_one_question_meet_once_from_each_side() -> None:
    claims = {f"rises-{n}": effect("coffee", "increases", "sleep") for n in range(20)}
    claims |= {f"falls-{n}": effect("coffee", "decreases", "sleep") for n in range(30)}
    assert candidates(base(claims)) == {("rises", "falls"): 600, ("falls", "rises"): 600}


def candidates(kb: KnowledgeBase) -> dict[tuple[str, str], int]:
    """Return how often claims meet as candidates, by the first words of their ids."""
    everyone = [position for claim in kb.live_claims() for position in conflicts.positions(claim)]
    index = conflicts._Index(vocabulary.of(kb))
    for position in everyone:
        index.add(position)
    met: dict[tuple[str, str], int] = {}
    for position in everyone:
        for other in index.candidates(position):
            names = position.claim.id.split("-")[0], other.claim.id.split("-")[0]
            met[names] = met.get(names, 0) + 1
    return met


def test_hierarchies_of_two_thousand_levels_are_reasoned_over_without_recursion() -> None:
    deep: dict[str, Record] = {f"drink-{n}": {"broader": [f"drink-{n + 1}"]} for n in range(2000)}
    deep["drink-2000"] = {"implies": {"horizon": "immediate"}}
    deep |= {f"mood-{n}": {"broader": [f"mood-{n + 1}"]} for n in range(2000)}
    people: dict[str, Record] = {f"people-{n}": {"broader": [f"people-{n + 1}"]} for n in range(2000)}
    people["people-2000"] = {"disjoint_with": ["robots"]}
    claims = {
        "bottom": effect("drink-0", "increases", "mood-2000", scope={"population": "people-0"}),
        "top": effect("drink-2000", "decreases", "mood-0", scope={"population": "robots"}),
    }
    (conflict,) = Analysis(base(claims, concepts=deep, populations={**people, "robots": {}})).conflicts
    assert conflict.question == ("drink-0", "mood-0")
    assert {axis.name: axis.relation for axis in conflict.axes} == {
        "exposure": "narrower",
        "outcome": "wider",
        "population": "disjoint",
        "condition": "unstated",
        "horizon": "same",
        "modality": "same",
    }


def test_a_circle_of_concepts_is_reasoned_over_all_the_same() -> None:
    circle: dict[str, Record] = {f"drink-{n}": {"broader": [f"drink-{(n + 1) % 3}"]} for n in range(3)}
    (conflict,) = found(
        effect("drink-0", "increases", "sleep"), effect("drink-2", "decreases", "sleep"), concepts=circle
    )
    assert conflict.status == "contradiction"
