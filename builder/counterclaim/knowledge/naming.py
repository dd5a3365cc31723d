"""The ids that a knowledge base has, by kind, as its files name them: without reading what they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARIES = ("concepts", "populations", "conditions", "quantities")
FOLDERS = {"claims": "*/*.yml", "sources": "*.yml", "resolutions": "*.yml", "answers": "*.yml"}
KINDS = (*FOLDERS, *VOCABULARIES)
"""Every kind of record that has an id."""

_ID = re.compile(r"([a-z0-9][a-z0-9-]*):(?:\s|$)")
_LABEL = re.compile(r"\s+label:\s*(.*)")


def ids(root: Path, kind: str) -> dict[str, str]:
    """Return the ids of a kind, sorted, each with its label where it is a term.

    Ids are taken for what they seem: a file need not hold what its name says. Never raises for what files hold.
    """
    try:
        if kind in FOLDERS:
            return dict.fromkeys(sorted(path.stem for path in (root / kind).glob(FOLDERS[kind])), "")
        text = (root / "vocabulary" / f"{kind}.yml").read_text("utf-8", "replace")
    except OSError:
        return {}
    return dict(sorted(_terms(text.splitlines()).items()))


def _terms(lines: list[str]) -> dict[str, str]:
    """Return the terms of a vocabulary file with their labels: its keys that are not indented."""
    found: dict[str, str] = {}
    term = ""
    for line in lines:
        if named := _ID.match(line):
            term = named[1]
            found[term] = ""
        elif term and not found[term] and (label := _LABEL.match(line)):
            found[term] = label[1].strip("\"'")
    return found
