"""What stands beside a claim on its page, and what the pages of sources show."""

from __future__ import annotations

import dataclasses
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import guide, schemas
from counterclaim.knowledge.configuration import Configuration
from counterclaim.knowledge.guide import Guide
from counterclaim.pages.kinds.claims import Beside
from counterclaim.pages.kinds.sources import AT_ONCE, DESIGNS, MEANING, STATUS, Sources
from counterclaim.pages.shown import Shown
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import background, base, effect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.pages import Page

    Render = Callable[..., dict[str, Page]]


@pytest.fixture
def of(tmp_path: Path) -> Callable[[Analysis], Shown]:
    return lambda analysis: Shown(analysis, Configuration(tmp_path, title="Nights"))


def text_of(page: Page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.markdown)).split())


def test_the_limits_on_which_two_claims_part_are_told_as_each_of_them_sees_them(
    of: Callable[[Analysis], Shown],
) -> None:
    long = effect("coffee", "increases", "sleep", scope={"horizon": "long-term"})
    beside = Beside(of(Analysis(base({"a": effect("coffee", "decreases", "sleep"), "b": long}))), str)
    claims = beside.shown.kb.claims
    ((first,), _), ((second,), _) = beside.opposed(claims["a"]), beside.opposed(claims["b"])
    assert (first.other.id, first.limits) == ("b", [("over what time", "not stated", "years")])
    assert (second.other.id, second.limits) == ("a", [("over what time", "years", "not stated")])


def test_open_conflicts_and_explained_ones_are_kept_apart(of: Callable[[Analysis], Shown]) -> None:
    claims = {
        "a": effect("coffee", "decreases", "sleep", scope={"horizon": "immediate"}),
        "b": effect("coffee", "increases", "sleep", scope={"horizon": "long-term"}),
        "c": effect("coffee", "increases", "sleep", scope={"horizon": "immediate"}),
    }
    beside = Beside(of(Analysis(base(claims))), str)
    still_open, explained = beside.opposed(beside.shown.kb.claims["a"])
    assert [o.other.id for o in still_open] == ["c"]
    assert [o.other.id for o in explained] == ["b"]
    assert still_open[0].limits == []


def test_a_chain_against_a_claim_is_told_step_by_step(of: Callable[[Analysis], Shown]) -> None:
    claims = {
        "direct": effect("coffee", "increases", "mood"),
        "one": effect("coffee", "increases", "waking"),
        "two": effect("waking", "decreases", "mood"),
    }
    beside = Beside(of(Analysis(base(claims))), str)
    (steps,) = beside.steps(beside.shown.kb.claims["direct"])
    assert [link.id for link in steps.links] == ["one", "two"]
    assert steps.end == "coffee would decrease mood"
    assert beside.steps(beside.shown.kb.claims["one"]) == []


def test_a_claim_that_was_replaced_leads_to_its_successor_and_back(night: dict[str, str], render: Render) -> None:
    pages = render(night)
    old, new = (pages[f"claims/{c}/index.md"].markdown for c in OLD_AND_NEW)
    assert "Retired on" in old
    assert f'Replaced by:</strong> <a href="../{OLD_AND_NEW[1]}/">' in old
    assert f'<dt>Replaces</dt><dd><a href="../{OLD_AND_NEW[0]}/">' in new
    assert "cc-banner" not in new


OLD_AND_NEW = ("coffee-fewer-headaches", "coffee-fewer-headaches-over-years")


def test_a_replaced_claim_that_is_gone_is_named_by_its_id(night: dict[str, str], render: Render) -> None:
    night["claims/sleep-letter/late-coffee-worse.yml"] += "replaces: [never-there]\n"
    assert "<dt>Replaces</dt><dd>never-there</dd>" in render(night)["claims/late-coffee-worse/index.md"].markdown


def test_a_claim_names_the_pages_of_the_guide_that_cite_it(night: dict[str, str], render: Render) -> None:
    pages = render(night)
    page = Guide("guide/first-steps.md", night["guide/first-steps.md"])
    cited = {claim for citation in guide.citations(page) for claim in citation.claims}
    linking = {path.split("/")[1] for path in pages if path.startswith("claims/")
               and "../../guide/first-steps/" in pages[path].markdown}  # fmt: skip
    assert linking == {claim for claim in cited if f"claims/{claim}/index.md" in pages} != set()


def test_a_citation_is_one_line_with_the_whole_address(of: Callable[[Analysis], Shown]) -> None:
    claims = {"a": background("coffee", sentences=[3, 1, 2]), "b": background("coffee", source="lost")}
    sources = {"letter": {"publisher": "The Letter", "title": "On\ncoffee", "author": [{"literal": "Ada"}]}}
    kb = base(claims, sources=sources)
    kb = dataclasses.replace(kb, sources={"letter": kb.sources["letter"]})
    beside = Beside(of(Analysis(kb)), lambda path: f"https://n.example/{path}")
    statement = beside.shown.kb.claims["a"].statement
    assert beside.citation(beside.shown.kb.claims["a"], "a/") == (
        f"Ada, The Letter, “On coffee”, sentences 1-3. Restated as “{statement}” "
        "In: Nights, claim a. https://n.example/a/"
    )
    assert beside.citation(beside.shown.kb.claims["b"], "b/").startswith("lost, sentence 1. ")


