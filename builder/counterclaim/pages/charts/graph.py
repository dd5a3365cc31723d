"""The graph of concepts: which nodes and edges a picture holds, what it leaves out, and its data for the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from counterclaim.pages import links, marks
from counterclaim.pages.charts import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from counterclaim.knowledge.records import Concept
    from counterclaim.pages.vocabulary import Concepts
    from counterclaim.reasoning.questions import Question

NODES, EDGES, NEIGHBOURS = 150, 400, 30
"""How many nodes and edges the whole graph draws at most, and how many neighbours the picture of one concept."""

FROM, TO = "__FROM__", "__TO__"
"""Stand for ids in the addresses of the data: no id holds an underscore."""


class Tie(NamedTuple):
    """A relation of the vocabulary: `narrower` is a case of `broader`, or the two are opposites."""

    kind: str
    one: str
    other: str


class Picture(NamedTuple):
    """A graph to draw. `left_out` counts concepts, `questions_left_out` questions that are not drawn.

    `places` maps the id of each node to its place in pixels; the first of `nodes` is the one to begin with.
    """

    concepts: Concepts
    nodes: list[str]
    questions: list[Question]
    ties: list[Tie]
    places: dict[str, tuple[int, int]]
    left_out: int
    questions_left_out: int
    centre: str | None

    def grouped(self) -> list[tuple[str, list[Question]]]:
        """Return the questions by exposure, both by their labels: the list that holds the same as the picture."""
        label = self.concepts.kb.label
        groups: dict[str, list[Question]] = {}
        for question in self.questions:
            groups.setdefault(question.exposure, []).append(question)
        return [
            (exposure, sorted(groups[exposure], key=lambda q: (label(q.outcome or ""), q.outcome or "")))
            for exposure in sorted(groups, key=lambda e: (label(e), e))
        ]

    def data(self, to: Callable[[str], str]) -> Markup:
        """Return what the script draws, as JSON that may stand in a page; `to` makes addresses for that page."""
        text = json.dumps(
            {
                "concept": to(links.concept(FROM)),
                "question": to(links.question(FROM, TO)),
                "centre": self.centre,
                "nodes": [self._node(identity) for identity in self.nodes],
                "edges": [self._edge(question) for question in self.questions],
                "ties": [{"kind": tie.kind, "from": tie.one, "to": tie.other} for tie in self.ties],
            },
            separators=(",", ":"),
        )
        return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing in it can end the element it stands in

    def _node(self, identity: str) -> dict[str, object]:
        label = self.concepts.kb.label(identity)
        x, y = self.places[identity]
        return {
            "id": identity,
            "label": label,
            "text": "\n".join(layout.lines(label)),
            "claims": len(self.concepts.claims.get(identity, ())),
            "page": identity in self.concepts.kb.concepts,
            "x": x,
            "y": y,
            "width": layout.WIDTH,
            "height": layout.height(label),
        }

    def _edge(self, question: Question) -> dict[str, object]:
        mark = marks.answer(question)
        return {
            "from": question.exposure,
            "to": question.outcome,
            "mark": mark.css,
            "symbol": mark.symbol,
            "word": mark.word,
            "several": question.origins > 1,
        }


def whole(concepts: Concepts) -> Picture:
    """Return the graph of all concepts that something connects: the most-claimed of them, and what is between them."""
    questions, ties = concepts.questions, list(_ties(concepts, sorted(concepts.kb.concepts)))
    ends = {end for q in questions for end in q.key if end} | {end for tie in ties for end in (tie.one, tie.other)}
    ranked = _ranked(concepts, ends)
    drawn = set(ranked[:NODES])
    shown = [q for q in questions if drawn.issuperset(filter(None, q.key))][:EDGES]
    kept = [tie for tie in ties if {tie.one, tie.other} <= drawn]
    connected = {end for q in shown for end in q.key} | {end for tie in kept for end in (tie.one, tie.other)}
    nodes = [node for node in ranked if node in connected]
    places = layout.bands(nodes, _pairs(shown), ((tie.one, tie.other) for tie in kept), _heights(concepts, nodes))
    return Picture(
        concepts, nodes, shown, kept, places, len(ranked) - len(nodes), len(questions) - len(shown), centre=None
    )


def around(concepts: Concepts, concept: Concept) -> Picture:
    """Return a concept and its neighbours, the most-claimed of them, with the questions and relations that it is in."""
    here = concept.id
    questions = concepts.does.get(here, []) + [q for q in concepts.undergoes.get(here, []) if q.exposure != here]
    ties = list(_ties_of(concepts, here))
    ends = {end for q in questions for end in q.key if end} | {end for tie in ties for end in (tie.one, tie.other)}
    ranked = _ranked(concepts, ends - {here})
    drawn = {here, *ranked[:NEIGHBOURS]}
    shown = [q for q in questions if drawn.issuperset(filter(None, q.key))]
    kept = [tie for tie in ties if {tie.one, tie.other} <= drawn]
    above = [t.other for t in kept if t.one == here]
    below = [t.one for t in kept if t.other == here and t.kind == "broader" and t.one not in above]
    above += [t.one for t in kept if t.other == here and t.kind == "opposite"]
    placed = {here, *above, *below}
    right = [q.outcome for q in shown if q.outcome and q.outcome not in placed]
    left = [q.exposure for q in shown if q.exposure not in placed.union(right)]
    nodes = [here, *ranked[:NEIGHBOURS]]
    places = layout.around(here, left, right, list(dict.fromkeys(above)), below, _heights(concepts, nodes))
    return Picture(
        concepts,
        nodes,
        shown,
        kept,
        places,
        max(0, len(ranked) - NEIGHBOURS),
        len(questions) - len(shown),
        centre=here,
    )


def _ranked(concepts: Concepts, ids: Iterable[str]) -> list[str]:
    """Return concepts, the most-claimed first."""
    return sorted(ids, key=lambda identity: (-len(concepts.claims.get(identity, ())), identity))


def _heights(concepts: Concepts, ids: Iterable[str]) -> dict[str, int]:
    return {identity: layout.height(concepts.kb.label(identity)) for identity in ids}


def _pairs(questions: Iterable[Question]) -> list[tuple[str, str]]:
    return [(q.exposure, q.outcome) for q in questions if q.outcome]


def _ties(concepts: Concepts, ids: Iterable[str]) -> Iterator[Tie]:
    """Yield each relation of some concepts to broader ones and to opposites, once."""
    for identity in ids:
        for broader in concepts.kb.concepts[identity].broader:
            if broader != identity:
                yield Tie("broader", identity, broader)
        for opposite in concepts.vocabulary.opposites(identity):
            if identity < opposite or opposite not in concepts.kb.concepts:
                yield Tie("opposite", *sorted((identity, opposite)))


def _ties_of(concepts: Concepts, here: str) -> Iterator[Tie]:
    """Yield the relations that one concept is in."""
    yield from (Tie("broader", here, other) for other in concepts.kb.concepts[here].broader if other != here)
    yield from (Tie("broader", other, here) for other in concepts.vocabulary.concepts.narrower(here) if other != here)
    for opposite in concepts.vocabulary.opposites(here):
        yield Tie("opposite", *sorted((here, opposite)))
