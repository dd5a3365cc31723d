"""Answers of a record that is not written yet: kept, found again, and nothing else taken for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import unfinished
from counterclaim.editing.unfinished import Unfinished

if TYPE_CHECKING:
    from pathlib import Path

KEPT = Unfinished(
    "2026-01-05", {"source": "letter", "possible": True}, {"--sentences": ["2"], "--caveat": ["One.", ""]}
)


def test_what_is_kept_is_found_again_until_it_is_dropped(tmp_path: Path) -> None:
    assert unfinished.read(tmp_path, "claim") is None
    unfinished.write(tmp_path, "claim", KEPT)
    assert unfinished.read(tmp_path, "claim") == KEPT
    assert unfinished.read(tmp_path, "source") is None
    unfinished.drop(tmp_path, "claim")
    assert unfinished.read(tmp_path, "claim") is None
    unfinished.drop(tmp_path, "claim")


@pytest.mark.parametrize(
    "held",
    [
        "",
        "{",
        "[]",
        '{"begun": 1}',
        '{"begun": "x", "answers": {"--statement": "Tea."}}',
        '{"begun": "x", "answers": {"--statement": [1]}}',
        '{"begun": "x", "given": {"source": {}}}',
        '{"begun": "x", "given": []}',
        '{"begun": "x", "more": 1}',
        "[" * 5_000,
        f'{{"begun": "{"x" * unfinished.MOST_BYTES}"}}',
    ],
)
def test_what_does_not_look_like_it_is_not_there(held: str, tmp_path: Path) -> None:
    unfinished.write(tmp_path, "claim", KEPT)
    (tmp_path / ".cache" / "counterclaim" / "unfinished-claim.json").write_text(held)
    assert unfinished.read(tmp_path, "claim") is None


@pytest.mark.parametrize("way", [".cache", ".cache/counterclaim", ".cache/counterclaim/unfinished-claim.json"])
def test_a_link_on_the_way_is_not_followed(way: str, tmp_path: Path) -> None:
    unfinished.write(tmp_path / "other", "claim", KEPT)
    root = tmp_path / "base"
    (root / way).parent.mkdir(parents=True)
    (root / way).symlink_to(tmp_path / "other" / way)
    before = {path: path.read_bytes() for path in (tmp_path / "other").rglob("*.json")}
    assert unfinished.read(root, "claim") is None
    unfinished.write(root, "claim", Unfinished("2026-02-02"))
    assert {path: path.read_bytes() for path in (tmp_path / "other").rglob("*.json")} == before


def test_where_it_cannot_be_written_it_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("in the way")
    unfinished.write(tmp_path, "claim", KEPT)
    unfinished.drop(tmp_path, "claim")
    assert unfinished.read(tmp_path, "claim") is None
