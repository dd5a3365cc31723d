"""Putting other words in place of some in a YAML text, and leaving every other character as it is."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml.events import CollectionEndEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from counterclaim.editing import formatting
from counterclaim.knowledge import references, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.knowledge.findings import Path
    from counterclaim.knowledge.references import Names


SEAL = "seal"
"""The kind of a place that holds a fingerprint."""

_REFLOWED = (references.PROSE, SEAL)
"""What canonical form breaks into lines, or quotes, by how it reads."""


class Change(NamedTuple):
    """What is to stand at a place: the way to it, the kind of what it names, and whether the place is a key."""

    way: Path
    kind: str
    is_key: bool = False


class _Span(NamedTuple):
    """Where a scalar stands in a text: half-open offsets, and its quotes or sign of a block; nothing where plain."""

    start: int
    end: int
    style: str


def rewritten(text: str, kind: str, changes: Sequence[Change], names: Names) -> str:
    """Return a YAML text with other ids in the place of some, at these places; the rest stays to the character.

    `kind` is that of the schema. A text that was in canonical form comes back in it. Where the characters alone cannot
    be changed, the record is written anew in canonical form. Raises `FormatError`.
    """
    value = _read(text)
    wanted = _wanted(value, changes, names)
    spans = {(way, is_key): span for way, is_key, span in _spans(text)}
    made = text
    for change in sorted(changes, key=lambda c: -spans[c.way, c.is_key].start):
        span = spans[change.way, change.is_key]
        made = made[: span.start] + _put(text[span.start : span.end], span, change.kind, names) + made[span.end :]
    if _value_of(made) != wanted:
        return formatting.amend(text, kind, lambda record: _apply(record, changes, names))
    lists = any(isinstance(change.way[-1], int) or change.kind in _REFLOWED for change in changes)
    return _tidy_as_before(text, made, kind) if lists else made


def _put(raw: str, span: _Span, kind: str, names: Names) -> str:
    """Return what stands for a scalar in a text, with other ids in it."""
    if kind == references.PROSE:
        return references.put(raw, kind, names)
    bare = raw[1:-1] if span.style in {"'", '"'} else raw
    new = references.put(bare, kind, names)
    if span.style in {"'", '"'}:
        return f"{span.style}{new}{span.style}"
    return new if isinstance(yaml_reader.scalar(new), str) else f"'{new}'"


def _tidy_as_before(text: str, made: str, kind: str) -> str:
    """Return the changed text, in canonical form if it was in it: other ids may break other lines."""
    try:
        if formatting.tidy(text, kind) == text:
            return formatting.tidy(made, kind)
    except formatting.FormatError:
        return made
    return made


def _wanted(value: Any, changes: Sequence[Change], names: Names) -> Any:
    made = copy.deepcopy(value)
    _apply(made, changes, names)
    return made


def _apply(record: Any, changes: Sequence[Change], names: Names) -> None:
    """Put the other ids into a record's values, in place; keys last, as ways lead through them."""
    for change in changes:
        if not change.is_key:
            parent = _at(record, change.way[:-1])
            parent[change.way[-1]] = references.put(parent[change.way[-1]], change.kind, names)
    for way in {change.way[:-1] for change in changes if references.is_entry(change.way, change.kind)}:
        references.once(_at(record, way))
    for change in sorted((c for c in changes if c.is_key), key=lambda c: -len(c.way)):
        parent, old = _at(record, change.way[:-1]), change.way[-1]
        new = references.put(str(old), change.kind, names)
        if hasattr(parent, "insert"):  # what keeps comments also keeps the place
            place, comment = list(parent).index(old), parent.ca.items.pop(old, None)
            parent.insert(place, new, parent.pop(old))
            if comment is not None:
                parent.ca.items[new] = comment
            continue
        kept = [(new if key == old else key, item) for key, item in parent.items()]
        parent.clear()
        parent.update(kept)


def _at(value: Any, way: Path) -> Any:
    for step in way:
        value = value[step]
    return value


def _read(text: str) -> Any:
    try:
        return yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value
    except yaml_reader.YamlError as error:
        raise formatting.FormatError(error.message, error.line, error.column) from None


def _value_of(text: str) -> Any:
    """Return what a text holds; nothing that equals a record where it holds none."""
    try:
        return _read(text)
    except formatting.FormatError:
        return object()


def _spans(text: str) -> Iterator[tuple[Path, bool, _Span]]:
    """Yield where every scalar of a text that is a record stands: the way to it, and whether it is a key."""
    way: list[Any] = []
    stack: list[dict[str, Any]] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, CollectionEndEvent):
            stack.pop()
            _next(stack, way)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            is_mapping = isinstance(event, MappingStartEvent)
            stack.append({"mapping": is_mapping, "key": is_mapping})
            way.append(None if is_mapping else 0)
        elif isinstance(event, ScalarEvent):
            assert event.start_mark is not None
            assert event.end_mark is not None
            span = _Span(event.start_mark.index, event.end_mark.index, event.style or "")
            if stack and stack[-1]["key"]:
                way[-1] = event.value
                stack[-1]["key"] = False
                yield tuple(way), True, span
                continue
            yield tuple(way), False, span
            _step(stack, way)


def _next(stack: list[dict[str, Any]], way: list[Any]) -> None:
    """Leave a collection, which was a value of the one around it."""
    way.pop()
    _step(stack, way)


def _step(stack: list[dict[str, Any]], way: list[Any]) -> None:
    """Go on to what follows a value."""
    if not stack:
        return
    if stack[-1]["mapping"]:
        stack[-1]["key"] = True
    else:
        way[-1] += 1
