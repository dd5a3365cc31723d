"""The worked examples of the design of conflicts, §8, under their own words; the engine and the naive reading agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning import doses, estimates
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning import naive
from tests.reasoning.invented import avoid, base, do, effect
from tests.reasoning.test_conflicts_naively import expanded

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from tests.reasoning.invented import Record

CONCEPTS: dict[str, Record] = {
    "exercise": {},
    "running": {"broader": ["exercise"]},
    "regular-running": {"broader": ["running"]},
    "long-distance-running": {"broader": ["running"], "implies": {"dose": {"distance-per-run": ">= 15 km"}}},
    "fast-running": {"broader": ["running"]},
    "sprinting": {"broader": ["exercise"]},
    "starting-to-run": {"broader": ["running"]},
    "wear-of-the-spine": {"better": "less"},
    "wear-of-the-discs": {"broader": ["wear-of-the-spine"], "opposite": "disc-health"},
    "disc-health": {},
    "disc-height": {"better": "more"},
    "recovery": {"better": "more", "opposite": "back-trouble"},
    "back-trouble": {},
    "back-ache": {"better": "less"},
    "cardiovascular-events": {"better": "less"},
    "strokes": {"broader": ["cardiovascular-events"]},
    "sleep": {"better": "more"},
    "more-distance": {},
    "building-up-slowly": {"broader": ["more-distance"]},
    "placebo": {"disjoint_with": ["standard-care"]},
    "standard-care": {},
}
POPULATIONS: dict[str, Record] = {
    "cancer": {},
    "colon-cancer": {"broader": ["cancer"]},
    "melanoma": {},
    "colorectal-cancer": {},
    "athletes": {},
    "runners": {"broader": ["athletes"]},
    "old-people": {},
}
CONDITIONS: dict[str, Record] = {"in-pain": {}, "as-pain-falls": {}}
QUANTITIES: dict[str, Record] = {
    "distance-per-week": {"unit": "km"},
    "distance-per-run": {"unit": "km"},
    "time-per-run": {"unit": "min"},
    "warmth": {"unit": "°C", "tolerance": "2 °C"},
}


def bases(*said: Record, **kinds: Any) -> KnowledgeBase:
    """Return a base of these claims, each by a source of its own unless it names one."""
    claims = {
        f"claim-{n}": {**one, "source": f"page-{n}"} if one["source"] == "letter" else one for n, one in enumerate(said)
    }
    known = {"concepts": CONCEPTS, "populations": POPULATIONS, "conditions": CONDITIONS, "quantities": QUANTITIES}
    return base(claims, **{**known, **kinds})


def conflicts(*said: Record, **kinds: Any) -> tuple[Conflict, ...]:
    """Return the conflicts between these claims, which the naive reading finds too."""
    kb = bases(*said, **kinds)
    ours, theirs = expanded(kb), naive.read(kb)
    assert ours == {pair: theirs.get(pair) for pair in ours}
    assert len(theirs) == 2 * len(ours)
    return Analysis(kb).conflicts


def result(first: Record, second: Record, **kinds: Any) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return status, kinds and decisive axes of the one conflict between two claims."""
    (found,) = conflicts(first, second, **kinds)
    return found.status, found.kinds, found.decisive


def said(exposure: str, direction: str, outcome: str, *, scope: Record | None = None, **fields: Any) -> Record:
    return effect(exposure, direction, outcome, **({"scope": scope} if scope else {}), **fields)


def who(*population: str) -> Record:
    return {"population": population[0] if len(population) == 1 else list(population)}


def a_week(amount: str) -> Record:
    return {"dose": {"distance-per-week": amount}}


