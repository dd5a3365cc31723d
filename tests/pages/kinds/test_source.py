from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import schemas
from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import paging
from counterclaim.pages.kinds import source
from counterclaim.pages.site import Site
from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording import sources as words
from tests.reasoning.invented import background, base

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.pages import Page

    Render = Callable[..., dict[str, Page]]


@pytest.fixture
def of(tmp_path: Path) -> Callable[[Analysis], Site]:
    return lambda analysis: Site(analysis, Configuration(tmp_path, title="Nights"))


def text_of(page: Page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.markdown)).split())


def test_every_design_and_status_of_a_source_has_words_for_readers() -> None:
    properties = schemas.schema("source")["properties"]
    assert set(words.DESIGNS) == set(properties["design"]["enum"])
    assert set(words.STATUSES) == set(words.MEANINGS) == set(properties["status"]["enum"]) - {"live"}


@pytest.mark.parametrize("status", words.STATUSES)
def test_a_source_that_is_not_as_it_was_says_so_first_and_beside_each_of_its_claims(
    night: dict[str, str], render: Render, status: str
) -> None:
    path = "sources/sleep-letter.yml"
    night[path] = re.sub(r"(?m)^status: .*$", f"status: {status}", night[path])
    pages = render(night)
    page = pages["sources/sleep-letter/index.md"].markdown
    assert page.index(words.STATUSES[status]) < page.index("<dl")
    for other in ("claims/late-coffee-worse/index.md", "sources/index.md"):
        assert words.STATUSES[status] in text_of(pages[other])


def test_the_bar_shows_each_sentence_once(night: dict[str, str], render: Render, of: Callable[[Analysis], Site],
                                          analyse: Callable[..., Analysis]) -> None:  # fmt: skip
    site = of(analyse(night))
    for found in site.kb.sources.values():
        bar = source.bar(site, found)
        assert bar is not None
        assert sum(part.length for part in bar.parts) == bar.total == site.analysis.coverage[found.id].total
        assert [part.start for part in bar.parts] == [0, bar.parts[0].length, bar.parts[0].length + bar.parts[1].length]
    page = render(night)["sources/sleep-letter/index.md"].markdown
    assert "<rect" in page
    assert "style=" not in page


def test_a_long_text_is_folded_by_hundreds_and_none_of_its_claims_is_lost(of: Callable[[Analysis], Site]) -> None:
    claims = {f"c{n:04}": background("coffee", sentences=[n]) for n in range(1, 2 * source.AT_ONCE + 2)}
    site = of(Analysis(base(claims, sources={"letter": {}})))
    groups = source.groups(site, source.in_order(site, site.kb.sources["letter"]))
    assert [group.name for group in groups] == [
        "Sentences 1 to 100: 100 claims",
        "Sentences 101 to 200: 100 claims",
        "Sentences 201 to 201: 1 claim",
    ]
    assert [line.claim.id for group in groups for line in group.lines] == sorted(claims)


def test_sources_tell_who_draws_on_whom(night: dict[str, str], render: Render) -> None:
    page = render(night)["sources/night-notes/index.md"].markdown
    assert '<dt>Cited by</dt><dd><a href="../sleep-letter/">' in page


def test_a_source_without_claims_says_so(night: dict[str, str], render: Render) -> None:
    night["sources/empty.yml"] = night["sources/coffee-board.yml"]
    assert "No claim restates this source yet." in render(night)["sources/empty/index.md"].markdown


def test_the_page_of_a_source_tells_which_of_its_claims_are_retired(night: dict[str, str], render: Render) -> None:
    page = render(night)["sources/night-notes/index.md"].markdown
    retired = re.findall(r'href="../../claims/([^/]*)/">[^<]*</a> <span class="cc-also">\(retired\)', page)
    assert retired == ["coffee-fewer-headaches"]


def test_a_study_says_what_it_looked_at_and_a_claim_without_sentences_where_it_stands(
    show: Callable[..., Site], bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    bare["sources/night-notes.yml"] = re.sub("not_claims:.*", "", bare["sources/night-notes.yml"], flags=re.DOTALL) + (
        "pools: [randomised-trial, cohort]\nstudy: {n: 12, setting: A night ward., funding: Its own board.}\n"
        "scope: {population: adults, horizon: 12 weeks}\n"
    )
    bare.pop("texts/night-notes.txt", None)
    say("a", source="night-notes", sentences=None, at="{table: 2, via: The ward's blog}")
    text = text_of(render(bare)["sources/night-notes/index.md"])
    assert "of: randomised trial and cohort followed over time" in text
    assert "How many were looked at 12" in text
    assert "Who paid Its own board." in text
    assert "For whom, of all its claims adults" in text
    site = show(bare)
    (group,) = source.groups(site, source.in_order(site, site.kb.sources["night-notes"]))
    assert (group.name, [line.numbers for line in group.lines]) == (
        "1 claim",
        ["table 2, read second-hand in The ward's blog"],
    )


def test_a_source_with_very_many_claims_goes_on_and_each_claim_stands_on_one_of_its_pages(
    night: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = r'<a href="[^"]*/claims/([^/"]*)/">'
    whole = re.findall(row, in_the_text(render(night)["sources/sleep-letter/index.md"]))
    monkeypatch.setattr(source, "AT_ONCE", 2)
    monkeypatch.setattr(source, "CLAIMS_AT_MOST", 2)
    made = render(night)
    folder = "sources/sleep-letter"
    pages = [made[paging.path(folder, n)] for n in range(1, -(-len(whole) // 2) + 1)]
    assert len(pages) > 2
    assert [claim for page in pages for claim in re.findall(row, in_the_text(page))] == whole
    assert all(f"Page {n} of {len(pages)}" in page.markdown for n, page in enumerate(pages, start=1))
    assert '<a href="../../../../sources/sleep-letter/">What this source is</a>' in pages[1].markdown
    assert paging.path(folder, len(pages) + 1) not in made
    assert '<details class="cc-more" open>' in pages[1].markdown


def test_of_very_many_sources_that_cite_each_other_some_are_named(
    night: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "CITED_AT_MOST", 1)
    letter = night["sources/sleep-letter.yml"]
    assert "and 1 more" not in render(night)["sources/night-notes/index.md"].markdown
    night["sources/other-letter.yml"] = re.sub("(?m)^cites: .*$", "cites: [night-notes, coffee-board]", letter)
    made = render(night)
    assert "</a> and 1 more: with this source" in made["sources/night-notes/index.md"].markdown
    assert re.search(
        r"<dt>Cites</dt><dd><a [^>]*>[^<]*</a> and 1 more</dd>", made["sources/other-letter/index.md"].markdown
    )


def in_the_text(page: Page) -> str:
    return page.markdown.partition("in the order of the text")[2].partition("##")[0]
