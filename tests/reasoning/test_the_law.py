"""Conclude no more than the records carry: what one limit more may do to a pair (the design of conflicts, §4).

Stating a limit more moves a pair towards contradiction only where the limits then stated are known to overlap. A limit
is a scope field, a quantity, or a term of a list that holds together. A limit that takes the place of an implied one,
or of the source's, is no limit more, and is not tried here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from counterclaim.reasoning.analysis import Analysis
from tests.reasoning import invented, naive, strategies
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from tests.reasoning.invented import Record
    from tests.reasoning.naive import Key
    from tests.reasoning.strategies import Records

TOWARDS = ["not opposed", "explained", "both-possible", "undetermined", "contradiction"]
Axes = dict[str, str]
Found = dict[frozenset["Key"], tuple[str, Axes]]
AXES = ("population", "condition", "horizon", "dose")


def by_engine(kb: KnowledgeBase) -> Found:
    found: Found = {}
    for conflict in Analysis(kb).conflicts:
        axes: Axes = {axis.name: axis.relation for axis in conflict.axes}
        pair = frozenset((side.claims[0], str(side.at[0][-1])) for side in conflict.sides)
        found[pair] = conflict.status, axes
    return found


def by_page(kb: KnowledgeBase) -> Found:
    return {frozenset(pair): (told.status, told.axes) for pair, told in naive.read(kb).items()}


def stated(kb: KnowledgeBase, claim: str) -> set[str]:
    """Return the axes, and the quantities, on which any part of a claim has limits already."""
    found = set()
    for stand in naive.stands_of(kb.claims[claim]):
        known = naive.limits(kb, stand)
        found |= {axis for axis in ("population", "condition", "horizon") if getattr(known, axis)}
        found |= known.dose.keys()
    return found


@st.composite
def one_more(draw: st.DrawFn) -> tuple[Records, Records, str]:
    """Return a base of two claims, the same with one limit more on one of them, and the axis that was added to."""
    records = draw(strategies.records(least=2, most=2))
    claim = draw(st.sampled_from(sorted(records["claims"])))
    axis = draw(st.sampled_from(AXES))
    record: Record = records["claims"][claim]
    scope: Record = dict(record.get("scope", {}))
    known = stated(invented.base(**records), claim)
    if axis == "dose":
        quantity = draw(st.sampled_from(sorted(strategies.QUANTITIES)))
        assume(quantity not in known)
        scope["dose"] = {**scope.get("dose", {}), quantity: draw(strategies.amounts(quantity))}
        axis = f"dose:{quantity}"
    elif axis == "horizon":
        assume(axis not in known)
        scope[axis] = draw(strategies.limits(axis, ()))
    else:
        scope[axis] = draw(more_terms(axis, scope.get(axis), stated_elsewhere=axis in known))
    more = {**records["claims"], claim: {**record, "scope": scope}}
    return records, {**records, "claims": more}, axis


@st.composite
def more_terms(draw: st.DrawFn, axis: str, had: Any, *, stated_elsewhere: bool) -> list[str] | Any:
    """Return a list with one term more, or a first limit; not of `any`, whose alternatives are no limits."""
    assume(not isinstance(had, dict))
    if had is None:
        assume(not stated_elsewhere)
        return draw(strategies.limits(axis, ()))
    terms = [had] if isinstance(had, str) else list(had)
    fresh = draw(st.sampled_from(strategies.PEOPLE if axis == "population" else strategies.TIMES))
    assume(fresh not in terms)
    return [*terms, fresh]


def overlaps(axis: str, before: Axes, after: Axes) -> bool:
    """Tell whether limits on an axis are known to overlap: the same, in part, or a part of a whole that speaks of it.

    Where a part counts as same, the axis says narrower or wider and does not decide.
    """
    return after.get(axis) in {"same", "overlapping", "narrower", "wider"} and after != before


@pytest.mark.slow
@pytest.mark.parametrize("read", [by_engine, by_page])
@given(one_more())
@settings(
    deadline=None, max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
def test_one_limit_more_moves_a_pair_towards_contradiction_only_where_limits_are_known_to_overlap(
    read: Callable[[KnowledgeBase], Found], tried: tuple[Records, Records, str]
) -> None:
    less, more, axis = tried
    before, after = read(invented.base(**less)), read(invented.base(**more))
    assert before.keys() == after.keys()
    for pair, (status, axes) in after.items():
        was, had = before[pair]
        if TOWARDS.index(status) > TOWARDS.index(was):
            assert overlaps(axis, had, axes), (was, had, status, axes)
            if axes[axis] in {"narrower", "wider"}:
                assert status == "contradiction"


RUNNERS: dict[str, Record] = {"runners": {"broader": ["people"]}, "smokers": {}, "people": {}}


@pytest.mark.parametrize(
    ("left", "right", "status"),
    [
        ({}, {}, "contradiction"),
        ({"population": "runners"}, {}, "undetermined"),
        ({"population": "runners"}, {"population": "smokers"}, "undetermined"),
        ({"population": "runners"}, {"population": "people"}, "undetermined"),
        ({"population": "runners"}, {"population": "runners"}, "contradiction"),
        ({"population": ["runners", "smokers"]}, {"population": "runners"}, "undetermined"),
        ({"population": ["runners", "smokers"]}, {"population": ["smokers", "runners"]}, "contradiction"),
        ({"horizon": "12 weeks"}, {}, "undetermined"),
        ({"horizon": "12 weeks"}, {"horizon": "1 year"}, "undetermined"),
        ({"horizon": "12 weeks"}, {"horizon": "20 weeks"}, "contradiction"),
        ({"dose": {"distance-per-week": "20 km"}}, {}, "undetermined"),
        ({"dose": {"distance-per-week": "20 km"}}, {"dose": {"warmth": "20 °C"}}, "undetermined"),
        (
            {"dose": {"distance-per-week": "20 km"}},
            {"dose": {"warmth": "20 °C", "distance-per-week": "20 km"}},
            "undetermined",
        ),
        ({"dose": {"distance-per-week": "20 km"}}, {"dose": {"distance-per-week": "> 10 km"}}, "contradiction"),
        ({"dose": {"distance-per-week": "20 km"}}, {"dose": {"distance-per-week": "a lot"}}, "undetermined"),
        ({"dose": {"distance-per-week": "a lot"}}, {"dose": {"distance-per-week": "a lot"}}, "undetermined"),
    ],
)
def test_silence_is_no_limit_and_what_is_not_known_to_overlap_is_not_treated_so(
    left: Record, right: Record, status: str
) -> None:
    def said(direction: str, scope: Record) -> Record:
        return invented.effect("running", direction, "pain", **({"scope": scope} if scope else {}))

    claims = {"a": said("increases", left), "b": said("decreases", right)}
    kb = invented.base(claims, populations=RUNNERS, quantities=strategies.QUANTITIES)
    (conflict,) = Analysis(kb).conflicts
    assert conflict.status == status
    assert {told.status for told in naive.read(kb).values()} == {status}
