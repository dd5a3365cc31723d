from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages.kinds import source, sources
from counterclaim.pages.site import Site
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import base

if TYPE_CHECKING:
    from pathlib import Path


def test_kinds_of_evidence_are_counted_the_strongest_first(tmp_path: Path) -> None:
    designs = {"a": "anecdote", "b": "cohort", "c": "anecdote"}
    kb = base({}, sources={name: {"design": design} for name, design in designs.items()})
    site = Site(Analysis(kb), Configuration(tmp_path))
    assert [kind[1:] for kind in sources.kinds(site)] == [("cohort followed over time", 1), ("personal story", 2)]
    assert source.bar(site, kb.sources["a"]) is None
    assert source.groups(site, kb.sources["a"]) == []
