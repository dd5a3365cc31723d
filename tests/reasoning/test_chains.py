"""Chains against claims: cases by hand, then the search against a naive reading of every tuple of claims."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.reasoning import chains, resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.chains import Chain
from tests.reasoning.invented import avoid, base, effect, plain
from tests.strategies import examples

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from tests.reasoning.invented import Record

CONCEPTS = plain(["coffee", "espresso", "drink", "wakefulness", "sleep", "mood", "headache"])
RAISES = effect("coffee", "increases", "mood")
FIRST = effect("coffee", "increases", "wakefulness")
SECOND = effect("wakefulness", "decreases", "mood")


def found(claims: dict[str, Record], **kinds: Any) -> tuple[Chain, ...]:
    return Analysis(base(claims, **{"concepts": CONCEPTS, **kinds})).chains


def against(*links: Record, claim: Record = RAISES, **kinds: Any) -> tuple[str, ...]:
    """Return the links of the chain against `claim`, named by their position among those given."""
    named = {f"link-{number}": link for number, link in enumerate(links)}
    return next((c.links for c in found({"claim": claim, **named}, **kinds) if c.claim == "claim"), ())


def test_two_links_that_come_out_otherwise_oppose_a_claim_and_name_what_they_do_to_its_outcome() -> None:
    chain = Chain("claim", ("first", "second"), "decreases")
    assert found({"claim": RAISES, "first": FIRST, "second": SECOND}) == (chain,)
    assert chain.pairs == (("claim", "first"), ("claim", "second"))
    assert Chain("m", ("a", "z"), "increases").pairs == (("a", "m"), ("m", "z"))


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
        ("decreases", False),
        ("no-change", True),
        ("no-decrease", True),
        ("no-increase", False),
        ("mixed", False),
    ],
)
def test_a_denial_is_opposed_by_what_it_denies(direction: str, *, opposed: bool) -> None:
    assert bool(against(FIRST, SECOND, claim=effect("coffee", direction, "mood"))) is opposed


def test_three_links_are_the_most() -> None:
    three = (
        effect("coffee", "increases", "wakefulness"),
        effect("wakefulness", "decreases", "sleep"),
        effect("sleep", "increases", "mood"),
    )
    assert against(*three) == ("link-0", "link-1", "link-2")
    four = (*three[:2], effect("sleep", "increases", "headache"), effect("headache", "increases", "mood"))
    assert against(*four) == ()


def test_the_shortest_chain_counts_and_of_these_the_first_by_the_ids_of_its_links() -> None:
    longer = effect("wakefulness", "increases", "headache"), effect("headache", "decreases", "mood")
    assert against(FIRST, *longer, SECOND) == ("link-0", "link-3")
    assert against(SECOND, FIRST, SECOND, FIRST) == ("link-1", "link-0")


def test_a_link_about_something_broader_holds_for_the_narrower_and_not_the_other_way_round() -> None:
    broader = {**CONCEPTS, "espresso": {"broader": ["coffee"]}, "coffee": {"broader": ["drink"]}}
    narrow, wide = effect("espresso", "increases", "mood"), effect("drink", "increases", "mood")
    assert against(FIRST, SECOND, claim=narrow, concepts=broader) == ("link-0", "link-1")
    assert against(FIRST, SECOND, claim=wide, concepts=broader) == ()


def test_a_joint_may_be_narrower_than_the_next_link_and_the_end_must_be_the_claims_own() -> None:
    broader = {**CONCEPTS, "wakefulness": {"broader": ["sleep"]}, "headache": {"broader": ["mood"]}}
    joined = effect("sleep", "decreases", "mood")
    assert against(FIRST, joined, concepts=broader) == ("link-0", "link-1")
    assert against(effect("coffee", "increases", "sleep"), SECOND, concepts=broader) == ()
    assert against(FIRST, effect("wakefulness", "decreases", "headache"), concepts=broader) == ()


def test_an_opposite_is_the_same_scale_read_the_other_way() -> None:
    opposites = {**CONCEPTS, "sleep": {"opposite": "wakefulness"}, "headache": {"opposite": "mood"}}
    assert against(FIRST, effect("sleep", "increases", "mood"), concepts=opposites) == ("link-0", "link-1")
    assert against(FIRST, effect("sleep", "decreases", "mood"), concepts=opposites) == ()
    assert against(FIRST, effect("wakefulness", "increases", "headache"), concepts=opposites) == ("link-0", "link-1")


def test_a_chain_does_not_pass_through_its_own_ends_or_twice_through_one_concept() -> None:
    back = effect("wakefulness", "decreases", "coffee"), effect("coffee", "increases", "mood")
    assert against(FIRST, *back) == ()
    assert against(effect("coffee", "decreases", "coffee"), RAISES) == ()
    assert (
        against(FIRST, effect("wakefulness", "decreases", "wakefulness"), effect("wakefulness", "increases", "mood"))
        == ()
    )


@pytest.mark.parametrize(
    "changed",
    [
        effect("wakefulness", "decreases", "mood", modality="possible"),
        effect("wakefulness", "decreases", "mood", comparator="sleep"),
        effect("wakefulness", "decreases", "mood", retired={"date": "2026-01-05", "why": "It was read wrongly."}),
        avoid("wakefulness", outcome="mood"),
    ],
)
def test_what_is_only_possible_compared_retired_or_advice_is_no_link(changed: Record) -> None:
    assert against(FIRST, changed) == ()


def test_a_claim_that_is_only_possible_is_not_opposed_by_a_chain() -> None:
    assert against(FIRST, SECOND, claim=effect("coffee", "increases", "mood", modality="possible")) == ()


TERMS: dict[str, Record] = {"poets": {"disjoint_with": ["cooks"]}, "cooks": {}, "people": {}}
TIMES: dict[str, Record] = {"dusk": {"disjoint_with": ["dawn"]}, "dawn": {}}
CUPS: dict[str, Record] = {"cups": {"unit": "cup"}, "grams": {"unit": "g"}}


@pytest.mark.parametrize(
    ("ours", "theirs", "together"),
    [
        ({}, {}, True),
        ({"horizon": "long-term"}, {"horizon": "long-term"}, True),
        ({"horizon": "long-term"}, {"horizon": "immediate"}, False),
        ({"horizon": "long-term"}, {}, False),
        ({"population": "poets"}, {"population": "people"}, True),
        ({"population": "poets"}, {"population": "cooks"}, False),
        ({"population": "poets"}, {}, False),
        ({"condition": "dusk"}, {"condition": "dusk"}, True),
        ({"condition": "dusk"}, {"condition": "dawn"}, False),
        ({"dose": {"cups": "2 cups"}}, {"dose": {"cups": "1-3 cups"}}, True),
        ({"dose": {"cups": "2 cups"}}, {"dose": {"cups": "5 cups"}}, False),
        ({"dose": {"cups": "2 cups"}}, {"dose": {"grams": "5 g"}}, False),
        ({"dose": {"cups": "a lot"}}, {}, True),
    ],
)
def test_parts_of_a_chain_state_limits_of_the_same_kinds_that_overlap(
    ours: Record, theirs: Record, *, together: bool
) -> None:
    kinds: Record = {"populations": TERMS, "conditions": TIMES, "quantities": CUPS}
    limited = [
        {**record, **({"scope": limits} if limits else {})}
        for record, limits in ((RAISES, ours), (FIRST, ours), (SECOND, theirs))
    ]
    for claim, first, second in permutations(limited):
        if claim["effect"] == RAISES["effect"]:
            assert bool(against(first, second, claim=claim, **kinds)) is together


def test_what_a_concept_implies_counts_as_stated() -> None:
    implying = {**CONCEPTS, "wakefulness": {"implies": {"horizon": "immediate"}}}
    assert against(FIRST, SECOND, concepts=implying) == ()
    stated = {**RAISES, "scope": {"horizon": "immediate"}}
    assert against(FIRST, SECOND, claim=stated, concepts=implying) == ("link-0", "link-1")


def test_a_claim_in_conflict_with_the_opposed_one_is_no_link_of_a_chain_against_it() -> None:
    concepts = {**CONCEPTS, "wakefulness": {"broader": ["mood"]}}
    falls = effect("coffee", "decreases", "wakefulness")
    rises = effect("wakefulness", "increases", "mood")
    assert against(falls, rises) == ("link-0", "link-1")
    assert [c.claims for c in Analysis(base({"claim": RAISES, "x": falls}, concepts=concepts)).conflicts]
    assert against(falls, rises, concepts=concepts) == ()


def decided(seen: str, *claims: str) -> Record:
    return {
        "x": {"claims": list(claims), "decision": "open", "reason": "Looked at.", "date": "2026-01-05", "seen": seen}
    }


def test_a_decision_about_the_claim_and_any_link_examines_the_chain_while_it_fits() -> None:
    records = {"claim": RAISES, "first": FIRST, "second": SECOND}
    seen = Analysis(base(records, concepts=CONCEPTS))
    for link in ("first", "second"):
        pair = ("claim", link)
        assert pair in seen.disputes
        fits = resolutions.fingerprint(seen.kb.claims["claim"], seen.kb.claims[link])
        for digits, examined in ((fits, True), ("00000000", False)):
            analysis = Analysis(base(records, concepts=CONCEPTS, resolutions=decided(digits, link, "claim")))
            (chain,) = analysis.chains
            assert analysis.examined_chain(chain) is examined
            assert analysis.decision(pair) is not None
    assert ("first", "second") not in seen.disputes


def hub(size: int) -> dict[str, Record]:
    """Return a claim, and a dense graph around it in which every chain comes out as the claim says."""
    claims = {"claim": effect("coffee", "increases", "mood")}
    for n in range(size):
        claims[f"in-{n}"] = effect("coffee", "increases", f"thing-{n}")
        claims[f"out-{n}"] = effect(f"thing-{n}", "increases", "mood")
        claims[f"over-{n}"] = effect(f"thing-{n}", "increases", f"thing-{(n + 1) % size}")
    return claims


def test_what_is_tried_for_a_claim_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = {**hub(40), "z": effect("thing-39", "decreases", "mood")}
    assert "claim" in {c.claim for c in found(claims)}
    monkeypatch.setattr(chains, "MAX_STEPS", 10)
    assert "claim" not in {c.claim for c in found(claims)}


def test_only_so_many_chains_are_compared_limit_by_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"scope": {"population": "poets"}}
    many = [{**SECOND, "scope": {"population": "cooks"}} for _ in range(5)]
    claims = [{**FIRST, **limits}, *many, {**SECOND, **limits}]
    assert against(*claims, claim={**RAISES, **limits}, populations=TERMS) == ("link-0", "link-6")
    monkeypatch.setattr(chains, "MAX_CHAINS", 5)
    assert against(*claims, claim={**RAISES, **limits}, populations=TERMS) == ()


# A naive reading: every two and every three claims, one after the other.

NAMES = ("bean", "coffee", "drink", "sleep", "wakefulness", "mood")


@st.composite
def bases(draw: st.DrawFn) -> KnowledgeBase:
    """Return a base of a few effects among a few concepts, some broader, some opposite."""
    concepts: dict[str, Record] = {}
    for place, name in enumerate(NAMES):
        above = draw(st.lists(st.sampled_from([*NAMES[place + 1 :], "unknown"]), max_size=1))
        concepts[name] = {"broader": above} if draw(st.integers(0, 2)) == 0 else {}
    if draw(st.booleans()):
        first, second = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
        concepts[first]["opposite"] = second
    directions = st.sampled_from(
        ["increases", "decreases", "increases", "decreases"] * 2 + ["no-change", "no-increase"]
    )
    scopes = st.sampled_from([{}, {}, {}, {"horizon": "long-term"}, {"population": "poets"}, {"population": "cooks"}])
    limited = draw(st.booleans())
    claims: dict[str, Record] = {}
    for number in range(draw(st.integers(5, 12))):
        fields: Record = {"modality": "possible"} if draw(st.integers(0, 9)) == 9 else {}
        if limited and (scope := draw(scopes)):
            fields["scope"] = scope
        names = st.sampled_from(NAMES)
        claims[f"c{number}"] = effect(draw(names), draw(directions), draw(names), **fields)
    return base(claims, concepts=concepts, populations=TERMS)


def naive(kb: KnowledgeBase) -> dict[str, int]:
    """Return, by claim, how many links the shortest chain against it has."""
    conflicts = {frozenset(c.claims) for c in Analysis(kb).conflicts}
    plain_effects = [c for c in kb.claims.values() if c.effect and c.effect.modality == "asserted"]
    lengths: dict[str, int] = {}
    for claim in plain_effects:
        for count in (2, 3):
            others = [c for c in plain_effects if c is not claim and {c.id, claim.id} not in conflicts]
            if any(opposes(kb, claim, links) for links in permutations(others, count)):
                lengths[claim.id] = count
                break
    return lengths


def opposes(kb: KnowledgeBase, claim: Claim, links: tuple[Claim, ...]) -> bool:
    scopes = [c.scope for c in (claim, *links)]
    if len({(s.horizon, bool(s.population)) for s in scopes}) > 1:
        return False
    if len({s.population for s in scopes}) > 1:
        return False
    assert claim.effect
    start, goal = claim.effect.exposure, claim.effect.outcome
    between = [link.effect.outcome for link in links[:-1] if link.effect]
    if len({start, goal, *between}) < len(between) + len({start, goal}) or opposite(kb, goal) & set(between):
        return False
    signs = {1}
    for here, link in zip([start, *between], links, strict=True):
        assert link.effect
        if link.effect.direction not in {"increases", "decreases"}:
            return False
        sign = 1 if link.effect.direction == "increases" else -1
        ways = {1} if link.effect.exposure in above(kb, here) else set()
        turned = any(link.effect.exposure in above(kb, other) for other in opposite(kb, here))
        ways |= {-1} if turned and link is not links[0] else set()
        signs = {s * sign * way for s in signs for way in ways}
    last = links[-1].effect
    assert last
    ends = ({1} if last.outcome == goal else set()) | ({-1} if last.outcome in opposite(kb, goal) else set())
    allowed = {"increases": {1}, "decreases": {-1}, "no-increase": {0, -1}, "no-change": {0}}[claim.effect.direction]
    return any(s * end not in allowed for s in signs for end in ends)


def above(kb: KnowledgeBase, name: str) -> set[str]:
    broader = kb.concepts[name].broader if name in kb.concepts else ()
    return {name}.union(*(above(kb, parent) for parent in broader))


def opposite(kb: KnowledgeBase, name: str) -> set[str]:
    ours = {c.opposite for c in kb.concepts.values() if c.id == name and c.opposite}
    return ours | {c.id for c in kb.concepts.values() if c.opposite == name}


BOUNDED = settings(deadline=None, max_examples=examples(80), suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.no_cover
@given(bases())
@BOUNDED
def test_the_search_finds_what_a_naive_reading_of_all_claims_finds(kb: KnowledgeBase) -> None:
    assert {c.claim: len(c.links) for c in Analysis(kb).chains} == naive(kb)


@given(bases())
@settings(BOUNDED, max_examples=60)
def test_every_chain_found_opposes_its_claim(kb: KnowledgeBase) -> None:
    for chain in Analysis(kb).chains:
        assert opposes(kb, kb.claims[chain.claim], tuple(kb.claims[link] for link in chain.links))


@pytest.mark.no_cover
def test_the_random_bases_reach_chains_of_both_lengths() -> None:
    lengths: set[int] = set()

    @given(bases())
    @settings(BOUNDED, max_examples=examples(80), derandomize=True, database=None, phases=[Phase.generate])
    def gather(kb: KnowledgeBase) -> None:
        lengths.update(naive(kb).values())

    gather()
    assert lengths == {2, 3}
