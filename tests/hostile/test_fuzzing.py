"""Whatever is written: nothing crashes, nothing hangs, and what must stay the same does.

A bounded number of examples; `make fuzz` tries many more.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import exports, pages
from counterclaim.editing import formatting
from counterclaim.knowledge import KnowledgeBase, yaml_reader
from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import links, weighed
from counterclaim.reasoning.analysis import Analysis
from counterclaim.rules import RULES, engine
from tests import strategies
from tests.hostile import fuzz
from tests.reasoning import naive

if TYPE_CHECKING:
    import random

FEW = settings(
    max_examples=strategies.examples(8),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def laid(files: dict[str, bytes], folder: Path) -> KnowledgeBase:
    """Write files below a folder; return the knowledge base that they are."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return KnowledgeBase.load(folder)


@pytest.mark.slow
@given(strategies.files())
@FEW
def test_a_whole_base_is_checked_rendered_and_exported(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kb = laid(files, Path(folder))
        analysis = Analysis(kb)
        assert kb.faults == ()
        report = engine.run(RULES, analysis, Configuration(Path(folder)))
        assert report.summary.claims == len(kb.claims)
        told = sum(c.pairs for c in analysis.conflicts)
        assert told == len({frozenset(pair) for pair in naive.read(kb)})
        downloads = exports.downloads(analysis)
        rendered = {
            page.path: page.text() for page in pages.render(analysis, Configuration(Path(folder)), downloads=downloads)
        }
        assert {links.claim(name) for name in kb.claims} <= rendered.keys()
        assert {links.source(name) for name in kb.sources} <= rendered.keys()
        for question in analysis.questions.values():
            if weighed.is_weighed(question):
                assert links.question(question.exposure, question.outcome) in rendered
        for line in exports.FORMATS["jsonl"](analysis).splitlines():
            claim = json.loads(line)
            known = kb.claims[claim["id"]].record
            assert {key: value for key, value in claim.items() if key not in {"id", "locked"}} == known


@given(strategies.files())
@FEW
def test_other_names_for_all_claims_give_the_same_conflicts(files: dict[str, bytes]) -> None:
    def renamed(path: str) -> str:
        return re.sub(r"claim-(\d+)\.yml", lambda found: f"renamed-{9 - int(found[1])}.yml", path)

    def kinds(kb: KnowledgeBase) -> list[tuple[str, tuple[str, ...]]]:
        found = Analysis(kb).conflicts
        return sorted((c.status, tuple(sorted(kb.claims[i].statement for i in c.claims))) for c in found)

    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        before = laid(files, Path(first))
        after = laid({renamed(path): data for path, data in files.items()}, Path(second))
        assert kinds(before) == kinds(after)


@given(strategies.files(), st.sampled_from(["claim", "source", "concepts"]))
@FEW
def test_a_formatted_record_means_what_it_meant_and_stays_as_it_is(files: dict[str, bytes], kind: str) -> None:
    folders = {"claim": "claims/", "source": "sources/", "concepts": "vocabulary/concepts"}
    path = next((p for p in sorted(files) if p.startswith(folders[kind]) and p.endswith(".yml")), None)
    if path is None:
        return
    once = formatting.tidy(files[path].decode(), kind)
    assert yaml_reader.read(once.encode()).value == yaml_reader.read(files[path]).value
    assert formatting.tidy(once, kind) == once


@pytest.mark.slow
@given(st.sampled_from(fuzz.seeds()), st.randoms(use_true_random=False))
@settings(FEW, max_examples=strategies.examples(100))
def test_a_record_broken_at_random_is_read_or_refused(seed: tuple[str, bytes], chance: random.Random) -> None:
    kind, data = seed
    fuzz.one(kind, strategies.mutated(data, chance))


def test_a_run_of_the_fuzzer_tells_how_much_it_tried() -> None:
    tried = fuzz.run(seconds=1, most=40)
    assert tried.examples == 40
    assert 0 < tried.refused <= tried.examples
