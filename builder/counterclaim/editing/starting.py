"""A new, small knowledge base on a subject of its own, which passes its check and builds."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import TYPE_CHECKING

from counterclaim.editing import files, locks, resolutions, versions
from counterclaim.knowledge import KnowledgeBase, schemas
from counterclaim.knowledge import locks as reading
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

RENAMED = {"gitignore": ".gitignore"}
REASON = "Two people tell of their own nights; neither says how much they drink, or when exactly."
WOULD_SETTLE = "The same people with and without coffee at a set hour, their sleep measured each night."


def start(folder: Path, date: str, install: str = "") -> int:
    """Write the starter base into `folder`; return how many files. `date` (YYYY-MM-DD) dates its resolution.

    `install` is what pip is to install this program from in its workflow, as `requirement` has it; empty: not said.
    Raises `FileExistsError` where the folder holds anything already, and `OSError`.
    """
    if folder.exists() and any(folder.iterdir()):
        message = f"{folder} is not empty"
        raise FileExistsError(message)
    count = 0
    for name, text in _starter(resources.files("counterclaim.editing").joinpath("starter"), ""):
        files.write(folder / name, text.replace(UNSAID, f"{UNSAID[:-2]}{json.dumps(install)}"))
        count += 1
    files.write(folder / "constraints.txt", versions.lock())
    count += 1
    for kind in schemas.KINDS:
        files.write(folder / "schema" / f"{kind}.schema.json", schemas.text(kind))
        count += 1
    return count + _finish(folder, date)


UNSAID = 'COUNTERCLAIM: ""'
"""Stands in the workflow for where pip is to get this program from."""

_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.-]*://[^\s\"'`$\\;|&<>(){}]+")
_NAMED = re.compile(r"counterclaim(\[[a-z, ]+\])?\s*(|[=<>~!]=?.*|@ .+)")


def requirement(words: str) -> str | None:
    """Return what pip takes for this program with what its site needs, from an address or a requirement; else None."""
    words = words.strip()
    if _ADDRESS.fullmatch(words):
        return f"counterclaim[site] @ {words}"
    named = _NAMED.fullmatch(words)
    if named is None or not words.isprintable():
        return None
    return words if named[1] else words.replace("counterclaim", "counterclaim[site]", 1)


def _starter(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _starter(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{RENAMED.get(entry.name, entry.name)}", entry.read_text("utf-8")


def _finish(folder: Path, date: str) -> int:
    """Lock the texts, tidy the records and examine the conflict, as an editor would; return how many files."""
    from counterclaim.editing import records

    texts = sorted((folder / "texts").glob("*.txt"))
    for text in texts:
        locks.write(folder, reading.make(text.stem, text.read_text("utf-8")))
    for file in records.every(folder):
        files.write(file.path, records.tidied(folder, file)[1])
    kb = KnowledgeBase.load(folder, texts=folder / "texts")
    analysis = Analysis(kb)
    contested = [c for c in analysis.conflicts if c.is_open]
    for conflict in contested:
        first, second = (side.claims[0] for side in conflict.sides)
        sides = resolutions.named(conflict, first, second)
        value = resolutions.record(kb, sides, "open", REASON, would_settle=WOULD_SETTLE, date=date)
        resolutions.write(folder, resolutions.name(kb, (first, second), None), value)
    return len(texts) + len(contested)
