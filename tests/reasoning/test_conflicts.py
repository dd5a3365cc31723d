"""What a conflict is made of. The worked examples of the design and the naive reading stand in tests of their own."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning import conflicts, positions, stances, vocabulary
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.scope import Axis
from tests.reasoning.invented import avoid, background, base, do, effect, plain

if TYPE_CHECKING:
    from counterclaim.reasoning.conflicts import Conflict
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    "ristretto": {"broader": ["espresso", "short-drink"]},
    "espresso": {"broader": ["coffee"]},
    "short-drink": {"broader": ["drink"]},
    "coffee": {"broader": ["drink"]},
    "tea": {"broader": ["drink"], "disjoint_with": ["coffee"]},
    "drink": {},
    "deep-sleep": {"broader": ["sleep"]},
    "sleep": {"opposite": "wakefulness", "better": "more"},
    "wakefulness": {},
}
KINDS: dict[str, Any] = {
    "concepts": CONCEPTS,
    "populations": {"poets": {"disjoint_with": ["gardeners"]}, "gardeners": {}, "people": {}},
    "conditions": plain(["at-night"]),
    "quantities": {"cups": {"unit": "cups"}},
}


def found(*claims: Record, **kinds: Any) -> tuple[Conflict, ...]:
    return Analysis(base({f"c{n}": claim for n, claim in enumerate(claims)}, **{**KINDS, **kinds})).conflicts


def one(*claims: Record, **kinds: Any) -> Conflict:
    (conflict,) = found(*claims, **kinds)
    return conflict


def rises(exposure: str = "coffee", outcome: str = "sleep", **fields: Any) -> Record:
    return effect(exposure, "increases", outcome, **fields)


def falls(exposure: str = "coffee", outcome: str = "sleep", **fields: Any) -> Record:
    return effect(exposure, "decreases", outcome, **fields)


def test_claims_that_say_the_same_stand_on_one_side_and_every_pair_is_counted() -> None:
    conflict = one(rises(), rises(source="notes"), falls(), falls(source="diary"), falls(source="notes"))
    assert {side.claims for side in conflict.sides} == {("c0", "c1"), ("c2", "c3", "c4")}
    assert conflict.pairs == 6
    assert sorted(conflict.claims) == ["c0", "c1", "c2", "c3", "c4"]
    assert conflict.sources == ("diary", "letter", "notes")
    assert conflict.other_side("c0") == ("c2", "c3", "c4")
    assert conflict.other_side("c3") == ("c0", "c1")
    assert conflict.other_side("c9") == ()


def test_a_claim_does_not_stand_against_itself() -> None:
    assert found(avoid("coffee", instead="coffee")) == ()
    swap, back = avoid("coffee", instead="tea"), do("coffee")
    assert one(swap, back).pairs == 1
    both = one(avoid("coffee", instead="coffee"), avoid("coffee"), do("coffee"))
    assert both.pairs == 3
    assert both.other_side("c0") == ("c1", "c2") or both.other_side("c0") == ("c2", "c1")


def test_the_id_and_the_sides_depend_on_what_is_said_and_not_on_names_or_order() -> None:
    claims = {"x": rises(), "y": falls(), "z": effect("tea", "increases", "sleep")}
    expected = Analysis(base(claims, **KINDS)).conflicts
    for order in permutations(claims):
        renamed = {f"{place}-{name}": claims[name] for place, name in enumerate(order)}
        again = Analysis(base(renamed, **KINDS)).conflicts
        assert [(c.id, [s.name for s in c.sides]) for c in again] == [
            (c.id, [s.name for s in c.sides]) for c in expected
        ]
    (conflict,) = expected
    assert conflict.id == positions.identity(*(side.name for side in conflict.sides))


def test_conflicts_come_the_gravest_first() -> None:
    soon, late = {"horizon": "immediate"}, {"horizon": "long-term"}
    every = found(
        rises("tea", scope=soon),
        falls("tea", scope=late),
        rises("milk", modality="possible"),
        falls("milk", modality="some"),
        rises("cocoa"),
        falls("cocoa", scope=soon),
        rises(),
        falls(),
    )
    assert [c.status for c in every] == ["contradiction", "undetermined", "both-possible", "explained"]
    assert [c.is_open for c in every] == [True, True, False, False]


def test_an_axis_is_found_by_its_name_and_one_that_is_not_there_is_an_error() -> None:
    conflict = one(do("coffee"), avoid("coffee"))
    assert conflict.axis("outcome") == Axis("outcome", "unstated")
    with pytest.raises(KeyError, match="modality"):
        conflict.axis("modality")


@pytest.mark.parametrize(
    ("first", "second", "question"),
    [
        (rises(), falls(), ("coffee", "sleep")),
        (rises("espresso"), falls(), ("espresso", "sleep")),
        (rises(), falls("espresso"), ("espresso", "sleep")),
        (rises(), falls(outcome="deep-sleep"), ("coffee", "deep-sleep")),
        (rises(outcome="deep-sleep"), falls(), ("coffee", "deep-sleep")),
        (rises("espresso"), falls(outcome="deep-sleep"), ("espresso", "sleep")),
        (do("coffee", outcome="sleep"), avoid("coffee"), ("coffee", "sleep")),
        (do("coffee"), avoid("coffee", outcome="sleep"), ("coffee", "sleep")),
        (do("coffee"), avoid("coffee"), ("coffee", None)),
    ],
)
def test_a_conflict_is_on_the_question_of_the_narrower_side(
    first: Record, second: Record, question: tuple[str, str | None]
) -> None:
    assert one(first, second).question == one(second, first).question == question


def test_swapped_comparators_are_judged_only_that_way() -> None:
    than_tea = rises(comparator="tea")
    swapped = one(than_tea, rises("tea", comparator="coffee"))
    assert (swapped.status, swapped.axis("exposure").relation) == ("contradiction", "same")
    assert swapped.axis("comparator").relation == "same"
    assert found(than_tea, falls("tea", comparator="coffee")) == ()
    turned = one(than_tea, effect("tea", "decreases", "wakefulness", comparator="coffee"))
    assert turned.status == "contradiction"
    narrower = one(than_tea, rises("tea", comparator="espresso"))
    assert (narrower.status, narrower.decisive) == ("undetermined", ("exposure",))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (None, None, "unstated"),
        ("tea", None, "one-sided"),
        (None, "without", "one-sided"),
        ("tea", "tea", "same"),
        ("without", "without", "same"),
        ("without", "before", "unrelated"),
        ("without", "tea", "unrelated"),
        ("tea", "espresso", "disjoint"),
        ("tea", "drink", "narrower"),
        ("drink", "tea", "wider"),
        ("tea", "milk", "unrelated"),
    ],
)
def test_what_two_effects_are_compared_with(left: str | None, right: str | None, relation: str) -> None:
    kb = base(
        {
            "a": rises("cocoa", **({"comparator": left} if left else {})),
            "b": rises("cocoa", **({"comparator": right} if right else {}), scope={"horizon": "immediate"}),
        },
        **KINDS,
    )
    words = vocabulary.of(kb)
    first, second = sorted(positions.of(kb, words), key=lambda position: position.claims)
    assert conflicts.compare_comparators(first, second, words) == relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (rises(), falls(modality="usually"), "same"),
        (rises(modality="many"), falls(modality="possible"), "same"),
        (rises(modality="possible"), falls(), "one-sided"),
        (rises(modality="some"), falls(modality="always"), "same"),
        (rises(modality="possible"), effect("coffee", "no-increase", "sleep"), "same"),
        (rises(modality="possible"), effect("coffee", "no-increase", "sleep", modality="usually"), "one-sided"),
        (rises(modality="possible"), effect("coffee", "no-change", "sleep"), "one-sided"),
    ],
)
def test_that_it_happens_is_as_sharp_as_can_be_only_against_what_speaks_of_every_case(
    left: Record, right: Record, relation: str
) -> None:
    assert one(left, right).axis("modality").relation == relation


def test_axes_decide_in_the_order_of_the_design() -> None:
    everything = {"dose": {"cups": "2 cups"}, "horizon": "immediate", "condition": "at-night", "population": "poets"}
    conflict = one(
        rises("espresso", "deep-sleep", scope=everything, modality="possible", comparator="tea"),
        falls(link="goes-with"),
    )
    assert conflict.decisive == (
        "dose:cups",
        *("horizon", "condition", "population", "comparator", "outcome", "exposure", "link", "modality"),
    )
    assert conflict.kinds == ("quantitative", "temporal", "conditional", "comparative", "subtype")
    assert [conflicts.rank(name) for name in conflict.decisive] == list(range(9))
    advised = one(do("coffee", scope={"population": "poets"}), avoid("coffee", outcome="sleep"))
    assert advised.decisive == ("population", "outcome")


def test_one_axis_that_excludes_explains_whatever_else_is_open() -> None:
    conflict = one(
        rises(scope={"population": "poets", "dose": {"cups": "2 cups"}}, modality="possible"),
        falls(scope={"population": "gardeners"}, modality="possible"),
    )
    assert (conflict.status, conflict.decisive, conflict.kinds) == ("explained", ("population",), ("conditional",))


def test_a_denial_is_told_behind_what_decides_and_advice_before_it() -> None:
    denied = effect("coffee", "no-increase", "sleep", scope={"horizon": "immediate"})
    assert one(rises(), denied).kinds == ("temporal", "no-effect")
    assert one(rises(), denied).is_no_effect
    assert one(do("coffee", outcome="sleep"), denied).kinds == ("temporal", "advice-effect", "no-effect")
    assert not one(rises(), falls()).is_no_effect


def test_a_source_that_says_both_is_told_apart_from_two_that_say_one_thing_each() -> None:
    assert one(rises(), falls()).self
    assert not one(rises(), falls(source="notes")).self
    assert not one(rises(), rises(source="notes"), falls()).self


STUDIES: dict[str, Record] = {"trial": {"design": "randomised-trial"}, "page": {}}
LIMITED = {"population": "poets"}


def against_general(study: Record, general: Record) -> tuple[str, int | None, int | None]:
    conflict = one(study, general, sources=STUDIES)
    place = next(n for n, side in enumerate(conflict.sides) if "c1" in side.claims)
    return conflict.status, conflict.stronger, None if conflict.general is None else int(conflict.general == place)


def test_who_only_speaks_in_general_does_not_make_a_study_within_limits_doubtful() -> None:
    study = rises(source="trial", basis="own-data", scope=LIMITED)
    status, stronger, general = against_general(study, falls(source="page"))
    assert (status, general) == ("undetermined", 1)
    assert stronger is not None


@pytest.mark.parametrize(
    ("study", "general"),
    [
        (rises(source="trial", basis="own-data", scope=LIMITED), falls(source="page", scope={"condition": "at-night"})),
        (rises(source="trial", basis="own-data"), falls(source="page", modality="possible")),
        (rises(source="trial", basis="own-data", scope=LIMITED), falls(source="trial", basis="own-data")),
        (rises(source="page", scope=LIMITED, basis="anecdote"), falls(source="page")),
        (rises(source="trial", basis="own-data", scope=LIMITED), falls(source="page", scope=LIMITED)),
    ],
)
def test_nobody_speaks_in_general_where_limits_are_stated_or_grounds_are_no_data(
    study: Record, general: Record
) -> None:
    assert against_general(study, general)[2] is None


def test_the_side_with_the_better_grounds_is_the_stronger_one() -> None:
    conflict = one(rises(source="trial", basis="own-data"), falls(source="page"), sources=STUDIES)
    assert conflict.stronger is not None
    assert conflict.sides[conflict.stronger].claims == ("c0",)
    assert one(rises(), falls()).stronger is None


def test_retired_claims_and_background_take_no_part() -> None:
    retired = {"date": "2026-01-05", "why": "It was read wrongly."}
    assert found(rises(), falls(retired=retired), background("coffee")) == ()


def test_claims_about_concepts_that_nothing_defines_meet_in_their_ids() -> None:
    assert one(rises("mystery", "puzzle"), falls("mystery", "puzzle")).status == "contradiction"


def test_two_that_do_not_compare_or_are_not_opposed_are_in_no_conflict() -> None:
    kb = base({"a": rises(), "b": rises("tea"), "c": falls("milk"), "d": do("coffee")}, **KINDS)
    words = vocabulary.of(kb)
    better = stances.Better(kb, words)
    every = positions.of(kb, words)
    assert all(conflicts.judge(left, right, words, better) is None for left in every for right in every)


# Cost


def test_four_million_pairs_of_claims_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = 0
    real = conflicts.judge

    def judge(*arguments: Any) -> Conflict | None:
        nonlocal judged
        judged += 1
        return real(*arguments)

    monkeypatch.setattr(conflicts, "judge", judge)
    claims = {f"rises-{n}": rises() for n in range(2000)} | {f"falls-{n}": falls() for n in range(2000)}
    (conflict,) = Analysis(base(claims)).conflicts
    assert (judged, conflict.pairs) == (1, 4_000_000)


def test_hierarchies_of_two_thousand_levels_are_reasoned_over_without_recursion() -> None:
    deep: dict[str, Record] = {f"drink-{n}": {"broader": [f"drink-{n + 1}"]} for n in range(2000)}
    deep["drink-2000"] = {"implies": {"horizon": "immediate"}}
    deep |= {f"mood-{n}": {"broader": [f"mood-{n + 1}"]} for n in range(2000)}
    people: dict[str, Record] = {f"people-{n}": {"broader": [f"people-{n + 1}"]} for n in range(2000)}
    people["people-2000"] = {"disjoint_with": ["robots"]}
    conflict = one(
        rises("drink-0", "mood-2000", scope={"population": "people-0"}),
        falls("drink-2000", "mood-0", scope={"population": "robots"}),
        concepts=deep,
        populations={**people, "robots": {}},
    )
    assert conflict.question == ("drink-0", "mood-2000")
    assert {axis.name: axis.relation for axis in conflict.axes if axis.relation not in {"same", "unstated"}} in (
        {"exposure": "narrower", "outcome": "wider", "population": "disjoint"},
        {"exposure": "wider", "outcome": "narrower", "population": "disjoint"},
    )


def test_a_circle_of_concepts_is_reasoned_over_all_the_same() -> None:
    circle: dict[str, Record] = {f"drink-{n}": {"broader": [f"drink-{(n + 1) % 3}"]} for n in range(3)}
    conflict = one(rises("drink-0"), falls("drink-2"), concepts=circle)
    assert (conflict.status, conflict.kinds) == ("undetermined", ("subtype",))