def test_regular_running_can_increase_degeneration_against_running_over_years_goes_with_less_of_it() -> None:
    can = said("regular-running", "increases", "wear-of-the-spine", modality="possible")
    years = said("regular-running", "decreases", "wear-of-the-spine", scope={"horizon": "long-term"}, link="goes-with")
    assert result(can, years) == ("undetermined", ("temporal",), ("horizon", "link", "modality"))
    wider = {**years, "effect": {**years["effect"], "exposure": "running"}}
    assert result(can, wider) == (
        "undetermined",
        ("temporal", "subtype"),
        ("horizon", "exposure", "link", "modality"),
    )


def test_the_same_two_both_of_regular_running_over_years_asserted_causes() -> None:
    first, second = (
        said("regular-running", direction, "wear-of-the-spine", scope={"horizon": "long-term"})
        for direction in ("increases", "decreases")
    )
    assert result(first, second) == ("contradiction", ("direct",), ())


def test_regular_running_can_wear_the_spine_against_long_term_runners_have_stronger_discs() -> None:
    wears = said("regular-running", "increases", "wear-of-the-spine", modality="possible")
    stronger = said("regular-running", "increases", "disc-health", scope={"horizon": "long-term"})
    status, kinds, decisive = result(wears, stronger)
    assert (status, kinds) == ("undetermined", ("temporal", "subtype"))
    assert decisive == ("horizon", "outcome", "modality")
    (found,) = conflicts(wears, stronger)
    axis = found.axis("outcome")
    assert {axis.left, axis.right} == {("wear-of-the-spine",), ("disc-health",)}
    assert found.question == ("regular-running", "disc-health")


def test_an_opposites_own_terms_are_one_scale_and_siblings_of_them_do_not_meet() -> None:
    wears = said("running", "increases", "wear-of-the-discs")
    assert result(wears, said("running", "increases", "disc-health")) == ("contradiction", ("direct",), ())
    assert conflicts(wears, said("running", "decreases", "disc-health")) == ()
    siblings = {**CONCEPTS, "one-disc": {"broader": ["wear-of-the-discs"]}, "height": {"broader": ["disc-health"]}}
    narrower = said("running", "increases", "one-disc"), said("running", "increases", "height")
    assert conflicts(*narrower, concepts=siblings) == ()


def test_long_distance_running_works_against_recovery_against_about_20_km_a_week_helps_recovery() -> None:
    against = said("long-distance-running", "decreases", "recovery")
    helps = said("running", "increases", "recovery", scope=a_week("~ 20 km"))
    assert result(against, helps) == ("undetermined", ("quantitative", "subtype"), ("dose", "exposure"))
    (found,) = conflicts(against, helps)
    assert found.axis("dose").relation == "incommensurable"
    unread = {**CONCEPTS, "long-distance-running": {"broader": ["running"]}}
    assert result(against, helps, concepts=unread)[2] == ("dose:distance-per-week", "exposure")


def test_an_hours_run_lowers_disc_height_immediate_against_over_years_discs_are_higher() -> None:
    hour = said("running", "decreases", "disc-height", scope={"horizon": "immediate", "dose": {"time-per-run": "1 h"}})
    years = said("running", "increases", "disc-height", scope={"horizon": "long-term"})
    assert result(hour, years) == ("explained", ("temporal",), ("horizon",))


def test_running_can_cause_back_ache_against_running_can_ease_back_ache() -> None:
    (found,) = conflicts(
        said("running", "increases", "back-ache", modality="possible"),
        said("running", "decreases", "back-ache", modality="possible"),
    )
    assert (found.status, found.kinds) == ("both-possible", ())
    assert Analysis(bases()).debates == ()


def test_running_can_cause_back_ache_against_running_does_not_cause_back_ache() -> None:
    can = said("running", "increases", "back-ache", modality="possible")
    assert result(can, said("running", "no-increase", "back-ache")) == ("contradiction", ("no-effect",), ())
    usually = said("running", "no-increase", "back-ache", modality="usually")
    assert result(can, usually) == ("undetermined", ("no-effect",), ("modality",))
    average = said("running", "no-change", "back-ache")
    assert result(can, average) == ("undetermined", ("no-effect",), ("modality",))
    always = said("running", "decreases", "back-ache", modality="always")
    assert result(can, always) == ("contradiction", ("direct",), ())


