"""The starter base: whole, sound, examined, and never written over anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import records, starting
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.reasoning.analysis import Analysis
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def started(tmp_path: Path) -> Path:
    starting.start(tmp_path / "mine", "2026-01-05")
    return tmp_path / "mine"


def test_no_rule_finds_an_error_or_a_warning(started: Path) -> None:
    analysis = Analysis(KnowledgeBase.load(started, texts=started / "texts"))
    report = engine.run(RULES, analysis, find(started))
    assert {finding.severity for finding in report.findings} <= {"info"}
    assert report.summary.claims >= 3


def test_every_record_is_tidy(started: Path) -> None:
    for file in records.every(started):
        before, after = records.tidied(started, file)
        assert before == after, file.path


def test_its_dispute_is_examined_on_the_day_it_was_started(started: Path) -> None:
    analysis = Analysis(KnowledgeBase.load(started, texts=started / "texts"))
    contested = [c for c in analysis.conflicts if c.is_open]
    assert contested
    assert all(analysis.examined(c) for c in contested)
    assert {resolution.date for resolution in analysis.kb.resolutions.values()} == {"2026-01-05"}


def test_it_counts_what_it_writes_and_writes_the_same_again(started: Path, tmp_path: Path) -> None:
    count = starting.start(tmp_path / "other", "2026-01-05")

    def content(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert content(tmp_path / "other") == content(started)
    assert len(content(started)) == count


def test_a_folder_that_holds_anything_is_left(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("")
    with pytest.raises(FileExistsError, match=r" is not empty$"):
        starting.start(tmp_path, "2026-01-05")
    assert [path.name for path in tmp_path.iterdir()] == [".hidden"]
