"""Links below the root of a knowledge base that lead out of it: what lies there may be anybody's, and is not read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "foreign-link"
OUTSIDE = "the link leads out of the knowledge base"
HIDDEN = "the link leads into a hidden place, which is no part of the knowledge base"
AROUND = "the link leads to a folder that it lies in"
PRIVATE = "the link leads among the texts of sources, which are not published"
MEND = "put the file or folder itself in its place"
FOLDERS = ("claims", "sources", "vocabulary", "resolutions", "answers", "guide")
"""What a knowledge base consists of, one of these at least: what lies in them may be read, whatever it is called."""
INSTALLED = frozenset({".git", ".venv", "node_modules", "__pycache__"})
"""Folders of other programs: nothing in them is read or published, unless they lie in one of those."""


def why(root: Path, path: Path, texts: Path | None = None) -> str:
    """Return why nothing is read by way of `path`, a path below `root`; empty where no link leads it astray.

    Hidden are names that begin with a dot, such as `.git`. `texts`, if they lie below the root, are theirs alone.
    """
    home, goal = os.path.realpath(root), os.path.realpath(path)
    if not Path(goal).is_relative_to(home):
        return OUTSIDE
    below = Path(goal).relative_to(home).parts
    seen = Path(os.path.abspath(path)).relative_to(os.path.abspath(root)).parts  # noqa: PTH100 - no link is followed
    if below == seen:
        return ""
    if below == seen[: len(below)]:
        return AROUND
    if any(part.startswith(".") and below[: at + 1] != seen[: at + 1] for at, part in enumerate(below)):
        return HIDDEN
    if texts is None or not texts.is_relative_to(root):
        return ""
    private = texts.relative_to(root).parts
    return PRIVATE if below[: len(private)] == private and seen[: len(private)] != private else ""


def links(root: Path) -> Iterator[Path]:
    """Yield every link below `root`, in order; none in folders of other programs, and none that a link leads to."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as scanned:
                found = list(scanned)
        except OSError:  # named where it is read
            continue
        if folder != root and any(entry.name == "pyvenv.cfg" for entry in found):
            continue
        linked = [entry for entry in found if entry.is_symlink()]
        yield from (folder / entry.name for entry in sorted(linked, key=_name))
        below = [entry for entry in found if entry.is_dir(follow_symlinks=False) and entry.name not in INSTALLED]
        waiting += (
            folder / entry.name
            for entry in sorted(below, key=_name, reverse=True)
            if folder != root or not entry.name.startswith(".")
        )


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name