def test_exercise_prevents_falls_against_exercise_makes_no_difference_to_falls() -> None:
    prevents, none = said("exercise", "prevents", "falls"), said("exercise", "no-change", "falls")
    assert result(prevents, none) == ("contradiction", ("no-effect",), ())


def test_warm_up_prevents_stiffness_against_warm_up_does_not_increase_stiffness() -> None:
    assert conflicts(said("warm-up", "prevents", "stiffness"), said("warm-up", "no-increase", "stiffness")) == ()


def test_walking_maintains_bone_against_walking_does_not_build_bone() -> None:
    assert conflicts(said("walking", "maintains", "bone"), said("walking", "no-increase", "bone")) == ()


def test_cyclists_have_low_bone_mass_more_often_than_runners_against_runners_more_than_cyclists() -> None:
    cyclists = said("cycling", "increases", "low-bone-mass", comparator="running", link="goes-with")
    runners = said("running", "increases", "low-bone-mass", comparator="cycling", link="goes-with")
    assert result(cyclists, runners) == ("contradiction", ("direct",), ())
    (found,) = conflicts(cyclists, runners)
    assert found.axis("comparator").relation == found.axis("exposure").relation == "same"
    assert {side.link for side in found.sides} == {"goes-with"}


WORKS: tuple[str, str, str] = ("drug", "decreases", "growth")
DOES_NOT: tuple[str, str, str] = ("drug", "no-decrease", "growth")


def test_drug_in_melanoma_works_against_drug_in_colorectal_cancer_does_not() -> None:
    works, does_not = said(*WORKS, scope=who("melanoma")), said(*DOES_NOT, scope=who("colorectal-cancer"))
    assert result(works, does_not) == ("undetermined", ("conditional", "no-effect"), ("population",))
    (found,) = conflicts(works, does_not)
    assert found.axis("population").relation == "unrelated"


def test_the_same_both_direct_children_of_a_term_with_narrower_exclude() -> None:
    works, does_not = said(*WORKS, scope=who("melanoma")), said(*DOES_NOT, scope=who("colorectal-cancer"))
    parted: dict[str, Record] = {
        "tumours": {"narrower_exclude": True},
        "melanoma": {"broader": ["tumours"]},
        "colorectal-cancer": {"broader": ["tumours"]},
        "colon-cancer": {"broader": ["colorectal-cancer"]},
    }
    assert result(works, does_not, populations=parted) == ("explained", ("conditional", "no-effect"), ("population",))
    below = said(*DOES_NOT, scope=who("colon-cancer"))
    assert result(works, below, populations=parted)[0] == "explained"
    part = said(*WORKS, scope=who("colorectal-cancer")), said("drug", "no-change", "growth", scope=who("colon-cancer"))
    assert result(*part, populations=parted)[0] == "undetermined"


def test_drug_works_in_cancer_against_drug_does_not_work_in_colon_cancer() -> None:
    works, does_not = said(*WORKS, scope=who("cancer")), said(*DOES_NOT, scope=who("colon-cancer"))
    assert result(works, does_not) == ("undetermined", ("conditional", "no-effect"), ("population",))


def test_drug_does_not_work_in_cancer_against_drug_works_in_colon_cancer() -> None:
    does_not, works = said(*DOES_NOT, scope=who("cancer")), said(*WORKS, scope=who("colon-cancer"))
    assert result(does_not, works) == ("contradiction", ("no-effect",), ())
    average = said("drug", "no-change", "growth", scope=who("cancer"))
    assert result(average, works) == ("undetermined", ("conditional", "no-effect"), ("population",))
    always = said("drug", "increases", "growth", scope=who("cancer"), modality="always")
    assert result(always, works) == ("contradiction", ("direct",), ())


