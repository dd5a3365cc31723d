"""A map of questions that is too long for one page: its lines, page by page, and where each of its groups begins."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import paging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.pages.kinds.questions import Group, Line

FOLDER = "questions"


class Placed(NamedTuple):
    """A group of the map, and where it begins."""

    group: Group
    path: str


def in_pages(groups: Iterable[Group], most: int) -> list[list[Group]]:
    """Return the groups of a map in their order, page by page, each page with so many questions at most."""
    lines = [
        group._replace(lines=[part], folded=False)
        for group in groups
        for line in group.lines
        for part in _split(line, most)
    ]
    return [_together(page) for page in paging.filled(lines, lambda group: len(group.questions), most)]


def placed(groups: Iterable[Group], pages: Iterable[Iterable[Group]]) -> list[Placed]:
    """Return where each group begins; the first page of `pages` is the second of the map."""
    begins: dict[str, str] = {}
    for n, page in enumerate(pages, start=2):
        for group in page:
            begins.setdefault(group.anchor, f"{paging.path(FOLDER, n)}#{group.anchor}")
    return [Placed(group, begins[group.anchor]) for group in groups]


def _split(line: Line, most: int) -> Iterator[Line]:
    """Yield a line in parts that fit on a page each."""
    cells = [(name, cell) for name, cluster in line.clusters for cell in cluster]
    if len(cells) <= most:
        yield line
        return
    for at in range(0, len(cells), most):
        part = groupby(cells[at : at + most], key=itemgetter(0))
        yield line._replace(clusters=[(name, [cell for _, cell in found]) for name, found in part])


def _together(parts: Iterable[Group]) -> list[Group]:
    """Return groups of which one page holds several lines, each once."""
    found: dict[str, Group] = {}
    for part in parts:
        known = found.get(part.anchor)
        found[part.anchor] = known._replace(lines=[*known.lines, *part.lines]) if known else part
    return list(found.values())