def test_the_notes_of_editors_stay_with_them(night: dict[str, str], render: Render) -> None:
    night["claims/sleep-letter/late-coffee-worse.yml"] += "notes: Ask Bea.\n"
    assert "Bea" not in render(night)["claims/late-coffee-worse/index.md"].markdown


def test_every_design_and_status_of_a_source_has_words_for_readers() -> None:
    properties = schemas.schema("source")["properties"]
    assert set(DESIGNS) == set(properties["design"]["enum"])
    assert set(STATUS) == set(MEANING) == set(properties["status"]["enum"]) - {"live"}


@pytest.mark.parametrize("status", STATUS)
def test_a_source_that_is_not_as_it_was_says_so_first_and_beside_each_of_its_claims(
    night: dict[str, str], render: Render, status: str
) -> None:
    path = "sources/sleep-letter.yml"
    night[path] = re.sub(r"(?m)^status: .*$", f"status: {status}", night[path])
    pages = render(night)
    page = pages["sources/sleep-letter/index.md"].markdown
    assert page.index(STATUS[status]) < page.index("<dl")
    for other in ("claims/late-coffee-worse/index.md", "sources/index.md"):
        assert STATUS[status] in text_of(pages[other])


def test_the_bar_shows_each_sentence_once(night: dict[str, str], render: Render, of: Callable[[Analysis], Shown],
                                          analyse: Callable[..., Analysis]) -> None:  # fmt: skip
    sources = Sources(of(analyse(night)))
    for source in sources.shown.kb.sources.values():
        bar = sources.bar(source)
        assert sum(part.length for part in bar) == sources.shown.analysis.coverage[source.id].total
        assert [part.start for part in bar] == [0, bar[0].length, bar[0].length + bar[1].length]
    page = render(night)["sources/sleep-letter/index.md"].markdown
    assert "<rect" in page
    assert "style=" not in page


def test_a_long_text_is_folded_by_hundreds_and_none_of_its_claims_is_lost(of: Callable[[Analysis], Shown]) -> None:
    claims = {f"c{n:04}": background("coffee", sentences=[n]) for n in range(1, 2 * AT_ONCE + 2)}
    sources = Sources(of(Analysis(base(claims, sources={"letter": {}}))))
    groups = sources.groups(sources.shown.kb.sources["letter"])
    assert [(len(g.claims), g.first, g.last) for g in groups] == [(100, 1, 100), (100, 101, 200), (1, 201, 201)]
    assert [c.id for g in groups for c in g.claims] == sorted(claims)


def test_sources_tell_who_draws_on_whom(night: dict[str, str], render: Render) -> None:
    page = render(night)["sources/night-notes/index.md"].markdown
    assert '<dt>Cited by</dt><dd><a href="../sleep-letter/">' in page


def test_kinds_of_evidence_are_counted_the_strongest_first(of: Callable[[Analysis], Shown]) -> None:
    designs = {"a": "anecdote", "b": "cohort", "c": "anecdote"}
    sources = Sources(of(Analysis(base({}, sources={name: {"design": design} for name, design in designs.items()}))))
    assert sources.kinds == [("cohort followed over time", 1), ("personal story", 2)]
    assert sources.bar(sources.shown.kb.sources["a"]) == []
    assert sources.groups(sources.shown.kb.sources["a"]) == []


def test_a_source_without_claims_says_so(night: dict[str, str], render: Render) -> None:
    night["sources/empty.yml"] = night["sources/coffee-board.yml"]
    assert "No claim restates this source yet." in render(night)["sources/empty/index.md"].markdown


def test_a_guide_page_without_a_description_leaves_no_gap_on_the_home_page(
    night: dict[str, str], render: Render
) -> None:
    night["guide/bare.md"] = "# Bare\n"
    home = render(night)["index.md"].markdown
    assert '<span class="cc-question">Bare</span></a>' in home


def test_a_home_page_without_questions_guide_or_alerts_has_no_empty_headings(
    night: dict[str, str], render: Render
) -> None:
    kept = {p: t for p, t in night.items() if p.startswith(("vocabulary/", "sources/", "texts/"))}
    kept["claims/coffee-board/what.yml"] = (
        "statement: Coffee is a drink made from roasted beans.\nsource: coffee-board\nsentences: [1]\nstance: neutral\n"
        "background: {about: coffee}\nbasis: none\ncaveats: []\n"
    )
    home = render(kept)["index.md"].markdown
    assert re.findall(r"^## (.*)$", home, re.MULTILINE) == [
        "Most disputed", "What this rests on", "How to read this site",
    ]  # fmt: skip
    assert "cc-alert" not in home


def test_a_guide_page_shows_what_its_terms_mean_and_leads_to_their_pages(night: dict[str, str], render: Render) -> None:
    night["vocabulary/concepts.yml"] += (
        "night-cap:\n  label: a <b>night</b> cap\n  definition: A <i>drink</i> before bed.\n  also: [sundowner drink]\n"
    )
    night["guide/cap.md"] = "# Cap\n\nA sundowner drink or two.\n"
    page = render(night)["guide/cap.md"].markdown
    assert 'popovertarget="term-night-cap">sundowner drink</button>' in page
    assert '<div popover id="term-night-cap"' in page
    assert "A &lt;i&gt;drink&lt;/i&gt; before bed." in page
    assert 'href="../../concepts/night-cap/"' in page