def test_denial_in_runners_against_increase_in_athletes_who_are_old() -> None:
    denial = said("running", "no-increase", "back-ache", scope=who("runners"))
    increase = said("running", "increases", "back-ache", scope=who("athletes", "old-people"))
    assert result(denial, increase) == ("undetermined", ("conditional", "no-effect"), ("population",))
    (found,) = conflicts(denial, increase)
    assert found.axis("population").relation == "unrelated"


def test_fast_is_better_than_running_against_running_is_worse_than_fast() -> None:
    fast = said("fast-running", "increases", "recovery", comparator="running")
    slow = said("running", "decreases", "recovery", comparator="fast-running")
    assert conflicts(fast, slow) == ()
    assert result(fast, said("running", "increases", "recovery", comparator="fast-running"))[0] == "contradiction"


def test_fast_is_better_than_running_twice_is_no_swap() -> None:
    fast = said("fast-running", "increases", "recovery", comparator="running")
    assert conflicts(fast, {**fast, "scope": a_week("20 km")}) == ()
    worse = said("fast-running", "decreases", "recovery", comparator="running")
    assert result(fast, worse) == ("contradiction", ("direct",), ())


def test_at_most_20_km_against_at_least_20_km() -> None:
    most = said("running", "decreases", "back-ache", scope=a_week("<= 20 km"))
    least = said("running", "increases", "back-ache", scope=a_week(">= 20 km"))
    assert result(most, least) == ("explained", ("quantitative",), ("dose:distance-per-week",))


def test_do_x_for_sleep_against_x_can_worsen_sleep() -> None:
    advice, worsens = do("running", outcome="sleep"), said("running", "decreases", "sleep", modality="possible")
    assert result(advice, worsens) == ("undetermined", ("advice-effect",), ("modality",))
    flat = said("running", "decreases", "sleep")
    assert result(advice, flat) == ("contradiction", ("advice-effect",), ())
    assert conflicts(avoid("running", outcome="sleep"), flat) == ()
    assert conflicts(do("running"), flat) == ()
    assert conflicts(do("running", outcome="bone"), said("running", "decreases", "bone")) == ()
    (found,) = conflicts(advice, flat)
    assert {side.stand for side in found.sides} == {"do", "decreases"}


def test_what_is_better_of_an_aim_is_its_own_or_its_opposites_reversed() -> None:
    worse = said("running", "increases", "back-trouble")
    assert result(do("running", outcome="back-trouble"), worse) == ("contradiction", ("advice-effect",), ())
    assert result(do("running", outcome="recovery"), worse) == ("contradiction", ("advice-effect",), ())
    assert conflicts(avoid("running", outcome="recovery"), worse) == ()
    denied = said("running", "no-increase", "recovery")
    assert result(do("running", outcome="recovery"), denied) == ("contradiction", ("advice-effect", "no-effect"), ())


def test_z_better_than_placebo_against_z_worse_than_standard_care() -> None:
    better = said("drug", "increases", "recovery", comparator="placebo")
    worse = said("drug", "decreases", "recovery", comparator="standard-care")
    assert result(better, worse) == ("explained", ("comparative",), ("comparator",))
    unrelated: dict[str, Record] = {name: {} for name in ("placebo", "standard-care", "recovery")}
    assert result(better, worse, concepts=unrelated) == ("undetermined", ("comparative",), ("comparator",))
    before = said("drug", "decreases", "recovery", comparator="before")
    assert result(better, before) == ("undetermined", ("comparative",), ("comparator",))


def test_z_better_with_no_comparator_against_z_no_better_than_placebo() -> None:
    better, denied = said("drug", "increases", "sleep"), said("drug", "no-increase", "sleep", comparator="placebo")
    assert result(better, denied) == ("undetermined", ("comparative", "no-effect"), ("comparator",))


