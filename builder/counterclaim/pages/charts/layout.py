"""Where the nodes of a graph stand: worked out when the site is built, so that the picture is always the same.

All distances are in the picture's own pixels, x to the right and y down, to the middle of each node.
"""

from __future__ import annotations

import math
import textwrap
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Places = dict[str, tuple[int, int]]
    Heights = Mapping[str, int]

WIDTH, LINE, PADDING, LETTERS = 136, 19, 14, 16
"""A node's width, the height of a line of its label, the room around it, and how many letters fit into a line."""

ACROSS, DOWN = 24, 18
"""Room between two nodes beside and below each other."""

BAND, NARROW = 84, 52
"""Room between two bands, through which the edges run; and where a phone should show three of them at once."""

SIDE = 12
"""With more nodes than this, a side of the concept gets a second column."""

STACK = 6
"""With more nodes than this, broader or narrower concepts stand two in a row."""

SHAPE = 1.4
"""How wide the whole graph is to be for its height."""

ROW = 70
"""The height of a row, room included, by which the number of rows is reckoned."""

SWEEPS = 12


def lines(label: str) -> list[str]:
    """Return a label as the lines of its node; words too long for a line are broken."""
    return textwrap.wrap(label, LETTERS) or [label]


def height(label: str) -> int:
    """Return how high the node of a label is."""
    return len(lines(label)) * LINE + PADDING


def around(
    centre: str,
    left: Sequence[str],
    right: Sequence[str],
    above: Sequence[str],
    below: Sequence[str],
    heights: Heights,
) -> Places:
    """Return places around one node: what acts on it left, what it acts on right, broader above, narrower below."""
    places: Places = {centre: (0, 0)}
    wide = 2 if max(len(above), len(below)) > STACK else 1
    first = WIDTH + (BAND if wide > 1 else NARROW)
    for nodes, sign in ((left, -1), (right, 1)):
        columns = 2 if len(nodes) > SIDE else 1
        for column in range(columns):
            x = sign * (first + column * (WIDTH + ACROSS))
            # The second column stands lower, so that edges pass between the nodes of the first.
            places |= _column(nodes[column::columns], x, heights, lower=column * ROW // 2)
    for nodes, sign in ((above, -1), (below, 1)):
        edge = heights[centre] / 2 + 2 * DOWN
        for start in range(0, len(nodes), wide):
            row = nodes[start : start + wide]
            high = max(heights[node] for node in row)
            for i, node in enumerate(row):
                aside = (i - (len(row) - 1) / 2) * (WIDTH + ACROSS)
                places[node] = (round(aside), sign * round(edge + high / 2))
            edge += high + DOWN
    return places


def bands(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], ties: Iterable[tuple[str, str]], heights: Heights
) -> Places:
    """Return places in three bands: what only acts left, what is also acted on, and what is only acted on right.

    Inside a band, what hangs together stands close: each node moves to the mean height of its neighbours, for
    a few rounds (the barycentre method of Sugiyama, Tagawa and Toda 1981, doi:10.1109/TSMC.1981.4308636).
    """
    edges = list(edges)
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in (*edges, *ties):
        near[one].append(other)
        near[other].append(one)
    grouped = _grouped(nodes, edges, near)
    at = {node: i / len(band) for band in grouped for i, node in enumerate(band)}
    for sweep in range(SWEEPS):
        for band in grouped if sweep % 2 else reversed(grouped):
            mean = {n: sum(at[m] for m in near[n]) / len(near[n]) if near[n] else at[n] for n in band}
            band.sort(key=lambda n: (mean[n], n))
            at |= {node: i / len(band) for i, node in enumerate(band)}
    rows = max(1, round(math.sqrt(len(nodes) * (WIDTH + ACROSS) / ROW / SHAPE)))
    places: Places = {}
    x = 0
    for band in filter(None, grouped):
        columns = math.ceil(len(band) / rows)
        for column in range(columns):
            places |= _column(band[column::columns], x, heights, lower=column % 2 * ROW // 3)
            x += WIDTH + ACROSS
        x += BAND
    return places


def _column(nodes: Sequence[str], x: int, heights: Heights, *, lower: int) -> Places:
    """Return places below each other, the middle of them all at y = `lower`."""
    y = lower - (sum(heights[node] for node in nodes) + DOWN * (len(nodes) - 1)) / 2
    places: Places = {}
    for node in nodes:
        places[node] = (x, round(y + heights[node] / 2))
        y += heights[node] + DOWN
    return places


def _grouped(
    nodes: Sequence[str], edges: Sequence[tuple[str, str]], near: Mapping[str, Sequence[str]]
) -> list[list[str]]:
    """Return the nodes by band; what takes part in no effect stands where most of its neighbours do."""
    acting, acted = {edge[0] for edge in edges}, {edge[1] for edge in edges}
    known = {node: (node in acted) + (node in acted and node not in acting) for node in nodes if node in acting | acted}
    grouped: list[list[str]] = [[], [], []]
    for node in nodes:
        band = known.get(node)
        if band is None:
            beside = [known[other] for other in near.get(node, ()) if other in known]
            band = max(sorted(set(beside)), key=beside.count) if beside else 0
        grouped[band].append(node)
    return grouped
