from __future__ import annotations

import dataclasses
import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.structure.files import File

from counterclaim import pages
from counterclaim.knowledge.configuration import Configuration
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.pages import Page

    Render = Callable[..., dict[str, Page]]

KINDS = {
    "home": "index.md",
    "questions": "questions/index.md",
    "exposure": "questions/coffee/index.md",
    "question": "questions/coffee/sleep-quality/index.md",
    "question-explained": "questions/nap/sleep-quality/index.md",
    "question-undetermined": "questions/coffee/headache/index.md",
    "guide": "guide/first-steps.md",
    "guide-bare": "guide/about.md",
    "conflicts": "conflicts/index.md",
    "claims": "claims/index.md",
    "claim": "claims/late-coffee-worse/index.md",
    "claim-retired": "claims/coffee-fewer-headaches/index.md",
    "claim-advice": "claims/breath-stops/index.md",
    "sources": "sources/index.md",
    "source": "sources/sleep-letter/index.md",
    "source-disagrees-with-itself": "sources/coffee-board/index.md",
    "concepts": "concepts/index.md",
    "concept": "concepts/coffee/index.md",
    "method": "method/index.md",
}
STATEMENT = "Coffee is drunk by many in the evening hours."


def claim(**fields: str | None) -> str:
    known = {
        "statement": STATEMENT,
        "source": "sleep-letter",
        "sentences": "[2]",
        "stance": "harms",
        "effect": "{exposure: coffee, outcome: headache, direction: increases}",
        "basis": "none",
        "caveats": "[Nobody has counted the nights.]",
        **fields,
    }
    return "".join(f"{key}: {value}\n" for key, value in known.items() if value is not None)


def dead_links(rendered: Mapping[str, Page], *, directory_urls: bool) -> list[tuple[str, str]]:
    """Return (page, address) of every link inside the site that leads to no page, or to no place on it."""
    built = {File(path, "in", "out", directory_urls).dest_uri: page.markdown for path, page in rendered.items()}
    dead = []
    for path, page in rendered.items():
        if not path.endswith(".md"):
            continue
        here = File(path, "in", "out", directory_urls).dest_uri
        for address in map(unescape, re.findall(r'href="([^"]*)"', page.markdown)):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
            if not parts.path:
                target = here
            elif parts.path.endswith("/"):
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            chosen = re.fullmatch(
                r"(?:source|concept|question)=[^=&]+", parts.fragment
            )  # a filter of the table of claims
            anchored = not parts.fragment or chosen or f'id="{parts.fragment}"' in built.get(target, "")
            if target not in built or not anchored:
                dead.append((path, address))
    return dead


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_as_stored(
    kind: str, night: dict[str, str], render: Render, golden: Callable[[str, str], None]
) -> None:
    text = render(night)[KINDS[kind]].text()
    if kind == "method":  # the rules have tests of their own, and change more often than this page
        text = re.sub(r"(?s)(?<=## The rules that check it\n).*(?=## For other programs)", "\n[…]\n\n", text)
    golden(f"{kind}.md", text)


def test_every_record_has_its_page_and_every_path_is_used_once(
    analyse: Callable[..., Analysis], night: dict[str, str], tmp_path: Path
) -> None:
    analysis = analyse(night)
    paths = [page.path for page in pages.render(analysis, Configuration(tmp_path))]
    assert len(paths) == len(set(paths))
    for kind, identities in (("claims", analysis.kb.claims), ("sources", analysis.kb.sources)):
        assert {p for p in paths if re.fullmatch(rf"{kind}/[^/]*/index\.md", p)} == {
            f"{kind}/{identity}/index.md" for identity in identities
        }
    asked = {f"{q.exposure}/{q.outcome}" for q in analysis.questions.values() if q.outcome}
    weighed, moved = (
        {p.rpartition("/")[0][10:] for p in paths if re.fullmatch(rf"questions/[^/]*/[^/]*/index\.{end}", p)}
        for end in ("md", "html")
    )
    assert weighed | moved == asked
    assert not weighed & moved
    assert {p for p in paths if p.startswith("guide/")} == {page.path for page in analysis.kb.guide}


def test_rendering_again_gives_the_same_bytes(
    analyse: Callable[..., Analysis], night: dict[str, str], tmp_path: Path
) -> None:
    first, second = (list(pages.render(analyse(night), Configuration(tmp_path))) for _ in range(2))
    assert [(p.path, p.text(), p.edit) for p in first] == [(p.path, p.text(), p.edit) for p in second]


def test_the_order_of_records_is_irrelevant(
    analyse: Callable[..., Analysis], night: dict[str, str], tmp_path: Path
) -> None:
    night["vocabulary/concepts.yml"] = night["vocabulary/concepts.yml"].replace("label: espresso", "label: Coffee")
    kb = analyse(night).kb
    again = dataclasses.replace(
        kb,
        claims=dict(reversed(kb.claims.items())),
        sources=dict(reversed(kb.sources.items())),
        concepts=dict(reversed(kb.concepts.items())),
        populations=dict(reversed(kb.populations.items())),
        conditions=dict(reversed(kb.conditions.items())),
        quantities=dict(reversed(kb.quantities.items())),
        resolutions=dict(reversed(kb.resolutions.items())),
        locks=dict(reversed(kb.locks.items())),
        guide=kb.guide[::-1],
    )
    first, second = (list(pages.render(Analysis(base), Configuration(tmp_path))) for base in (kb, again))
    for page, other in zip(first, second, strict=True):
        assert (page.path, page.text()) == (other.path, other.text())


