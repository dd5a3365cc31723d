"""Where pages stand, how one leads to another, and how a reader gets to a sentence of a source."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from urllib.parse import quote

from counterclaim.knowledge.addresses import sentence

__all__ = [
    "CHANGES",
    "CLAIMS",
    "CONCEPTS",
    "CONFLICTS",
    "FEED",
    "HOME",
    "METHOD",
    "NOWHERE",
    "QUESTIONS",
    "SOURCES",
    "built",
    "claim",
    "concept",
    "conflict",
    "download",
    "index",
    "question",
    "relative",
    "schema",
    "sentence",
    "source",
]

HOME = "index.md"
QUESTIONS, CONFLICTS, CLAIMS = "questions/index.md", "conflicts/index.md", "claims/index.md"
SOURCES, CONCEPTS, METHOD = "sources/index.md", "concepts/index.md", "method/index.md"
CHANGES, FEED = "changes/index.md", "changes/feed.xml"
NOWHERE = "#nowhere"
"""The address of a page that is not built; no page that is shown has a link to it."""

_PLAIN = re.compile(r"[a-z0-9./-]+")


def claim(identity: str) -> str:
    """Return the path of a claim's page."""
    return f"claims/{identity}/index.md"


def source(identity: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{identity}/index.md"


def concept(identity: str) -> str:
    """Return the path of a concept's page."""
    return f"concepts/{identity}/index.md"


def question(exposure: str, outcome: str | None) -> str:
    """Return the path of a question's page; without an outcome, that of everything about the exposure."""
    return f"questions/{exposure}/{outcome}/index.md" if outcome else f"questions/{exposure}/index.md"


def conflict(identity: str, page: str) -> str:
    """Return the path of a conflict on a page of all disagreements."""
    return f"{page}#conflict-{identity}"


def download(name: str) -> str:
    """Return the path of a file for other programs."""
    return f"downloads/{name}"


def schema(kind: str) -> str:
    """Return the path of the JSON Schema of a kind of record."""
    return f"schema/{kind}.schema.json"


def index(path: str) -> str:
    """Return the path of the index page of the folder that a page's Markdown lies in."""
    return posixpath.join(posixpath.dirname(path), HOME)


def relative(target: str, here: str, *, directory_urls: bool) -> str:
    """Return the address that leads from the built page `here` to `target` (a path, perhaps with #anchor)."""
    path, mark, anchor = target.partition("#")
    start, _ = _way(here, directory_urls=directory_urls)
    end, file = _way(path, directory_urls=directory_urls)
    shared = 0
    for mine, other in zip(start, end, strict=False):
        if mine != other:
            break
        shared += 1
    address = "../" * (len(start) - shared) + "/".join((*end[shared:], file))
    if directory_urls and file == "index.html":
        address = address.removesuffix("index.html") or "./"
    return (address if _PLAIN.fullmatch(address) else quote(address)) + mark + anchor


@cache
def _way(path: str, *, directory_urls: bool) -> tuple[tuple[str, ...], str]:
    """Return the folders and the file that a page is built into."""
    *folders, file = built(path, directory_urls=directory_urls).split("/")
    return tuple(folders), file


@cache
def built(path: str, *, directory_urls: bool) -> str:
    """Return the file that a page at `path` is built into."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    folder, name = posixpath.split(stem)
    if name == "README":
        stem = posixpath.join(folder, "index")
    if name in {"index", "README"} or not directory_urls:
        return f"{stem}.html"
    return f"{stem}/index.html"
