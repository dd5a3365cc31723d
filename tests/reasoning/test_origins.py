from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reasoning.origins import Origins
from tests.reasoning.invented import base, effect
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest

    from counterclaim.knowledge.records import Claim

SOURCES = ("blog", "letter", "notes", "review", "trial", "trial-two")


class Cited:
    """Origins of a base in which each source makes one claim that draws on nothing."""

    def __init__(self, cites: dict[str, list[str]]) -> None:
        self._origins = Origins(base({}, sources={name: {"cites": cited} for name, cited in cites.items()}))

    def roots(self, source: str) -> frozenset[str]:
        return self._origins.roots(source)

    def count(self, sources: Iterable[str]) -> int:
        return self._origins.count(said_by(source) for source in sources)


def said_by(source: str, **fields: Any) -> Claim:
    return base({"a": effect("tea", "increases", "sleep", source=source, **fields)}).claims["a"]


def origins(**cites: list[str]) -> Cited:
    return Cited({name.replace("_", "-"): cited for name, cited in cites.items()})


def test_a_source_that_cites_nothing_is_its_own_origin() -> None:
    found = origins(letter=[], notes=[])
    assert found.roots("letter") == {"letter"}
    assert found.count(["letter", "notes"]) == 2


def test_one_source_counts_once_however_many_claims_it_makes() -> None:
    assert origins(letter=[]).count(["letter", "letter", "letter"]) == 1


def test_two_pages_that_cite_one_trial_count_once() -> None:
    found = origins(blog=["trial"], letter=["trial"], trial=[])
    assert found.count(["blog", "letter"]) == 1
    assert found.count(["blog", "letter", "trial"]) == 1


def test_a_review_adds_nothing_to_the_trials_that_it_cites() -> None:
    found = origins(review=["trial", "trial-two"], trial=[], trial_two=[])
    assert found.roots("review") == {"trial", "trial-two"}
    assert found.count(["review", "trial", "trial-two"]) == 2
    assert found.count(["review", "trial"]) == 1
    assert found.count(["review"]) == 1


def test_citations_are_followed_to_their_end() -> None:
    found = origins(blog=["letter"], letter=["review"], review=["trial"], trial=[], notes=["trial"])
    assert found.roots("blog") == {"trial"}
    assert found.count(["blog", "notes"]) == 1


def test_sources_that_cite_each_other_are_one_origin_named_by_the_first() -> None:
    found = origins(notes=["letter"], letter=["notes"], blog=["notes"])
    assert found.roots("notes") == found.roots("letter") == found.roots("blog") == {"letter"}
    assert found.count(["notes", "letter", "blog"]) == 1


def test_a_circle_that_cites_further_is_no_origin_itself() -> None:
    found = origins(notes=["letter"], letter=["notes", "trial"], trial=[])
    assert found.roots("notes") == {"trial"}


def test_a_source_that_cites_itself_is_its_own_origin() -> None:
    assert origins(letter=["letter"]).roots("letter") == {"letter"}


def test_a_cited_source_without_a_record_is_an_origin_all_the_same() -> None:
    found = origins(blog=["lost-study"], letter=["lost-study"])
    assert found.count(["blog", "letter"]) == 1


def test_a_source_without_a_record_counts_as_its_own_origin() -> None:
    found = origins(letter=[])
    assert found.roots("mystery") == {"mystery"}
    assert found.count(["letter", "mystery", "mystery"]) == 2


def test_nobody_has_no_origin() -> None:
    assert origins(letter=[]).count([]) == 0


def test_the_origins_are_those_of_the_graph_with_its_circles_drawn_together() -> None:
    rng = random.Random(7)  # noqa: S311 - repeatable, not secret
    for _ in range(200):
        names = [f"s{n}" for n in range(rng.randrange(2, 9))]
        every = [*names, "unrecorded"]
        cites = {name: rng.sample(every, rng.randrange(min(4, len(every)))) for name in names}
        graph: nx.DiGraph[str] = nx.DiGraph([(a, b) for a, others in cites.items() for b in others])
        graph.add_nodes_from(names)
        drawn = nx.condensation(graph)
        for name in names:
            part = drawn.graph["mapping"][name]
            ends = [p for p in {part, *nx.descendants(drawn, part)} if not drawn.out_degree(p)]
            assert origins(**cites).roots(name) == {min(drawn.nodes[p]["members"]) for p in ends}


