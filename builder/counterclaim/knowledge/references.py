"""Where the ids of other records stand in a record: one table, for whatever follows them or puts others there."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge.findings import Path

Names = dict[tuple[str, str], str]
"""Other ids in the place of some, by (kind, id)."""

KINDS = ("claim", "source", "concept", "population", "condition", "quantity", "resolution", "answer")

EVERY, KEYS = "*", "keys"
"""In a way: every entry of a list. At its end: the keys of a mapping, instead of what they lead to."""

QUESTION, PROSE = "question", "prose"
"""What is no id itself but names some: `exposure/outcome`, and text that cites claims as `[@a; @b]`."""

_CITED = re.compile(r"\[@[^\[\]]*\]")
_NAME = re.compile(
    r"(?<=@)(\s*)([a-z0-9]+(?:-[a-z0-9]+)*)(?=\s*[;\]])|(?<=;)(\s*)([a-z0-9]+(?:-[a-z0-9]+)*)(?=\s*[;\]])"
)

_SCOPE: tuple[tuple[Path, str], ...] = (
    (("population",), "population"),
    (("condition",), "condition"),
    (("dose", KEYS), "quantity"),
)
_TERM: tuple[str, ...] = ("broader", "disjoint_with")


def _scope(field: str) -> tuple[tuple[Path, str], ...]:
    return tuple(((field, *way), kind) for way, kind in _SCOPE)


TABLE: Mapping[str, tuple[tuple[Path, str], ...]] = {
    "claim": (
        (("source",), "source"),
        *((("effect", field), "concept") for field in ("exposure", "outcome", "comparator")),
        *((("advice", field), "concept") for field in ("do", "avoid", "for", "instead")),
        (("background", "about"), "concept"),
        *_scope("scope"),
        (("draws_on", EVERY, "source"), "source"),
        (("replaces",), "claim"),
        *((way, PROSE) for way in (("caveats", EVERY), ("notes",), ("returned", "why"), ("retired", "why"))),
    ),
    "source": ((("cites",), "source"), *_scope("scope"), (("notes",), PROSE)),
    "concept": (
        *(((field,), "concept") for field in (*_TERM, "opposite", "parts")),
        (("matters", EVERY, "source"), "source"),
        *_scope("implies"),
    ),
    "population": tuple(((field,), "population") for field in _TERM),
    "condition": tuple(((field,), "condition") for field in _TERM),
    "quantity": (),
    "resolution": (
        (("claims",), "claim"),
        (("decision", "prefer"), "claim"),
        (("reason",), PROSE),
        (("would_settle",), PROSE),
    ),
    "answer": (
        (("questions", EVERY), QUESTION),
        *((way, PROSE) for way in (("answer",), ("key_points", EVERY), ("would_settle",), ("looked_for",))),
        (("bodies", EVERY, "question"), QUESTION),
        (("bodies", EVERY, "population"), "population"),
        (("bodies", EVERY, "claims"), "claim"),
        *((("bodies", EVERY, way, EVERY, "why"), PROSE) for way in ("down", "up")),
    ),
}
"""By the kind of record: the ways to what names other records, and the kind of those. The end may hold one id, a list
of ids, or `any:` and a list."""


class Reference(NamedTuple):
    """A place that names other records: the way to it, what stands there, and which kind it names.

    `is_key`: the last step of the way is the id itself.
    """

    way: Path
    text: str
    kind: str
    is_key: bool = False


def of(kind: str, record: Any) -> Iterator[Reference]:
    """Yield every place of a record, as plain values that fit their schema, that names others."""
    for way, named in TABLE[kind]:
        yield from _at(record, way, (), named)


def _at(value: Any, way: Path, here: Path, named: str) -> Iterator[Reference]:
    if way and way[0] == KEYS:
        yield from (Reference((*here, key), key, named, is_key=True) for key in value)
    elif way and way[0] == EVERY:
        for index, entry in enumerate(value):
            yield from _at(entry, way[1:], (*here, index), named)
    elif way:
        if isinstance(value, dict) and way[0] in value:
            yield from _at(value[way[0]], way[1:], (*here, way[0]), named)
    elif isinstance(value, str):
        yield Reference(here, value, named)
    elif isinstance(value, dict):
        yield from _at(value["any"], (), (*here, "any"), named)
    else:
        yield from (Reference((*here, index), entry, named) for index, entry in enumerate(value))


def ids(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return the records that a place names, as (kind, id)."""
    if reference.kind == QUESTION:
        return tuple(("concept", concept) for concept in reference.text.split("/"))
    if reference.kind == PROSE:
        found = (name for marks in _CITED.findall(reference.text) for name in _NAME.finditer(marks))
        return tuple(("claim", name[2] or name[4]) for name in found)
    return ((reference.kind, reference.text),)


def put(text: str, kind: str, names: Names) -> str:
    """Return what a place of this kind says with other ids in the place of some; the rest of a text as it is."""
    if kind == QUESTION:
        return "/".join(names.get(("concept", concept), concept) for concept in text.split("/"))
    if kind == PROSE:
        return _CITED.sub(lambda marks: _NAME.sub(lambda name: _put(name, names), marks[0]), text)
    return names.get((kind, text), text)


def _put(name: re.Match[str], names: Names) -> str:
    identity = name[2] or name[4]
    return f"{name[1] or name[3] or ''}{names.get(('claim', identity), identity)}"


def changed(kind: str, record: Any, names: Names) -> list[tuple[Reference, str]]:
    """Return the places of a record that name anything in `names`, each with what would stand there."""
    found = ((reference, put(reference.text, reference.kind, names)) for reference in of(kind, record))
    return [(reference, text) for reference, text in found if text != reference.text]


def renamed(kind: str, record: Any, names: Names) -> Any:
    """Return a record with other ids in the place of some; the record itself where it names none of them.

    A list that would name one twice names it once.
    """
    places = changed(kind, record, names)
    if not places:
        return record
    made = copy.deepcopy(record)
    for reference, text in places:
        if not reference.is_key:
            _parent(made, reference.way)[reference.way[-1]] = text
    for way in {reference.way[:-1] for reference, _ in places if is_entry(reference.way, reference.kind)}:
        once(_parent(made, (*way, 0)))
    for way in {reference.way[:-1] for reference, _ in places if reference.is_key}:
        keys = {reference.text: text for reference, text in places if reference.is_key and reference.way[:-1] == way}
        mapping = _parent(made, way)[way[-1]]
        kept = [(keys.get(key, key), value) for key, value in mapping.items()]
        mapping.clear()
        mapping.update(kept)
    return made


def is_entry(way: Path, kind: str) -> bool:
    """Tell whether a place is an entry of a list of ids or questions."""
    return isinstance(way[-1], int) and kind != PROSE


def once(listed: Any) -> None:
    """Take out of a list, in place, the texts that it holds a second time."""
    for index in range(len(listed) - 1, 0, -1):
        if isinstance(listed[index], str) and listed[index] in listed[:index]:
            del listed[index]


def _parent(record: Any, way: Path) -> Any:
    for step in way[:-1]:
        record = record[step]
    return record
