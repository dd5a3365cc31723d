"""The terms in the text of a vocabulary: one taken out, or one with other fields; the others as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.editing import formatting
from counterclaim.knowledge import yaml_reader

if TYPE_CHECKING:
    from collections.abc import Mapping


def entry(text: str, identity: str) -> str:
    """Return the lines of a term, with the comments right above it. Raises `FormatError`."""
    first, last = _lines(text, identity)
    return "\n".join(text.split("\n")[first:last]) + "\n"


def without(text: str, identity: str) -> str:
    """Return a vocabulary without one of its terms, and without the comments right above it. Raises `FormatError`."""
    lines = text.split("\n")
    first, last = _lines(text, identity)
    while last < len(lines) and not lines[last].strip() and (not first or not lines[first - 1].strip()):
        last += 1
    return "\n".join([*lines[:first], *lines[last:]]).rstrip("\n") + "\n"


def _lines(text: str, identity: str) -> tuple[int, int]:
    """Return the half-open numbers, from 0, of the lines that a term takes."""
    try:
        document = yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES)
    except yaml_reader.YamlError as error:
        raise formatting.FormatError(error.message, error.line, error.column) from None
    lines = text.split("\n")
    keys = list(document.value)
    starts = [document.marks[key,][0] - 1 for key in keys]
    at = keys.index(identity)
    if any(lines[start].startswith((" ", "{")) for start in starts[at : at + 2]):
        raise formatting.FormatError("each term has to begin a line of its own here", starts[at] + 1)
    begins = [_above(lines, start, starts[index - 1] + 1 if index else 0) for index, start in enumerate(starts)]
    last = begins[at + 1] if at + 1 < len(keys) else _end(lines, starts[at])
    while last > starts[at] + 1 and not lines[last - 1].strip():
        last -= 1
    return begins[at], last


def _above(lines: list[str], start: int, lowest: int) -> int:
    """Return where the comments begin that stand right above a line; the line of the schema is none of them."""
    while start > lowest and lines[start - 1].startswith("#") and "$schema=" not in lines[start - 1]:
        start -= 1
    return start


def _end(lines: list[str], start: int) -> int:
    """Return where the last term of a file ends: before what is no longer indented."""
    return next((at for at in range(start + 1, len(lines)) if lines[at].startswith("#")), len(lines))


def put(record: Any, fields: Mapping[str, Any]) -> None:
    """Give a term these fields and no others, in place: what stays the same keeps its comments."""
    for key in [key for key in record if key not in fields]:
        del record[key]
    for key, value in fields.items():
        if key not in record or record[key] != value:
            record[key] = value
