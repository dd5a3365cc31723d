"""The engine against a naive reading of the design of conflicts, and the table of that page as printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import astuple
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.reasoning import conflicts, grounds
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.directions import opposed
from tests.reasoning import invented, naive, strategies
from tests.reasoning.naive import Reading
from tests.strategies import examples

if TYPE_CHECKING:
    import random

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.positions import Position
    from tests.reasoning.invented import Record
    from tests.reasoning.naive import Key
    from tests.reasoning.strategies import Records

BOUNDED = settings(deadline=None, max_examples=examples(50), suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(BOUNDED, max_examples=examples(20))

TABLE = """
| | increases | maintains | decreases | prevents | no-change | no-increase | no-decrease | mixed | inconclusive |
|---|---|---|---|---|---|---|---|---|---|
| increases | | | o | o | o | o | | | |
| maintains | | | o | o | o | | | | |
| decreases | o | o | | | o | | o | | |
| prevents | o | o | | | o | | | | |
| no-change | o | o | o | o | | | | | |
| no-increase | o | | | | | | | | |
| no-decrease | | | o | | | | | | |
"""


def printed() -> dict[tuple[str, str], bool]:
    """Return the table as printed, with the rows that it leaves out because they are empty."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in TABLE.strip().splitlines()]
    head = rows[0][1:]
    found = dict.fromkeys(product(head, head), False)
    for name, *cells in rows[2:]:
        found.update({(name, other): cell == "o" for other, cell in zip(head, cells, strict=True)})
    return found


def keys(position: Position) -> list[Key]:
    return [(claim, str(at[-1])) for claim, at in zip(position.claims, position.at, strict=True)]


def as_reading(conflict: Conflict) -> Reading:
    relations: dict[str, str] = {axis.name: axis.relation for axis in conflict.axes if axis.relation != "unstated"}
    if conflict.status == "both-possible":
        relations.pop("modality", None)
        return Reading(conflict.status, relations, (), conflict.kinds)
    if all(p.modality in naive.HAPPENS for p in conflict.sides):
        relations.pop("modality", None)
    return Reading(conflict.status, relations, conflict.decisive, conflict.kinds)


def expanded(kb: KnowledgeBase) -> dict[tuple[Key, Key], Reading]:
    """Return what the engine says of every pair of claims, in the order of its sides."""
    found: dict[tuple[Key, Key], Reading] = {}
    for conflict in Analysis(kb).conflicts:
        left, right = conflict.sides
        for pair in product(keys(left), keys(right)):
            if pair[0][0] != pair[1][0]:
                assert pair not in found
                assert pair[::-1] not in found
                found[pair] = as_reading(conflict)
    return found


@pytest.mark.slow
@given(strategies.bases())
@BOUNDED
def test_the_engine_finds_what_a_naive_reading_of_every_pair_finds(kb: KnowledgeBase) -> None:
    ours, theirs = expanded(kb), naive.read(kb)
    assert ours == {pair: theirs.get(pair) for pair in ours}
    assert {frozenset(pair) for pair in ours} == {frozenset(pair) for pair in theirs}


@pytest.mark.slow
@given(strategies.bases())
@BOUNDED
def test_positions_are_the_claims_that_say_the_same_within_the_same_limits(kb: KnowledgeBase) -> None:
    ours = {frozenset(keys(position)) for position in Analysis(kb).positions}
    assert ours == {frozenset(stand.key for stand in group) for group in naive.positions(kb)}


@given(strategies.bases())
@FEWER
def test_a_conflict_names_its_question_its_stronger_side_and_how_many_pairs_it_stands_for(kb: KnowledgeBase) -> None:
    stands = {stand.key: stand for stand in naive.stands(kb)}
    pairs = Counter(frozenset(pair) for pair in naive.read(kb))
    for conflict in Analysis(kb).conflicts:
        left, right = conflict.sides
        first, second = stands[keys(left)[0]], stands[keys(right)[0]]
        assert conflict.question == naive.question(kb, first, second)
        between = {frozenset(pair) for pair in product(keys(left), keys(right))}
        assert conflict.pairs == len(between & pairs.keys())
        best = [min((grounds.of(kb, kb.claims[c]) for c in side.claims), key=rank) for side in conflict.sides]
        assert [side.grounds for side in conflict.sides] == best
        stronger = None if rank(best[0]) == rank(best[1]) else int(rank(best[1]) < rank(best[0]))
        assert conflict.stronger == stronger
        assert set(conflict.sources) == {kb.claims[c].source for side in conflict.sides for c in side.claims}
        assert conflict.self == (len(set(conflict.sources)) == 1)
        assert conflict.is_no_effect == ("no-effect" in conflict.kinds)


def rank(known: grounds.Grounds) -> tuple[int, bool]:
    return grounds.TIERS.index(known.tier), not known.review


def shuffled(records: Records, chance: random.Random) -> Records:
    def anew(terms: dict[str, Record]) -> dict[str, Record]:
        entries = list(terms.items())
        chance.shuffle(entries)
        return dict(entries)

    return {kind: anew(terms) for kind, terms in records.items()}


