"""What rows give besides claims: terms of the vocabulary and sources, each once, as far as the base lacks them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from counterclaim.editing.importing import filling
from counterclaim.editing.importing.filling import Fault
from counterclaim.knowledge import validation
from counterclaim.knowledge.records import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.editing.importing.maps import Fields, Map
    from counterclaim.editing.importing.tables import Cells
    from counterclaim.knowledge import KnowledgeBase

LISTS = frozenset({"broader", "disjoint_with", "parts", "also", "match"})
PAIR = 2


@dataclass(frozen=True, slots=True)
class Clash:
    """One id that rows give to two things: the line of the second, and what each is called."""

    kind: str
    identity: str
    line: int
    first: str
    second: str


@dataclass(slots=True)
class Found:
    """New records by kind (concepts, populations, conditions, sources) and id, which are known, and what clashes."""

    new: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    known: set[tuple[str, str]] = field(default_factory=set)
    clashes: dict[tuple[str, str], Clash] = field(default_factory=dict)

    def ids(self, kind: str) -> Mapping[str, dict[str, Any]]:
        """Return the new records of a kind."""
        return self.new.get(kind, {})


def collect(found: Found, kb: KnowledgeBase, kind: str, fields: Fields, row: Cells) -> None:
    """Add what a row gives of a kind to what others gave. Raises `Fault` where its schema refuses it."""
    held = found.new.setdefault(kind, {})
    known, name = getattr(kb, kind), "title" if kind == "sources" else "label"
    for identity, value in _values(kind, fields, row):
        if identity in held:
            if held[identity][name] != value[name]:
                clash = Clash(kind, identity, row.line, str(held[identity][name]), str(value[name]))
                found.clashes.setdefault((kind, identity), clash)
            continue
        if identity in known:
            found.known.add((kind, identity))
            continue
        _refuse_invalid(kind, identity, value, fields)
        held[identity] = value


def _values(kind: str, fields: Fields, row: Cells) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records that a row gives: one for each entry of `id`, the other fields going along with it."""
    made = {name: filling.made(leaf, row) for name, leaf in fields}
    ids = [str(identity) for identity in made.pop("id")]
    for at, identity in enumerate(ids):
        value: dict[str, Any] = {}
        for name, entries in made.items():
            if name in LISTS:
                texts = [str(entry) for entry in entries if str(entry) != identity]
                if texts and (name != "parts" or len(texts) >= PAIR):
                    value[name] = texts
            elif entries:
                along = entries[at] if len(entries) == len(ids) else ", ".join(map(str, entries))
                value[name] = _author(entries) if name == "author" else str(along)
        if kind == "sources":
            value.setdefault("url", None)
        yield identity, value


def _author(entries: list[str | int]) -> list[dict[str, str]]:
    return [{"literal": str(entry)} for entry in entries]


def _refuse_invalid(kind: str, identity: str, value: dict[str, Any], fields: Fields) -> None:
    schema, document = ("source", value) if kind == "sources" else (kind, {identity: value})
    if validation.accepts(schema, document):
        return
    refusal = next(validation.refusals(schema, document))
    way = refusal.path if kind == "sources" else refusal.path[1:]
    columns = [c for name, leaf in fields if way and name == way[0] for c in filling.columns(leaf)]
    name = {"sources": "source"}.get(kind, kind.removesuffix("s"))
    told = refusal.message.replace(f"{identity}.", "", 1)
    raise Fault(columns, f'the {name} "{identity}": {told}', refusal.mend)


USED: dict[str, tuple[tuple[str, ...], ...]] = {
    "concepts": (
        *(("effect", role) for role in ("exposure", "outcome", "comparator")),
        *(("advice", role) for role in ("do", "avoid", "for", "instead")),
        ("background", "about"),
    ),
    "populations": (("scope", "population"), ("scope", "population", "any")),
    "conditions": (("scope", "condition"), ("scope", "condition", "any")),
}
"""The fields of a claim that name terms, by vocabulary."""


def unknown(kb: KnowledgeBase, found: Found, values: Iterable[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Return the terms that no vocabulary has, with how many of these claims, or of the new terms, name each."""
    counts: dict[str, Counter[str]] = {vocabulary: Counter() for vocabulary in (*USED, "quantities")}
    for claim in values:
        for vocabulary, ways in USED.items():
            counts[vocabulary].update({term for way in ways for term in _named(claim, way)})
        counts["quantities"].update(list(claim.get("scope", {}).get("dose", {})))
    for vocabulary in USED:
        for made in found.ids(vocabulary).values():
            counts[vocabulary].update({other for role in ("broader", "parts") for other in made.get(role, ())})
    for vocabulary, named in counts.items():
        known, new = getattr(kb, vocabulary), found.ids(vocabulary)
        for term in [term for term in named if term in known or term in new or term in RESERVED]:
            del named[term]
    return {vocabulary: named for vocabulary, named in counts.items() if named}


def _named(value: Any, way: tuple[str, ...]) -> Iterator[str]:
    for step in way:
        value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, list):
        yield from value
    elif isinstance(value, str):
        yield value


def kinds(mapped: Map) -> Iterator[tuple[str, Fields]]:
    """Yield the kinds of records that a map makes besides claims, with what fills them."""
    yield from mapped.terms
    if mapped.sources is not None:
        yield "sources", mapped.sources
