"""The graph's data: complete, bounded, always the same, and never markup."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import links, marks
from counterclaim.pages.charts import graph, layout
from counterclaim.pages.site import Site
from counterclaim.pages.vocabulary import Concepts, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from counterclaim.pages import Page
    from counterclaim.pages.charts.graph import Picture
    from counterclaim.reasoning.analysis import Analysis

    Analyse = Callable[..., Analysis]
    Render = Callable[..., dict[str, Page]]
    Know = Callable[[Mapping[str, str]], Concepts]

WORDS = st.text("abcdefghij ", min_size=1, max_size=60)


@pytest.fixture
def know(analyse: Analyse, tmp_path: Path) -> Know:
    """Return a function that reads a base and returns its concepts as pages see them."""
    return lambda files: Concepts(Site(analyse(files), Configuration(tmp_path)))


def data(picture: Picture, here: str = "concepts/index.md") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(picture.data(lambda target: links.relative(target, here, directory_urls=True)))
    return found


def joined(here: str, address: str) -> str:
    return urljoin(f"https://example.org/{here}", address)


def vocabulary(**terms: str) -> str:
    return "".join(
        f"{term}:\n  label: {term}\n  definition: What is meant by it.\n  {more}\n" for term, more in terms.items()
    )


def many(count: int) -> dict[str, str]:
    """Return a base in which one thing acts on many, each named by as many claims as its number says (at most 4)."""
    claims = {
        f"claims/list/acts-{n:03}-{i}.yml": "statement: One thing acts on another thing.\n"
        "source: list\nsentences: [1]\n"
        f"stance: helps\neffect: {{exposure: hub, outcome: end-{n:03}, direction: increases}}\nbasis: none\n"
        "caveats: [Nobody counted.]\n"
        for n in range(count)
        for i in range(1 + n % 4)
    }
    return {
        **claims,
        "sources/list.yml": "title: A list\ntype: webpage\ndesign: anecdote\nurl: https://example.org/\n"
        "publisher: null\naccessed: 2026-01-01\nlanguage: en\ninterests: null\n"
        "cites: []\nstatus: live\nnot_claims: {}\n",
        "vocabulary/concepts.yml": vocabulary(hub="", **{f"end-{n:03}": "" for n in range(count)}),
    }


def test_the_whole_graph_holds_every_question_and_every_relation(know: Know, night: dict[str, str]) -> None:
    concepts = know(night)
    picture = graph.whole(concepts)
    found = data(picture)
    asked = {"/".join(filter(None, q.key)): q for q in concepts.questions}
    assert {f"{edge['from']}/{edge['to']}" for edge in found["edges"]} == asked.keys()
    for edge in found["edges"]:
        mark = marks.answer(asked[f"{edge['from']}/{edge['to']}"])
        assert (edge["mark"], edge["symbol"], edge["word"]) == mark
    assert {(tie["kind"], tie["from"], tie["to"]) for tie in found["ties"]} == {
        ("broader", "coffee", "drink"),
        ("broader", "espresso", "coffee"),
        ("broader", "tea", "drink"),
        ("broader", "deep-sleep", "sleep-quality"),
        ("broader", "see-a-doctor-now", "see-a-doctor"),
        ("opposite", "sleep-quality", "sleeplessness"),
    }
    ends = {end for line in (*found["edges"], *found["ties"]) for end in (line["from"], line["to"])}
    assert {node["id"] for node in found["nodes"]} == ends
    assert (picture.left_out, picture.questions_left_out) == (0, 0)
    assert all(node["label"] == concepts.kb.label(node["id"]) for node in found["nodes"])


def test_the_list_holds_the_same_edges_as_the_picture(know: Know, night: dict[str, str]) -> None:
    picture = graph.whole(know(night))
    listed = [question.key for _, asked in picture.grouped() for question in asked]
    assert sorted(map(str, listed)) == sorted(str(question.key) for question in picture.questions)
    assert [exposure for exposure, _ in picture.grouped()] == sorted(
        {question.exposure for question in picture.questions}, key=picture.concepts.kb.label
    )


def test_the_picture_of_a_concept_holds_it_and_its_neighbours(know: Know, night: dict[str, str]) -> None:
    concepts = know(night)
    for identity, concept in concepts.kb.concepts.items():
        picture = graph.around(concepts, concept)
        assert picture.nodes[0] == picture.centre == identity
        asked = {q.key for q in concepts.questions if identity in q.key}
        assert {question.key for question in picture.questions} == asked
        assert all(identity in (tie.one, tie.other) for tie in picture.ties)
        ends = {end for line in (*asked, *((t.one, t.other) for t in picture.ties)) for end in line}
        assert set(picture.nodes) == ends | {identity}
    sleep = graph.around(concepts, concepts.kb.concepts["sleep-quality"])
    assert set(sleep.ties) == {
        graph.Tie("broader", "deep-sleep", "sleep-quality"),
        graph.Tie("opposite", "sleep-quality", "sleeplessness"),
    }
    assert sleep.places["sleeplessness"][1] < sleep.places["sleep-quality"][1] < sleep.places["deep-sleep"][1]
    coffee = graph.around(concepts, concepts.kb.concepts["coffee"])
    assert coffee.places["headache"][0] > 0 > coffee.places["drink"][1]


def test_the_most_claimed_are_drawn_and_the_rest_is_counted(know: Know) -> None:
    concepts = know(many(200))
    picture = graph.whole(concepts)
    assert len(picture.nodes) == graph.NODES
    assert (picture.left_out, picture.questions_left_out) == (51, 51)
    claims = {node["id"]: node["claims"] for node in data(picture)["nodes"]}
    left_out = concepts.kb.concepts.keys() - claims
    assert min(claims.values()) >= max(len(concepts.claims[identity]) for identity in left_out)

    near = graph.around(concepts, concepts.kb.concepts["hub"])
    assert len(near.nodes) == 1 + graph.NEIGHBOURS
    assert (near.left_out, near.questions_left_out) == (170, 170)
    assert {len(concepts.claims[identity]) for identity in near.nodes[1:]} == {4}


def test_a_page_says_what_its_picture_leaves_out(render: Render) -> None:
    rendered = render(many(200))
    assert "left out: 51 concepts and 51 questions." in rendered["concepts/index.md"].markdown
    assert "left out: 170 concepts and 170 questions." in rendered["concepts/hub/index.md"].markdown
    assert "left out" not in rendered["concepts/end-003/index.md"].markdown


def test_lines_between_the_most_claimed_are_bounded_too(know: Know, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "EDGES", 5)
    picture = graph.whole(know(many(20)))
    assert (len(picture.questions), len(picture.nodes), picture.questions_left_out) == (5, 6, 15)


def test_a_label_cannot_end_the_element_of_the_data(know: Know, render: Render, night: dict[str, str]) -> None:
    label = "</script><script>alert(1)</script><!-- \u2028 &amp; \\u003c"
    night["vocabulary/concepts.yml"] = night["vocabulary/concepts.yml"].replace(
        "label: coffee", f"label: {json.dumps(label)}"
    )
    text = graph.whole(know(night)).data(lambda target: target)
    assert "<" not in text
    assert label in {node["label"] for node in json.loads(text)["nodes"]}
    for path in ("concepts/index.md", "concepts/coffee/index.md"):
        page = render(night)[path].markdown
        (stored,) = re.findall(r'<script type="application/json" class="cc-graph-data">(.*?)</script>', page)
        assert label in {node["label"] for node in json.loads(stored)["nodes"]}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_addresses_of_the_data_lead_to_pages(
    render: Render, night: dict[str, str], *, directory_urls: bool
) -> None:
    rendered = render(night, directory_urls=directory_urls)
    tail = "" if directory_urls else "index.html"
    for path in (path for path in rendered if path.startswith("concepts/")):
        stored = re.findall(r'class="cc-graph-data">(.*?)</script>', rendered[path].markdown)
        found = json.loads(stored[0]) if stored else {"nodes": [], "edges": []}
        for node in found["nodes"]:
            address = found["concept"].replace("__FROM__", node["id"])
            target = links.concept(node["id"])
            assert node["page"] == (target in rendered)
            assert joined(path, address) == joined("index.md", target.replace("index.md", tail))
        for edge in found["edges"]:
            address = found["question"].replace("__FROM__", edge["from"]).replace("__TO__", edge["to"])
            target = links.question(edge["from"], edge["to"])
            assert target in rendered
            assert joined(path, address) == joined("index.md", target.replace("index.md", tail))


def test_a_concept_that_nothing_defines_is_drawn_but_leads_nowhere(know: Know, disputed: dict[str, str]) -> None:
    found = {node["id"]: node for node in data(graph.whole(know(disputed)))["nodes"]}
    assert (found["cofee"]["page"], found["cofee"]["label"]) == (False, "cofee")
    assert found["coffee"]["page"] is True


def test_the_picture_is_the_same_however_the_records_are_ordered(know: Know, night: dict[str, str]) -> None:
    first = data(graph.whole(know(night)))
    terms = night["vocabulary/concepts.yml"]
    blocks = re.findall(r"(?ms)^\S.*?(?=^\S|\Z)", terms)
    night["vocabulary/concepts.yml"] = "".join(reversed(blocks))
    assert data(graph.whole(know(night))) == first


def test_concepts_that_nothing_connects_are_not_drawn(know: Know, render: Render) -> None:
    files = {"vocabulary/concepts.yml": vocabulary(alone="", self="broader: [self]")}
    assert graph.whole(know(files)).nodes == []
    rendered = render(files)
    assert "cc-graph" not in rendered["concepts/index.md"].markdown
    assert "cc-graph" not in rendered["concepts/alone/index.md"].markdown


def test_a_circle_of_broader_concepts_is_drawn_and_listed_once(know: Know, render: Render) -> None:
    files = {"vocabulary/concepts.yml": vocabulary(a="broader: [b]", b="broader: [a]", c="opposite: ghost")}
    concepts = know(files)
    assert {tie for tie in graph.whole(concepts).ties if tie.kind == "broader"} == {
        graph.Tie("broader", "a", "b"),
        graph.Tie("broader", "b", "a"),
    }
    assert graph.Tie("opposite", "c", "ghost") in graph.whole(concepts).ties
    near = graph.around(concepts, concepts.kb.concepts["a"])
    assert near.places.keys() == {"a", "b"}
    assert render(files)["concepts/a/index.md"].markdown.count('<ul class="cc-tree">') == 1


def overlaps(places: dict[str, tuple[int, int]], heights: dict[str, int]) -> list[tuple[str, str]]:
    nodes = sorted(places)
    return [
        (one, other)
        for i, one in enumerate(nodes)
        for other in nodes[i + 1 :]
        if abs(places[one][0] - places[other][0]) < layout.WIDTH
        and abs(places[one][1] - places[other][1]) < (heights[one] + heights[other]) / 2
    ]


def uneven(nodes: Iterable[str]) -> dict[str, int]:
    return {node: layout.PADDING + layout.LINE * (1 + i % 5) for i, node in enumerate(nodes)}


@given(st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_nodes_around_a_concept_never_cover_each_other(counts: list[int]) -> None:
    left, right, above, below = (
        [f"{side}{i}" for i in range(count)] for side, count in zip("lrab", counts, strict=True)
    )
    heights = uneven(["centre", *left, *right, *above, *below])
    places = layout.around("centre", left, right, above, below, heights)
    assert places.keys() == heights.keys()
    assert overlaps(places, heights) == []
    assert all(places[node][0] < 0 for node in left)
    assert all(places[node][0] > 0 for node in right)
    assert all(places[node][1] < 0 for node in above)
    assert all(places[node][1] > 0 for node in below)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=80), st.integers(1, 81))
def test_nodes_in_bands_never_cover_each_other_and_lead_from_left_to_right(
    edges: list[tuple[int, int]], split: int
) -> None:
    pairs = [(str(one), str(other)) for one, other in edges]
    heights = uneven(sorted({end for pair in pairs for end in pair}))
    places = layout.bands(list(heights), pairs[:split], pairs[split:], heights)
    assert places.keys() == heights.keys()
    assert overlaps(places, heights) == []
    acting, acted = {one for one, _ in pairs[:split]}, {other for _, other in pairs[:split]}
    assert all(places[one][0] < places[other][0] for one in acting - acted for other in acted - acting)


@given(WORDS)
def test_a_label_is_broken_into_lines_that_fit_and_nothing_is_lost(label: str) -> None:
    lines = layout.lines(label)
    assert "".join(lines).replace(" ", "") == label.replace(" ", "")
    assert all(len(line) <= layout.LETTERS for line in lines) or label.isspace()
    assert layout.height(label) == layout.PADDING + layout.LINE * len(lines)


def test_a_claim_names_its_concepts(know: Know, night: dict[str, str], claim: Callable[..., str]) -> None:
    advice = "{avoid: coffee, instead: tea, for: headache}"
    effect = "{exposure: coffee, outcome: headache, direction: increases, comparator: tea}"
    night["claims/sleep-letter/by-advice.yml"] = claim(effect=None, advice=advice)
    night["claims/sleep-letter/by-effect.yml"] = claim(effect=effect)
    night["claims/sleep-letter/by-retired.yml"] = claim(effect=effect, retired="{date: 2026-01-06, why: Wrong.}")
    concepts = know(night)
    for identity in ("by-advice", "by-effect"):
        assert named(concepts.kb.claims[identity]) == {"coffee", "tea", "headache"}
        assert all(concepts.kb.claims[identity] in concepts.claims[c] for c in ("coffee", "tea", "headache"))
    assert all(found.id != "by-retired" for found in concepts.claims["coffee"])