@pytest.mark.slow
@given(strategies.records(), st.randoms(use_true_random=False))
@FEWER
def test_nothing_depends_on_the_order_of_records(records: Records, chance: random.Random) -> None:
    first, second = Analysis(invented.base(**records)), Analysis(invented.base(**shuffled(records, chance)))
    for part in ("positions", "conflicts", "debates", "chains"):
        ours, theirs = getattr(first, part), getattr(second, part)
        assert [astuple(one) for one in ours] == [astuple(one) for one in theirs]
    assert list(second.questions) == list(first.questions)


@given(strategies.records())
@FEWER
def test_ids_and_the_order_of_sides_come_from_what_is_said_and_not_from_names(records: Records) -> None:
    names = {name: f"z-{9 - n}" for n, name in enumerate(records["claims"])}
    renamed = {**records, "claims": {names[name]: claim for name, claim in records["claims"].items()}}
    first, second = Analysis(invented.base(**records)), Analysis(invented.base(**renamed))

    def told(analysis: Analysis, new: dict[str, str]) -> dict[str, list[set[str]]]:
        return {c.id: [{new.get(name, name) for name in s.claims} for s in c.sides] for c in analysis.conflicts}

    assert told(first, names) == told(second, {})
    assert all(len(c.id) == 12 and set(c.id) <= set("0123456789abcdef") for c in first.conflicts)
    assert len({c.id for c in first.conflicts}) == len(first.conflicts)


@given(strategies.records())
@FEWER
def test_the_status_of_a_pair_does_not_depend_on_other_claims(records: Records) -> None:
    every = expanded(invented.base(**records))
    for (left, right), reading in every.items():
        alone = {name: records["claims"][name] for name in (left[0], right[0])}
        found = expanded(invented.base(**{**records, "claims": alone}))
        assert found.get((left, right)) == reading


@given(strategies.bases())
@FEWER
def test_conflicts_come_gravest_first(kb: KnowledgeBase) -> None:
    found = [conflicts.STATUSES.index(conflict.status) for conflict in Analysis(kb).conflicts]
    assert found == sorted(found)


@given(strategies.bases())
@FEWER
def test_debates_are_what_hangs_together_through_what_nothing_explains(kb: KnowledgeBase) -> None:
    analysis = Analysis(kb)
    open_ones = [c for c in analysis.conflicts if c.status in {"contradiction", "undetermined"}]
    held = [conflict for debate in analysis.debates for conflict in debate.conflicts]
    assert sorted(c.id for c in held) == sorted(c.id for c in open_ones)
    ours: list[set[Key]] = []
    for debate in analysis.debates:
        ours.append({key for conflict in debate.conflicts for side in conflict.sides for key in keys(side)})
        assert debate.claims == tuple(sorted({claim for claim, _ in ours[-1]}))
    assert sorted(map(sorted, ours)) == sorted(map(sorted, naive.debates(kb)))
    sizes = [len(debate.claims) for debate in analysis.debates]
    assert sizes == sorted(sizes, reverse=True)


def test_each_pair_of_directions_agrees_with_the_printed_table() -> None:
    table = printed()
    assert len(table) == 81
    for (left, right), crossed in table.items():
        assert table[right, left] == crossed
        assert opposed(left, right) == crossed, (left, right)
        turned = naive.TURNED.get(right, right)
        assert opposed(left, turned, flip=True) == crossed, (left, turned)
        claims = {"a": invented.effect("tea", left, "sleep"), "b": invented.effect("tea", right, "sleep")}
        assert bool(Analysis(invented.base(claims)).conflicts) == crossed
        assert bool(naive.read(invented.base(claims))) == crossed
    assert opposed("do", "avoid")
    assert not opposed("do", "do")
    assert not opposed("do", "increases")


@pytest.mark.slow
def test_the_random_bases_hold_conflicts_of_every_status_and_kind_and_every_relation() -> None:
    statuses: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    relations: defaultdict[str, set[str]] = defaultdict(set)

    @given(strategies.bases())
    @settings(BOUNDED, max_examples=150, derandomize=True, database=None, phases=[Phase.generate])
    def gather(kb: KnowledgeBase) -> None:
        for reading in naive.read(kb).values():
            statuses[reading.status] += 1
            kinds.update(reading.kinds)
            for axis, relation in reading.axes.items():
                relations[axis.split(":")[0]].add(relation)

    gather()
    assert statuses.total() >= 100
    assert statuses.keys() == set(conflicts.STATUSES)
    assert kinds.keys() == {*naive.KINDS.values(), "advice-effect", "no-effect", "direct"}
    assert {"same", "overlapping", "disjoint", "incommensurable", "one-sided", "unrelated"} <= relations["dose"]
    assert {"same", "overlapping", "disjoint", "one-sided", "unrelated"} <= relations["horizon"]
    assert {"same", "narrower", "wider", "disjoint", "one-sided", "unrelated"} <= relations["population"]
