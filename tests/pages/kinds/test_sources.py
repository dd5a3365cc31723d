from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import paging
from counterclaim.pages.kinds import source, sources
from counterclaim.pages.site import Site
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from counterclaim.pages import Page


def test_kinds_of_evidence_are_counted_the_strongest_first(tmp_path: Path) -> None:
    designs = {"a": "anecdote", "b": "cohort", "c": "anecdote"}
    kb = base({}, sources={name: {"design": design} for name, design in designs.items()})
    site = Site(Analysis(kb), Configuration(tmp_path))
    assert [kind[1:] for kind in sources.kinds(site)] == [("cohort followed over time", 1), ("personal story", 2)]
    assert source.bar(site, kb.sources["a"]) is None
    assert source.groups(site, source.in_order(site, kb.sources["a"])) == []


def test_sources_too_many_for_one_page_go_on_and_only_the_first_counts_their_kinds(
    night: dict[str, str], render: Callable[..., dict[str, Page]], monkeypatch: pytest.MonkeyPatch
) -> None:
    card = r'<p class="cc-says"><a href="[^"]*?([^/"]*)/">'
    whole = re.findall(card, render(night)["sources/index.md"].markdown)
    monkeypatch.setattr(sources, "SOURCES_AT_MOST", 1)
    made = render(night)
    first, *further = (made[paging.path("sources", n)] for n in range(1, len(whole) + 1))
    assert [re.findall(card, page.markdown) for page in (first, *further)] == [[name] for name in whole]
    assert "cc-counts" in first.markdown
    assert all("cc-counts" not in page.markdown for page in further)
    assert f'aria-label="Page 2 of {len(whole)}"' in further[0].markdown
    assert f"Sources: page 2 of {len(whole)}" in further[0].text()