def test_rr_063_at_17_met_h_a_week_against_rr_061_with_a_wide_interval_at_35() -> None:
    first = said(
        "running",
        "decreases",
        "back-ache",
        estimate={"measure": "risk-ratio", "value": 0.63, "low": 0.42, "high": 0.94},
        scope={"dose": {"energy-per-week": "17.5 mMET"}},
    )
    second = said(
        "running",
        "inconclusive",
        "back-ache",
        estimate={"measure": "risk-ratio", "value": 0.61, "low": 0.33, "high": 1.12},
        scope={"dose": {"energy-per-week": "35 mMET"}},
    )
    kb = bases(first, second)
    verdicts = [
        found.says
        for claim in kb.claims.values()
        if claim.effect
        and claim.effect.estimate
        and (found := estimates.verdict(claim.effect.estimate, kb.concepts["back-ache"].matters))
    ]
    assert verdicts == ["falls", "inconclusive"]
    assert conflicts(first, second) == ()


def test_at_most_20_km_a_week_is_fine_against_at_least_40_mi_a_week_harms() -> None:
    fine = said("running", "no-increase", "back-ache", scope=a_week("<= 20 km"))
    harms = said("running", "increases", "back-ache", scope=a_week(">= 40 mi"))
    assert result(fine, harms) == ("explained", ("quantitative", "no-effect"), ("dose:distance-per-week",))
    quantity = bases().quantities["distance-per-week"]
    gap = doses.parse("<= 20 km", quantity).high, doses.parse(">= 40 mi", quantity).low
    assert gap == (20.0, 64.37376)


def test_dose_about_20_f_with_an_absolute_tolerance_against_20_f() -> None:
    about = said("running", "increases", "back-ache", scope={"dose": {"warmth": "~ 20 °F"}})
    exactly = said("running", "decreases", "back-ache", scope={"dose": {"warmth": "20 °F"}})
    assert result(about, exactly) == ("contradiction", ("direct",), ())
    (found,) = conflicts(about, exactly)
    assert found.axis("dose:warmth").relation == "overlapping"
    shares: dict[str, Record] = {"warmth": {"unit": "°C"}}
    (unread,) = conflicts(about, exactly, quantities=shares)
    assert (unread.status, unread.axis("dose:warmth").relation) == ("undetermined", "unrelated")


def test_do_exercise_against_avoid_sprinting() -> None:
    assert conflicts(do("exercise"), avoid("sprinting")) == ()
    assert result(avoid("exercise"), do("sprinting")) == ("contradiction", ("direct",), ())


def test_build_up_distance_slowly_against_avoid_more_distance_on_one_page() -> None:
    page = {"source": "one-page"}
    (found,) = conflicts(do("building-up-slowly", **page), avoid("more-distance", **page))
    assert (found.status, found.kinds, found.self) == ("contradiction", ("direct",), True)
    assert found.question == ("building-up-slowly", None)
    assert {axis.name for axis in found.axes}.isdisjoint({"link", "modality"})


def test_start_running_as_pain_falls_against_starting_to_run_in_pain_makes_the_back_worse() -> None:
    start = do("starting-to-run", outcome="recovery", scope={"condition": "as-pain-falls"})
    worse = said("starting-to-run", "decreases", "recovery", scope={"condition": "in-pain"})
    assert result(start, worse) == ("undetermined", ("conditional", "advice-effect"), ("condition",))
    (found,) = conflicts(start, worse)
    assert found.axis("condition").relation == "unrelated"


# What the page says in passing, and cases in which the first version failed


def test_statins_lower_events_against_statins_raise_one_kind_of_them() -> None:
    lower, raises = said("statins", "decreases", "cardiovascular-events"), said("statins", "increases", "strokes")
    assert result(lower, raises) == ("undetermined", ("subtype",), ("outcome",))


def test_instead_is_advice_too_and_one_claims_parts_do_not_meet() -> None:
    swap = avoid("running", instead="sprinting")
    assert conflicts(avoid("exercise", instead="sprinting")) == ()
    (found,) = conflicts(swap, avoid("sprinting"))
    assert [at for side in found.sides for at in side.at if at[-1] == "instead"] == [("advice", "instead")]
    assert conflicts(do("running"), do("sprinting")) == ()


