"""Links that lead out of a knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import foreign

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("link", "goal", "why"),
    [
        ("guide/a", "../../outside.txt", foreign.OUTSIDE),
        ("guide/a", "../../nowhere.txt", foreign.OUTSIDE),
        ("guide/a", "../.git/config", foreign.HIDDEN),
        ("guide/a", "../.env", foreign.HIDDEN),
        ("guide/a", "..", foreign.AROUND),
        ("guide/a", ".", foreign.AROUND),
        ("guide/a", "../texts/a.txt", foreign.PRIVATE),
        ("guide/a", "b.png", ""),
        ("guide/a", "../claims", ""),
        ("guide/a", "a", ""),
        ("guide/a", "nowhere", ""),
        ("texts/b.txt", "a.txt", ""),
    ],
)
def test_a_link_is_told_by_where_it_ends(link: str, goal: str, why: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for folder in ("guide", "claims", "texts", ".git"):
        (root / folder).mkdir(parents=True)
    (root / link).symlink_to(goal)
    assert foreign.why(root, root / link, root / "texts") == why
    assert list(foreign.links(root)) == [root / link]


def test_what_lies_behind_a_link_is_told_by_where_it_is(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("")
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "all").symlink_to("..")
    assert foreign.why(tmp_path, tmp_path / "guide" / "all" / ".git" / "config") == foreign.HIDDEN
    assert foreign.why(tmp_path, tmp_path / ".git" / "config") == ""


def test_folders_of_other_programs_are_not_looked_into(tmp_path: Path) -> None:
    for folder in (".venv", "node_modules/.bin", "env", "guide/.hidden"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "python").symlink_to("/usr/bin/python3")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    assert list(foreign.links(tmp_path)) == [tmp_path / "guide" / ".hidden" / "python"]