def test_two_thousand_citations_in_a_row_are_followed_without_recursion() -> None:
    found = Cited({**{f"page-{n}": [f"page-{n + 1}"] for n in range(2000)}, "page-2000": []})
    assert found.roots("page-0") == {"page-2000"}
    assert found.count(["page-0", "page-1000"]) == 1


def test_a_circle_that_many_cite_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    circle = [f"s{n}" for n in range(300)]
    found = Cited({**{a: [b] for a, b in pairwise([*circle, circle[0]])}, "outside": circle})
    asked: list[str] = []

    class Counting(dict[str, frozenset[str]]):
        def get(self, key: str, default: Any = None) -> Any:
            asked.append(key)
            return super().get(key, default)

    monkeypatch.setattr(found._origins, "_cites", Counting(found._origins._cites))
    assert found.roots("outside") == {"s0"}
    assert len(asked) == len(circle) + 1


CITED = st.fixed_dictionaries({s: st.lists(st.sampled_from(SOURCES), max_size=3, unique=True) for s in SOURCES})


@given(CITED, st.permutations(SOURCES), st.permutations(SOURCES))
@settings(deadline=None, max_examples=examples(50))
def test_the_count_depends_on_no_order(cites: dict[str, list[str]], first: list[str], second: list[str]) -> None:
    counted = [Cited({name: cites[name] for name in order}).count(order) for order in (first, second)]
    assert counted[0] == counted[1]


@given(CITED, st.sets(st.sampled_from(SOURCES)))
@settings(deadline=None, max_examples=examples(50))
def test_no_two_that_count_share_an_origin_and_each_that_does_not_shares_one(
    cites: dict[str, list[str]], asked: set[str]
) -> None:
    found = Cited(cites)
    count = found.count(asked)
    everything = set().union(*(found.roots(source) for source in asked))
    assert (count == 0) == (not asked)
    assert count <= min(len(asked), len(everything))
    apart = all(found.roots(a).isdisjoint(found.roots(b)) for a in asked for b in asked if a != b)
    assert (count == len(asked)) == apart


def test_a_claim_from_data_of_its_own_is_its_sources_origin_whatever_that_cites() -> None:
    found = Origins(base({}, sources={"cohort": {"cites": ["trial"]}, "trial": {}}))
    assert found.of_claim(said_by("cohort", basis="own-data")) == {"cohort"}
    assert found.of_claim(said_by("cohort", basis="cited-research")) == {"trial"}
    data = [said_by(source, basis="own-data") for source in ("cohort", "trial")]
    assert found.count(data) == 2
    assert found.count([*data, said_by("cohort")]) == 2


def test_what_a_review_found_has_the_origins_of_the_studies_that_it_cites() -> None:
    review = {"cites": ["trial"], "design": "systematic-review", "pools": ["randomised-trial"]}
    found = Origins(base({}, sources={"review": review, "trial": {}, "other": {}}))
    pooled = said_by("review", basis="own-data")
    assert found.of_claim(pooled) == {"review", "trial"}
    assert found.count([pooled]) == 1
    assert found.count([pooled, said_by("trial", basis="own-data")]) == 1
    assert found.count([pooled, said_by("other", basis="own-data")]) == 2
    assert found.of_claim(said_by("review", basis="own-data", design="cohort")) == {"review"}


def test_a_claim_has_the_origins_of_what_it_draws_on_also_where_that_is_a_guess() -> None:
    found = Origins(base({}, sources={"blog": {}, "letter": {}, "paper": {"cites": ["trial"]}, "trial": {}}))
    says = said_by("blog", draws_on=[{"source": "paper"}])
    guessed = said_by("letter", draws_on=[{"source": "paper", "guess": "The numbers are the same."}])
    assert found.of_claim(says) == found.of_claim(guessed) == {"trial"}
    assert found.count([says, guessed]) == 1
    both = said_by("letter", draws_on=[{"source": "paper"}, {"source": "elsewhere"}])
    assert found.of_claim(both) == {"trial", "elsewhere"}
    assert found.count([says, both]) == 1