def test_advice_for_one_aim_against_advice_for_none_or_another() -> None:
    for_sleep = do("running", outcome="sleep")
    assert result(for_sleep, avoid("running")) == ("undetermined", ("subtype",), ("outcome",))
    assert conflicts(for_sleep, avoid("running", outcome="recovery")) == ()
    assert result(for_sleep, avoid("running", outcome="sleep"))[0] == "contradiction"


def test_advice_on_a_scale_read_the_other_way_has_one_aim_where_it_is_known_what_is_better() -> None:
    for_recovery, for_trouble = do("running", outcome="recovery"), avoid("running", outcome="back-trouble")
    assert result(for_recovery, for_trouble) == ("contradiction", ("direct",), ())
    unknown: dict[str, Record] = {"recovery": {"opposite": "back-trouble"}, "back-trouble": {}}
    assert conflicts(for_recovery, for_trouble, concepts=unknown) == ()
    both: dict[str, Record] = {
        "recovery": {"opposite": "back-trouble", "better": "more"},
        "back-trouble": {"better": "more"},
    }
    assert conflicts(for_recovery, for_trouble, concepts=both) == ()


def test_a_term_that_the_editor_had_to_supply_is_at_best_one_sided() -> None:
    supplied = said("running", "increases", "recovery", inferred=["outcome"])
    assert result(supplied, said("running", "decreases", "recovery")) == ("undetermined", ("subtype",), ("outcome",))


def test_an_association_does_not_deny_a_cause_and_no_kind_is_named_for_it() -> None:
    goes, causes = said("running", "increases", "sleep", link="goes-with"), said("running", "decreases", "sleep")
    assert result(goes, causes) == ("undetermined", ("direct",), ("link",))


