"""Safe YAML with positions: YAML 1.2 scalars, no duplicate keys, no aliases, bounded size and depth.

libyaml's event stream is turned into plain values by a small builder of our own, so that a hostile
file is stopped at the first event that goes too far, and every value keeps its line and column.
"""

from __future__ import annotations

import math
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from counterclaim.knowledge import json_escapes, merging, yaml_slips
from counterclaim.knowledge.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge.findings import Path

MAX_BYTES = 1_000_000
MAX_VOCABULARY_BYTES = 16_000_000
MAX_DEPTH = 24
PROSE_SPACES = 3

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_CONSTANTS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}


class YamlError(Exception):
    """A file that cannot be read as one YAML document: what is wrong, where, what would be right, and which rule."""

    rule = "syntax"

    def __init__(self, message: str, line: int = 1, column: int = 1, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.mend = mend


class UnmergedError(YamlError):
    """A file of which a merge left two versions."""

    rule = merging.RULE


class EmptyError(YamlError):
    """A file that holds nothing, or comments only."""


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document: plain values (dict, list, str, int, float, bool, None) and their marks."""

    value: Any
    marks: Marks


def read(data: bytes, *, limit: int = MAX_BYTES) -> Document:
    """Return the one document in `data` (UTF-8).

    Raises `YamlError` for anything that is not exactly one well-formed document within the limits.
    """
    text = json_escapes.whole(decode(data, limit=limit))
    _refuse_breaks(text)
    builder = _Builder(text)
    try:
        builder.build(text)
    except yaml.MarkedYAMLError as error:
        _refuse_before(text, error)
        opened = "unexpected end of stream" in (error.problem or "")
        mark = (error.context_mark if opened else None) or error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message, mend = yaml_slips.explain(error.problem or str(error), text, line)
        raise YamlError(message, line, column, mend) from None
    except yaml.YAMLError as error:
        raise YamlError(f"not YAML: {' '.join(str(error).split())}") from None
    if builder.documents == 0:
        raise EmptyError("the file is empty", mend="write the record, or delete the file")
    return Document(builder.value, Marks(builder.value, builder.numbers))


def decode(data: bytes, *, limit: int = MAX_BYTES) -> str:
    """Return `data` as text; raise `YamlError` where it is too large, not UTF-8, holds NUL, or is not merged."""
    if len(data) > limit:
        raise YamlError(f"the file is too large: {len(data):,} bytes, at most {limit:,} are read")
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise YamlError("the file is UTF-32", mend="save it as UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise YamlError("the file is UTF-16", mend="save it as UTF-8")
    if data.startswith(b"\xef\xbb\xbf"):
        raise YamlError("the file begins with a byte order mark", mend="save it as UTF-8 without BOM")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = _position(before, len(before))
        raise YamlError("the file is not UTF-8", line, column, "save it as UTF-8") from None
    bad = _UNPRINTABLE.search(text)
    if bad:
        line, column = _position(text, bad.start())
        raise YamlError(f"a control character (U+{ord(bad.group()):04X}) stands here", line, column, "remove it")
    marker = merging.line(text)
    if marker:
        raise UnmergedError(merging.MESSAGE, marker, 1, merging.MEND)
    return text


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_FOREIGN_BREAKS = re.compile("[\x85\u2028\u2029]")


def _refuse_before(text: str, error: yaml.MarkedYAMLError) -> None:
    """Refuse what is nested too deep for us where the library gave up first.

    It reads ahead of its events, so that it may meet a bound of its own before we have seen what leads there.
    """
    before = text[: error.problem_mark.index] if error.problem_mark else ""
    if _is_deep(before):
        _Builder(before).build(before)


def _is_deep(text: str) -> bool:
    """Tell whether a text, which may end anywhere, nests deeper than we read."""
    parser, depth = yaml.CSafeLoader(text), 0
    with suppress(yaml.YAMLError):
        while depth <= MAX_DEPTH and (event := parser.get_event()) is not None:
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
    return depth > MAX_DEPTH


def _refuse_breaks(text: str) -> None:
    """Refuse what YAML 1.1 takes for the end of a line and YAML 1.2, like every editor, does not."""
    bad = None if text.isascii() else _FOREIGN_BREAKS.search(text)
    if bad:
        line, column = _position(text, bad.start())
        message = f"an invisible line break (U+{ord(bad.group()):04X}) stands here"
        raise YamlError(message, line, column, "remove it, or begin a new line")


def _position(text: str, at: int) -> tuple[int, int]:
    before = yaml_slips.lines(text[:at])
    return len(before), len(before[-1]) + 1


def scalar(text: str) -> object:
    """Return what an unquoted scalar stands for: null, true, false, a number, or the text itself.

    This is the JSON-like part of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#103-core-schema):
    `yes`, `012`, `0x1f`, `2026-11-20` and `.inf` stay text, and so does a number too large to hold.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in "-0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text


class _Builder:
    """Builds values from events with a stack of its own, so that depth is bounded and checked first.

    This is where the time of reading goes, so each event takes as few steps as can be.
    """

    def __init__(self, text: str) -> None:
        self.value: Any = None
        self.numbers: list[int] = []
        self.documents = 0
        self._lines: list[str] | None = yaml_slips.lines(text) if " #" in text or "\t#" in text else None
        self._stack: list[Any] = []
        self._into: Any = None
        """The mapping or list that is being built; None outside the document's root."""
        self._key: str | None = None
        """The key that waits for its value."""
        self.take: dict[type, Callable[[Any], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            SequenceStartEvent: self._open_list,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }

    def build(self, text: str) -> None:
        """Take every event of a text; raise for the first that goes too far."""
        parser, take = yaml.CSafeLoader(text), self.take
        while (event := parser.get_event()) is not None:
            taken = take.get(type(event))
            if taken is not None:
                taken(event)

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            _refuse_extras(event)
        text: str = event.value
        style = event.style
        if style == '"':
            hidden = _UNPRINTABLE.search(text)
            if hidden:
                raise _at(event, f"the text holds a control character (U+{ord(hidden.group()):04X})", "remove it")
        if self._key is None and type(self._into) is dict:
            self._take_key(event, text)
            return
        self._put(event, text if style else scalar(text))
        if self._lines is not None and not style:
            self._refuse_swallowed(event)

    def _take_key(self, event: Any, key: str) -> None:
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if key == "<<" and not event.style:
            raise YamlError("a merge key stands here", line, column, "write the fields out")
        if key in self._into:
            first = self._first_line(key)
            raise YamlError(f'the key "{key}" stands twice (first in line {first})', line, column, "keep one of them")
        self._key = key
        self.numbers += (line, column)

    def _first_line(self, key: str) -> int:
        """Return the line in which `key` of the mapping that is being built stands first."""
        way: Path = (key,)
        for outer, inner in zip(reversed(self._stack), reversed([*self._stack[1:], self._into]), strict=True):
            if outer is not None:
                items = outer.items() if isinstance(outer, dict) else enumerate(outer)
                way = (next(k for k, item in items if item is inner), *way)
        return Marks(self.value, self.numbers)[way][0]

    def _open_mapping(self, event: Any) -> None:
        self._open(event, {})

    def _open_list(self, event: Any) -> None:
        self._open(event, [])

    def _open(self, event: Any, value: Any) -> None:
        _refuse_extras(event)
        if self._key is None and type(self._into) is dict:
            raise _at(event, "a key must be plain text", "write the key as a word followed by a colon")
        self._put(event, value)
        self._stack.append(self._into)
        self._into = value
        if len(self._stack) > MAX_DEPTH:
            raise _at(event, f"nested deeper than {MAX_DEPTH} levels", "records need only a few levels")

    def _close(self, _event: object) -> None:
        self._into = self._stack.pop()

    def _alias(self, event: Any) -> None:
        raise _at(event, "an alias stands here", "write the value out: records use no anchors or aliases")

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _at(event, "a second document begins here", "one file holds one record: remove the ---")

    def _put(self, event: Any, value: Any) -> None:
        mark = event.start_mark
        self.numbers += (mark.line + 1, mark.column + 1)
        key = self._key
        if key is not None:
            self._into[key] = value
            self._key = None
        elif self._into is None:
            self.value = value
        else:
            self._into.append(value)

    def _refuse_swallowed(self, event: Any) -> None:
        """Refuse text that goes on behind ` #`: YAML drops the rest in silence.

        A word of its own after `# ` behind a short value is a comment as it should be.
        """
        assert self._lines is not None
        line = self._lines[event.end_mark.line] if event.end_mark.line < len(self._lines) else ""
        rest = line[event.end_mark.column :]
        comment = rest.lstrip()
        is_prose = event.value.count(" ") >= PROSE_SPACES
        if comment.startswith("#") and (is_prose or (len(comment) > 1 and comment[1].isalnum())):
            at = event.end_mark.column + len(rest) - len(rest.lstrip())
            raise YamlError(
                f'everything from "#" on is read as a comment and lost: {rest.strip()[:40]!r}',
                event.end_mark.line + 1,
                at + 1,
                f"put the text in quotes: {yaml_slips.quoted(event.value + rest)}"
                "  (or move the comment to a line of its own)",
            )


def _refuse_extras(event: Any) -> None:
    if event.anchor is not None:
        raise _at(event, f"an anchor (&{event.anchor}) stands here", "records use no anchors or aliases")
    if event.tag is not None:
        raise _at(event, f"a tag ({event.tag}) stands here", "write the plain value, in quotes if it is text")


def _at(event: Any, message: str, mend: str) -> YamlError:
    return YamlError(message, event.start_mark.line + 1, event.start_mark.column + 1, mend)


def values(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Return every scalar below `value` with the way to it."""
    found: list[tuple[Path, Any]] = []
    _gather(value, path, found)
    return found


def _gather(value: Any, path: Path, found: list[tuple[Path, Any]]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            _gather(item, (*path, key), found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _gather(item, (*path, index), found)
    else:
        found.append((path, value))
