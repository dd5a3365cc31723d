"""Chains against positions: cases by hand. A naive reading of every tuple of positions has a test of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.reasoning import chains, positions
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import avoid, base, effect, plain

if TYPE_CHECKING:
    from counterclaim.reasoning.chains import Chain
    from tests.reasoning.invented import Record

CONCEPTS = plain(["coffee", "espresso", "drink", "wakefulness", "sleep", "mood", "headache"])
RAISES = effect("coffee", "increases", "mood")
FIRST = effect("coffee", "increases", "wakefulness")
SECOND = effect("wakefulness", "decreases", "mood")
TERMS: dict[str, Record] = {
    "poets": {"disjoint_with": ["cooks"]},
    "cooks": {},
    "old-poets": {"broader": ["poets"]},
    "people": {},
}
TIMES: dict[str, Record] = {"dusk": {"disjoint_with": ["dawn"]}, "dawn": {}}
CUPS: dict[str, Record] = {"cups": {"unit": "cup"}, "grams": {"unit": "g"}}
KINDS: dict[str, Any] = {"concepts": CONCEPTS, "populations": TERMS, "conditions": TIMES, "quantities": CUPS}


def found(claims: dict[str, Record], **kinds: Any) -> tuple[Chain, ...]:
    return Analysis(base(claims, **{**KINDS, **kinds})).chains


def chain(*links: Record, claim: Record = RAISES, **kinds: Any) -> Chain | None:
    """Return the chain against `claim`; the links are named by their place among those given."""
    named = {f"link-{number}": link for number, link in enumerate(links)}
    every = found({"claim": claim, **named}, **kinds)
    return next((c for c in every if "claim" in c.position.claims), None)


def against(*links: Record, claim: Record = RAISES, **kinds: Any) -> tuple[str, ...]:
    """Return the links of the chain against `claim` by name."""
    opposing = chain(*links, claim=claim, **kinds)
    return opposing.claims[1:] if opposing else ()


def status(*links: Record, claim: Record = RAISES, **kinds: Any) -> tuple[str, tuple[str, ...]]:
    """Return the status and the decisive axes of the chain against `claim`."""
    opposing = chain(*links, claim=claim, **kinds)
    return (opposing.status, opposing.decisive) if opposing else ("none", ())


def limited(record: Record, **scope: Any) -> Record:
    return {**record, "scope": scope}


def test_two_links_that_come_out_otherwise_oppose_a_position_and_name_what_they_do_to_its_outcome() -> None:
    opposing = chain(FIRST, SECOND)
    assert opposing
    assert opposing.claims == ("claim", "link-0", "link-1")
    assert (opposing.direction, opposing.status, opposing.kinds) == ("decreases", "contradiction", ("direct",))
    names = [opposing.position.name, *(link.name for link in opposing.links)]
    assert opposing.id == positions.identity(*names)


@pytest.mark.parametrize(
    ("first", "second", "opposes"),
    [
        ("increases", "decreases", True),
        ("decreases", "increases", True),
        ("increases", "increases", False),
        ("decreases", "decreases", False),
        ("increases", "no-change", False),
        ("no-decrease", "decreases", False),
        ("mixed", "decreases", False),
        ("maintains", "decreases", False),
        ("increases", "prevents", False),
        ("inconclusive", "decreases", False),
    ],
)
def test_the_signs_of_the_links_multiply_and_only_rise_and_fall_are_links(
    first: str, second: str, *, opposes: bool
) -> None:
    links = effect("coffee", first, "wakefulness"), effect("wakefulness", second, "mood")
    assert bool(against(*links)) is opposes


@pytest.mark.parametrize(
    ("direction", "opposed"),
    [
        ("increases", True),
        ("maintains", True),
        ("decreases", False),
        ("prevents", False),
        ("no-change", True),
        ("no-decrease", True),
        ("no-increase", False),
        ("mixed", False),
        ("inconclusive", False),
    ],
)
def test_a_position_is_opposed_by_what_it_cannot_be_true_beside(direction: str, *, opposed: bool) -> None:
    assert bool(against(FIRST, SECOND, claim=effect("coffee", direction, "mood"))) is opposed


def test_a_denial_is_told_as_one() -> None:
    opposing = chain(FIRST, SECOND, claim=effect("coffee", "no-decrease", "mood"))
    assert opposing
    assert opposing.kinds == ("no-effect",)


def test_three_links_are_the_most() -> None:
    three = (
        effect("coffee", "increases", "wakefulness"),
        effect("wakefulness", "decreases", "sleep"),
        effect("sleep", "increases", "mood"),
    )
    assert against(*three) == ("link-0", "link-1", "link-2")
    four = (*three[:2], effect("sleep", "increases", "headache"), effect("headache", "increases", "mood"))
    assert against(*four) == ()


def test_of_equally_grave_chains_the_shortest_counts() -> None:
    longer = effect("wakefulness", "increases", "headache"), effect("headache", "decreases", "mood")
    assert against(FIRST, *longer, SECOND) == ("link-0", "link-3")


def test_a_graver_chain_goes_before_a_shorter_one() -> None:
    can = effect("wakefulness", "decreases", "mood", modality="possible")
    longer = effect("wakefulness", "increases", "headache"), effect("headache", "decreases", "mood")
    assert status(FIRST, can) == ("undetermined", ("modality",))
    assert against(FIRST, can, *longer) == ("link-0", "link-2", "link-3")
    assert status(FIRST, can, *longer) == ("contradiction", ())


def test_a_link_about_something_broader_holds_for_the_narrower_and_not_the_other_way_round() -> None:
    broader = {**CONCEPTS, "espresso": {"broader": ["coffee"]}, "coffee": {"broader": ["drink"]}}
    narrow, wide = effect("espresso", "increases", "mood"), effect("drink", "increases", "mood")
    assert against(FIRST, SECOND, claim=narrow, concepts=broader) == ("link-0", "link-1")
    assert status(FIRST, SECOND, claim=narrow, concepts=broader) == ("undetermined", ("exposure",))
    assert against(FIRST, SECOND, claim=wide, concepts=broader) == ()


def test_a_joint_may_be_narrower_than_the_next_link_and_then_nothing_is_certain() -> None:
    broader = {**CONCEPTS, "wakefulness": {"broader": ["sleep"]}}
    joined = effect("sleep", "decreases", "mood")
    assert against(FIRST, joined, concepts=broader) == ("link-0", "link-1")
    assert status(FIRST, joined, concepts=broader) == ("undetermined", ("exposure",))
    assert against(effect("coffee", "increases", "sleep"), SECOND, concepts=broader) == ()


def test_the_end_may_be_a_part_of_the_outcome_or_its_whole_which_leaves_it_open() -> None:
    broader = {**CONCEPTS, "headache": {"broader": ["mood"]}}
    part = effect("wakefulness", "decreases", "headache")
    assert status(FIRST, part, concepts=broader) == ("undetermined", ("outcome",))
    whole = effect("coffee", "increases", "headache")
    assert status(FIRST, SECOND, claim=whole, concepts=broader) == ("undetermined", ("outcome",))


def test_an_opposite_is_the_same_scale_read_the_other_way() -> None:
    opposites = {**CONCEPTS, "sleep": {"opposite": "wakefulness"}, "headache": {"opposite": "mood"}}
    assert against(FIRST, effect("sleep", "increases", "mood"), concepts=opposites) == ("link-0", "link-1")
    assert status(FIRST, effect("sleep", "increases", "mood"), concepts=opposites)[0] == "contradiction"
    assert against(FIRST, effect("sleep", "decreases", "mood"), concepts=opposites) == ()
    ending = chain(FIRST, effect("wakefulness", "increases", "headache"), concepts=opposites)
    assert ending
    assert (ending.direction, ending.status) == ("decreases", "contradiction")


def test_a_chain_does_not_pass_through_its_own_ends_or_twice_through_one_concept() -> None:
    back = effect("wakefulness", "decreases", "coffee"), effect("coffee", "increases", "mood")
    assert against(FIRST, *back) == ()
    assert against(effect("coffee", "decreases", "coffee"), RAISES) == ()
    again = effect("wakefulness", "decreases", "wakefulness"), effect("wakefulness", "increases", "mood")
    assert against(FIRST, *again) == ()


@pytest.mark.parametrize(
    "changed",
    [
        effect("wakefulness", "decreases", "mood", comparator="sleep"),
        effect("wakefulness", "decreases", "mood", link="goes-with"),
        effect("wakefulness", "decreases", "mood", inferred=["exposure"]),
        effect("wakefulness", "decreases", "mood", retired={"date": "2026-01-05", "why": "It was read wrongly."}),
        avoid("wakefulness", outcome="mood"),
    ],
)
def test_what_compares_associates_is_supplied_retired_or_advice_is_no_link(changed: Record) -> None:
    assert against(FIRST, changed) == ()


def test_what_can_be_gives_a_chain_that_can_be() -> None:
    can = effect("wakefulness", "decreases", "mood", modality="possible")
    said_to_happen = effect("coffee", "increases", "mood", modality="some")
    assert status(FIRST, can) == ("undetermined", ("modality",))
    assert status(FIRST, can, claim=said_to_happen) == ("both-possible", ("modality",))
    opposing = chain(FIRST, can, claim=said_to_happen)
    assert opposing
    assert opposing.kinds == ()
    assert status(FIRST, can, claim=effect("coffee", "no-decrease", "mood")) == ("contradiction", ())


def test_an_association_is_not_denied_by_a_chain_of_causes() -> None:
    assert status(FIRST, SECOND, claim=effect("coffee", "increases", "mood", link="goes-with")) == (
        "undetermined",
        ("link",),
    )


@pytest.mark.parametrize(
    ("claim", "first", "second", "expected"),
    [
        ({}, {}, {}, ("contradiction", ())),
        ({"horizon": "long-term"}, {"horizon": "long-term"}, {}, ("contradiction", ())),
        ({"horizon": "long-term"}, {}, {}, ("undetermined", ("horizon",))),
        ({}, {"horizon": "long-term"}, {}, ("undetermined", ("horizon",))),
        ({}, {"horizon": "long-term"}, {"horizon": "immediate"}, ("none", ())),
        ({"horizon": "immediate"}, {"horizon": "long-term"}, {}, ("none", ())),
        ({"horizon": "2 years"}, {"horizon": "2 years"}, {"horizon": "long-term"}, ("contradiction", ())),
        ({"horizon": "2 years"}, {"horizon": "long-term"}, {"horizon": "2 years"}, ("contradiction", ())),
        ({"horizon": "2 years"}, {"horizon": "2 years"}, {"horizon": "12 weeks"}, ("undetermined", ("horizon",))),
        (
            {"horizon": "7 months"},
            {"horizon": "6-12 months"},
            {"horizon": "9-18 months"},
            ("undetermined", ("horizon",)),
        ),
        ({"population": "poets"}, {"population": "poets"}, {}, ("contradiction", ())),
        ({"population": "poets"}, {"population": "poets"}, {"population": "cooks"}, ("none", ())),
        ({"population": "poets"}, {}, {"population": "cooks"}, ("none", ())),
        ({"population": "poets"}, {"population": "people"}, {}, ("undetermined", ("population",))),
        ({"condition": "dusk"}, {"condition": "dusk"}, {"population": "poets"}, ("undetermined", ("population",))),
        ({"dose": {"cups": "2 cups"}}, {"dose": {"cups": "1-3 cups"}}, {}, ("contradiction", ())),
        ({"dose": {"cups": "9 cups"}}, {"dose": {"cups": "1-3 cups"}}, {}, ("none", ())),
        ({}, {"dose": {"cups": "2 cups"}}, {"dose": {"cups": "5 cups"}}, ("none", ())),
        (
            {"dose": {"cups": "2 cups"}},
            {"dose": {"cups": "1-3 cups"}},
            {"dose": {"cups": "2 cups"}},
            ("contradiction", ()),
        ),
        (
            {"dose": {"cups": "2 cups"}},
            {"dose": {"cups": "1-3 cups"}},
            {"dose": {"cups": "2-5 cups"}},
            ("contradiction", ()),
        ),
        ({"dose": {"cups": "1 cup"}}, {"dose": {"cups": "1-3 cups"}}, {"dose": {"cups": "2-5 cups"}}, ("none", ())),
        (
            {"dose": {"cups": "20 cups"}},
            {"dose": {"cups": "20 cups"}},
            {"dose": {"cups": "24 cups"}},
            ("undetermined", ("dose:cups",)),
        ),
        (
            {"dose": {"cups": "2 cups"}},
            {"dose": {"cups": "2 cups"}},
            {"dose": {"cups": "a lot"}},
            ("undetermined", ("dose:cups",)),
        ),
        ({"dose": {"cups": "2 cups"}}, {"dose": {"grams": "5 g"}}, {}, ("undetermined", ("dose",))),
        ({"dose": {"cups": "2 cups"}}, {"dose": {"cups": "a lot"}}, {}, ("undetermined", ("dose:cups",))),
    ],
)
def test_the_limits_of_a_chain_are_those_of_all_its_links_and_are_judged_like_a_claims(
    claim: Record, first: Record, second: Record, expected: tuple[str, tuple[str, ...]]
) -> None:
    links = [limited(record, **scope) if scope else record for record, scope in ((FIRST, first), (SECOND, second))]
    opposed = limited(RAISES, **claim) if claim else RAISES
    turned = [{**links[0], "scope": second}, {**links[1], "scope": first}]
    for order in (links, links[::-1], [{k: v for k, v in link.items() if v} for link in turned]):
        assert status(*order, claim=opposed) == expected


def test_what_a_concept_implies_counts_as_stated() -> None:
    implying = {**CONCEPTS, "wakefulness": {"implies": {"horizon": "immediate"}}}
    assert status(FIRST, SECOND, concepts=implying) == ("undetermined", ("horizon",))
    stated = limited(RAISES, horizon="immediate")
    assert status(FIRST, SECOND, claim=stated, concepts=implying) == ("contradiction", ())


def test_what_conflicts_with_the_position_is_no_link_of_a_chain_against_it() -> None:
    concepts = {**CONCEPTS, "wakefulness": {"broader": ["mood"]}}
    down = effect("coffee", "decreases", "wakefulness")
    up = effect("wakefulness", "increases", "mood")
    assert against(down, up) == ("link-0", "link-1")
    assert Analysis(base({"claim": RAISES, "x": down}, concepts=concepts)).conflicts
    assert against(down, up, concepts=concepts) == ()


def test_claims_that_say_the_same_are_one_link() -> None:
    opposing = chain(FIRST, SECOND, {**SECOND, "source": "notes"})
    assert opposing
    assert [link.claims for link in opposing.links] == [("link-0",), ("link-1", "link-2")]
    assert opposing.claims == ("claim", "link-0", "link-1")


def hub(size: int) -> dict[str, Record]:
    """Return a claim, and a dense graph around it in which every chain comes out as the claim says."""
    claims = {"claim": effect("coffee", "increases", "mood")}
    for n in range(size):
        claims[f"in-{n}"] = effect("coffee", "increases", f"thing-{n}")
        claims[f"out-{n}"] = effect(f"thing-{n}", "increases", "mood")
        claims[f"over-{n}"] = effect(f"thing-{n}", "increases", f"thing-{(n + 1) % size}")
    return claims


def test_what_is_tried_for_a_position_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = {**hub(40), "z": effect("thing-39", "decreases", "mood")}
    assert any("claim" in c.position.claims for c in found(claims))
    monkeypatch.setattr(chains, "MAX_STEPS", 10)
    assert not any("claim" in c.position.claims for c in found(claims))


def test_only_so_many_chains_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [limited(SECOND, dose={"cups": f"{n} cups"}) for n in range(1, 6)]
    claims = [FIRST, *many, limited(SECOND, dose={"cups": "9 cups"})]
    opposed = limited(RAISES, dose={"cups": "9 cups"})
    assert status(*claims, claim=opposed) == ("contradiction", ())
    monkeypatch.setattr(chains, "MAX_CHAINS", 5)
    assert status(*claims, claim=opposed) == ("none", ())