def test_what_the_exposure_implies_counts_as_stated_and_goes_behind_what_is_stated() -> None:
    long = said("long-distance-running", "increases", "sleep")
    short = said("long-distance-running", "decreases", "sleep", scope={"dose": {"distance-per-run": "5 km"}})
    assert result(long, short) == ("explained", ("quantitative",), ("dose:distance-per-run",))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("immediate", "long-term", "disjoint"),
        ("immediate", "short-term", "disjoint"),
        ("long-term", "long-term", "same"),
        ("12 weeks", "84 days", "same"),
        ("12 weeks", "20 weeks", "overlapping"),
        ("12 weeks", "24 weeks", "overlapping"),
        ("12 weeks", "1 year", "unrelated"),
        ("1 week", "10 weeks", "disjoint"),
        ("1 h", "12 weeks", "disjoint"),
        ("12 weeks", "short-term", "overlapping"),
        ("2 days", "immediate", "overlapping"),
        ("3 days", "immediate", "unrelated"),
        ("10 days", "immediate", "disjoint"),
        ("> 10 years", "long-term", "overlapping"),
        ("> 10 years", "1 year", "disjoint"),
        ("6-12 months", "1 year", "overlapping"),
        ("12 months", "1 year", "same"),
        ("~ 12 weeks", "12 weeks", "same"),
    ],
)
def test_horizons_are_ranges(left: str, right: str, relation: str) -> None:
    rises, falls = (
        said("running", d, "sleep", scope={"horizon": h}) for d, h in (("increases", left), ("decreases", right))
    )
    (found,) = conflicts(rises, falls)
    assert found.axis("horizon").relation == relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("20 km", "20 km", "same"),
        ("20 km", "20000 m", "same"),
        ("20 km", "<= 20 km", "overlapping"),
        ("20 km", "< 20 km", "disjoint"),
        ("10-20 km", "20-30 km", "disjoint"),
        ("10-20 km", "19-30 km", "overlapping"),
        ("10-20 km", "12-14 km", "overlapping"),
        ("20 km", "24 km", "overlapping"),
        ("20 km", "24.5 km", "disjoint"),
        ("20 km", "25 km", "disjoint"),
        ("~ 20 km", "24 km", "overlapping"),
        ("~ 20 km", "25 km", "disjoint"),
        ("20 km", "~ 25 km", "overlapping"),
        ("20 km", "5 bananas", "unrelated"),
        ("a lot", "a lot", "unrelated"),
    ],
)
def test_amounts_are_intervals(left: str, right: str, relation: str) -> None:
    rises, falls = (
        said("running", d, "sleep", scope=a_week(a)) for d, a in (("increases", left), ("decreases", right))
    )
    (found,) = conflicts(rises, falls)
    assert found.axis("dose:distance-per-week").relation == relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ({"any": ["runners", "cancer"]}, {"any": ["cancer", "melanoma"]}, "overlapping"),
        ({"any": ["runners", "cancer"]}, "athletes", "narrower"),
        ("athletes", {"any": ["runners", "cancer"]}, "wider"),
        ({"any": ["melanoma", "cancer"]}, "athletes", "unrelated"),
        ({"any": ["children", "babies"]}, "grown-ups", "disjoint"),
        ({"any": ["children", "cancer"]}, "grown-ups", "unrelated"),
        (["children", "cancer"], "grown-ups", "disjoint"),
        (["runners", "old-people"], "athletes", "narrower"),
        ("athletes", ["old-people", "runners"], "wider"),
        (["runners", "old-people"], ["old-people", "runners"], "same"),
        (["runners", "old-people"], ["runners", "cancer"], "unrelated"),
        ({"any": ["runners"]}, "runners", "same"),
    ],
)
def test_lists_hold_together_and_alternatives_are_judged_one_by_one(left: Any, right: Any, relation: str) -> None:
    ages: dict[str, Record] = {
        **POPULATIONS,
        "grown-ups": {"disjoint_with": ["children"]},
        "children": {},
        "babies": {"broader": ["children"]},
    }
    rises = said("running", "increases", "sleep", scope={"population": left})
    falls = said("running", "decreases", "sleep", scope={"population": right})
    kb = bases(rises, falls, populations=ages)
    (found,) = conflicts(rises, falls, populations=ages)
    stands = {stand.key[0]: stand for stand in naive.stands(kb)}
    first, second = stands["claim-0"], stands["claim-1"]
    reading = naive.judge(kb, first, second)
    assert reading
    assert reading.axes["population"] == relation
    turned = {"narrower": "wider", "wider": "narrower"}
    ours = found.axis("population").relation
    assert ours == (relation if found.sides[0].claims == ("claim-0",) else turned.get(relation, relation))


def test_a_denial_of_a_whole_meets_one_of_several_alternatives_as_if_it_stood_alone() -> None:
    denial = said("running", "no-increase", "sleep", scope=who("athletes"))
    rises = said("running", "increases", "sleep", scope={"population": {"any": ["runners", "melanoma"]}})
    (found,) = conflicts(denial, rises)
    assert (found.status, found.axis("population").relation) == ("contradiction", "overlapping")


def test_without_any_vocabulary_only_limits_that_are_the_same_term_contradict() -> None:
    for left, right, status in (
        ("melanoma", "melanoma", "contradiction"),
        ("melanoma", "colon-cancer", "undetermined"),
        ("her2-positive", "her2-negative", "undetermined"),
    ):
        works, does_not = said(*WORKS, scope=who(left)), said(*DOES_NOT, scope=who(right))
        kb = bases(works, does_not, concepts={}, populations={})
        assert [c.status for c in Analysis(kb).conflicts] == [status]


def test_a_size_of_two_thousand_against_two_thousand_is_one_conflict_with_four_million_pairs() -> None:
    said_so = [said("running", "increases", "sleep") for _ in range(2000)]
    said_not = [said("running", "decreases", "sleep") for _ in range(2000)]
    (found,) = Analysis(bases(*said_so, *said_not)).conflicts
    assert found.pairs == 4_000_000
    assert found.status == "contradiction"
