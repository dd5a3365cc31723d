"""The page of a concept: its place, its questions both ways, the claims that name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages.kinds import concept
from counterclaim.pages.kinds.concept import Branch
from counterclaim.pages.site import Site
from counterclaim.pages.vocabulary import Concepts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from counterclaim.pages import Page
    from counterclaim.reasoning.analysis import Analysis

    Render = Callable[..., dict[str, Page]]


def terms(broader: dict[str, list[str]]) -> dict[str, str]:
    text = "".join(
        f"{term}:\n  label: {term}\n  definition: What is meant by it.\n  broader: [{', '.join(above)}]\n"
        for term, above in broader.items()
    )
    return {"vocabulary/concepts.yml": text}


def know(analysis: Analysis, root: Path) -> Concepts:
    return Concepts(Site(analysis, Configuration(root)))


def test_every_concept_has_a_page_that_leads_to_its_record(night: dict[str, str], render: Render) -> None:
    rendered = render(night)
    found = {path.split("/")[1] for path in rendered if re.fullmatch(r"concepts/[^/]+/index\.md", path)}
    assert found == set(re.findall(r"(?m)^(\S+):", night["vocabulary/concepts.yml"]))
    page = rendered["concepts/sleep-quality/index.md"]
    assert page.edit == "vocabulary/concepts.yml"
    assert page.meta["title"] == "sleep quality"


def test_the_glossary_and_the_page_of_what_is_done_lead_to_the_concept_and_back(
    night: dict[str, str], render: Render
) -> None:
    rendered = render(night)
    assert '<div id="coffee" data-row>\n<dt><a href="coffee/">coffee</a></dt>' in rendered["concepts/index.md"].markdown
    assert 'href="../../concepts/coffee/"' in rendered["questions/coffee/index.md"].markdown
    page = rendered["concepts/coffee/index.md"].markdown
    assert 'href="../../questions/coffee/"' in page
    assert 'href="../#coffee"' in page


def test_questions_stand_under_what_it_does_and_what_does_something_to_it(
    night: dict[str, str], render: Render
) -> None:
    rendered = render(night)
    sections = dict(
        re.findall(r"(?ms)^## (.*?)$(.*?)(?=^## |\Z)", rendered["concepts/sleep-quality/index.md"].markdown)
    )
    assert "What it does" not in sections
    under = re.findall(r'<li><a href="../../questions/([^"]*)/">', sections["What does something to it"])
    assert {name.partition("/")[2] for name in under} >= {"sleep-quality"}
    coffee = rendered["concepts/coffee/index.md"].markdown
    does = re.findall(r'<li><a href="../../questions/([^"]*)/">', coffee.partition("## What it does")[2])
    assert all("coffee" in name.split("/") or "espresso" in name.split("/") for name in does)


def test_questions_of_narrower_concepts_come_nearest_first_and_never_twice(
    analyse: Callable[..., Analysis], night: dict[str, str], claim: Callable[..., str], tmp_path: Path
) -> None:
    for cup in ("coffee", "espresso"):
        effect = f"{{exposure: {cup}, outcome: headache, direction: increases}}"
        night[f"claims/sleep-letter/{cup}-aches.yml"] = claim(effect=effect)
    every = know(analyse(night), tmp_path)
    keys = [question.key for question in concept.below(every, "drink")[0]]
    assert keys.index(("coffee", "headache")) < keys.index(("espresso", "headache"))
    assert len(keys) == len(set(keys))
    assert all({"drink", "coffee", "espresso", "tea"} & {*key} for key in keys)
    below, _ = concept.below(every, "coffee")
    assert {question.key for question in every.does["coffee"]}.isdisjoint(question.key for question in below)


def test_the_questions_of_narrower_concepts_are_bounded_and_the_page_says_so(
    analyse: Callable[..., Analysis],
    render: Render,
    night: dict[str, str],
    claim: Callable[..., str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for cup in ("coffee", "espresso", "tea"):
        effect = f"{{exposure: {cup}, outcome: headache, direction: increases}}"
        night[f"claims/sleep-letter/{cup}-aches.yml"] = claim(effect=effect)
    monkeypatch.setattr(concept, "BELOW", 2)
    every = know(analyse(night), tmp_path)
    below, more = concept.below(every, "drink")
    assert (len(below), more) == (2, True)
    assert "The first 2 questions about cases of it" in render(night)["concepts/drink/index.md"].markdown


def test_the_tree_is_bounded_in_depth_and_width_and_stands_circles(
    analyse: Callable[..., Analysis], render: Render, tmp_path: Path
) -> None:
    chain = {f"t{n}": [f"t{n - 1}"] if n else ["t2"] for n in range(6)}
    wide = {f"w{n:02}": ["top"] for n in range(40)}
    files = terms({**chain, "top": [], **wide})
    every = know(analyse(files), tmp_path)
    first = concept.branch(every, "t0")
    way = [first, *(found.inner[0] for found in (first, first.inner[0], first.inner[0].inner[0]))]
    assert [found.identity for found in way] == ["t0", "t1", "t2", "t3"]
    assert way[-1] == Branch("t3", concept.Term("concepts/t3/index.md", "t3"), (), 1)
    top = concept.branch(every, "top")
    assert (len(top.inner), top.more) == (30, 10)
    assert '<li class="cc-also">and 10 more</li>' in render(files)["concepts/top/index.md"].markdown


def test_the_page_shows_what_the_record_has(night: dict[str, str], render: Render, claim: Callable[..., str]) -> None:
    night["vocabulary/concepts.yml"] += (
        "nightcap:\n  label: a <b>nightcap</b>\n  definition: A last drink, *really* the last.\n"
        "  match: [mesh:D000000]\n  broader: [drink, ghost]\n"
    )
    night["claims/sleep-letter/avoid-nightcap.yml"] = claim(effect=None, advice="{avoid: nightcap}")
    night["claims/sleep-letter/what-nightcap-is.yml"] = claim(
        effect=None, background="{about: [nightcap]}", stance="neutral"
    )
    page = render(night)["concepts/nightcap/index.md"].markdown
    assert "<h1>A &lt;b&gt;nightcap&lt;/b&gt;</h1>" in page
    assert "<code>mesh:D000000</code>" in page
    assert '<dd><a href="../drink/">drinking</a>, ghost</dd>' in page
    assert re.search(r'<dd><a href="[^"]*claims/#concept=nightcap">2 claims</a></dd>', page)
    sections = dict(re.findall(r"(?ms)^## (.*?)$(.*?)(?=^## |\Z)", page))
    assert "claims/avoid-nightcap/" in sections["Advice that names it"]
    assert "claims/what-nightcap-is/" in sections["Background"]
    assert "claims/what-nightcap-is/" not in sections["Advice that names it"]


def test_parts_what_is_excluded_what_matters_and_what_comes_with_it_stand_among_the_facts(
    bare: dict[str, str], render: Render
) -> None:
    bare["vocabulary/concepts.yml"] += (
        "coffee-with-tea:\n  label: coffee with tea\n  definition: Both in one cup.\n  parts: [coffee, tea]\n"
        "  disjoint_with: [nap]\n  implies: {horizon: immediate}\n"
        "  matters: [{measure: mean-difference, value: 2, unit: points, source: night-notes}]\n"
    )
    rendered = render(bare)
    page = re.sub(r"<[^>]+>", " ", rendered["concepts/coffee-with-tea/index.md"].markdown)
    told = " ".join(page.split())
    assert "Made up of coffee , tea" in told
    assert "Cannot hold together with napping" in told
    assert "Smallest difference that matters mean difference of 2 points, says Notes from a night ward" in told
    assert "Over what time, comes with it the time right after" in told
    assert ">coffee with tea</a>" in rendered["concepts/coffee/index.md"].markdown.partition("Part of")[2]
    assert "Cannot hold together with" in rendered["concepts/nap/index.md"].markdown