def test_each_page_of_a_record_names_the_file_to_edit(night: dict[str, str], render: Render) -> None:
    edits = {path: page.edit for path, page in render(night).items()}
    assert edits["claims/late-coffee-worse/index.md"] == "claims/sleep-letter/late-coffee-worse.yml"
    assert edits["sources/sleep-letter/index.md"] == "sources/sleep-letter.yml"
    assert edits["questions/coffee/index.md"] == "vocabulary/concepts.yml"
    assert edits["guide/first-steps.md"] == "guide/first-steps.md"
    assert edits["index.md"] is None


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_leads_to_a_page(night: dict[str, str], render: Render, *, directory_urls: bool) -> None:
    rendered = render(night, directory_urls=directory_urls)
    assert "href" in rendered["index.md"].markdown
    assert dead_links(rendered, directory_urls=directory_urls) == []


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_hold_where_each_of_two_claims_is_narrower_in_one_way(
    night: dict[str, str], render: Render, *, directory_urls: bool
) -> None:
    files = {path: text for path, text in night.items() if not path.startswith(("claims/", "resolutions/"))}
    files["claims/sleep-letter/a.yml"] = claim(
        effect="{exposure: espresso, outcome: sleep-quality, direction: decreases}"
    )
    files["claims/sleep-letter/b.yml"] = claim(
        effect="{exposure: coffee, outcome: deep-sleep, direction: increases}", stance="helps"
    )
    rendered = render(files, directory_urls=directory_urls)
    assert "Espresso and sleep quality" in rendered["conflicts/index.md"].markdown
    assert "questions/espresso/deep-sleep/index.md" not in rendered
    assert dead_links(rendered, directory_urls=directory_urls) == []


def test_ids_called_index_and_files_called_readme_have_pages_of_their_own(
    night: dict[str, str], render: Render
) -> None:
    night["vocabulary/concepts.yml"] += "index:\n  label: an index\n  definition: A list of what is where.\n"
    night["sources/index.yml"] = night["sources/coffee-board.yml"]
    night["claims/index/index.yml"] = claim(
        source="index", sentences="[1]", effect="{exposure: index, outcome: index, direction: increases}"
    )
    night["guide/index.md"] = "# First\n\nA [@index]. [?index/index]\n"
    night["guide/a b.md"] = "# Second\n"
    for directory_urls in (True, False):
        rendered = render(night, directory_urls=directory_urls)
        assert {
            "claims/index/index.md",
            "sources/index/index.md",
            "questions/index/index/index.html",
        } <= rendered.keys()
        built = [File(path, "in", "out", directory_urls).dest_uri for path in rendered]
        assert len(built) == len(set(built))
        assert dead_links(rendered, directory_urls=directory_urls) == []


def test_a_claim_whose_terms_and_source_nobody_wrote_shows_their_ids(night: dict[str, str], render: Render) -> None:
    night["claims/lost/lost.yml"] = claim(
        source="lost",
        effect="{exposure: mate, outcome: calm, direction: increases, comparator: chicory}",
        scope="{population: sailors, condition: [full-moon], dose: {barrels: 3 barrels}}",
    )
    night["sources/sleep-letter.yml"] = night["sources/sleep-letter.yml"].replace(
        "[night-notes]", "[gone, night-notes]"
    )
    night["vocabulary/concepts.yml"] += (
        "cocoa:\n  label: cocoa\n  definition: Drinking cocoa of any kind.\n  broader: [sweets]\n  opposite: bitters\n"
    )
    rendered = render(night)
    page = rendered["claims/lost/index.md"].markdown
    for word in ("lost", "mate", "calm", "chicory", "sailors", "full-moon", "barrels", "sentence 2"):
        assert word in page
    assert ">mate and calm</a>" in page
    assert "gone, <a" in rendered["sources/sleep-letter/index.md"].markdown
    assert "sweets" in rendered["concepts/index.md"].markdown
    assert dead_links(rendered, directory_urls=True) == []


def test_without_a_lock_sentences_are_numbers_that_lead_to_the_source(night: dict[str, str], render: Render) -> None:
    without = {path: text for path, text in night.items() if not path.startswith("texts/")}
    rendered = render(without)
    facts = rendered["claims/late-coffee-worse/index.md"].markdown
    assert (
        'href="https://letter.example/coffee-and-the-night?from=base#top" rel="noopener external">sentence 2<' in facts
    )
    assert "have not been numbered" in rendered["sources/sleep-letter/index.md"].markdown
    assert "accounted for" not in rendered["index.md"].markdown


def test_without_a_site_table_there_is_no_notice_and_no_alert(night: dict[str, str], render: Render) -> None:
    del night["pyproject.toml"]
    home = render(night)["index.md"]
    assert home.meta == {"title": "Knowledge base"}
    assert "not medical advice" not in home.markdown
    assert "cc-alert" not in home.markdown


def test_an_empty_base_renders(load: Callable[..., KnowledgeBase], tmp_path: Path) -> None:
    rendered = {p.path: p for p in pages.render(Analysis(load({})), Configuration(tmp_path, title="Nothing yet"))}
    assert "Nothing has been recorded yet." in rendered["index.md"].markdown
    assert "##" not in rendered["index.md"].markdown
    assert dead_links(rendered, directory_urls=True) == []


def test_notes_for_editors_are_on_no_page(night: dict[str, str], render: Render) -> None:
    for path in (
        "claims/sleep-letter/late-coffee-worse.yml",
        "sources/night-notes.yml",
        "resolutions/coffee-and-the-night.yml",
    ):
        night[path] += "notes: Ask Bea before changing any of this.\n"
    assert not [path for path, page in render(night).items() if "Bea" in page.text()]
