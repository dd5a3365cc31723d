"""One canonical form for every record; comments survive, values never change.

Key order is the schema's, lists of ids and numbers stand on one line where they fit, text is unquoted wherever
`yaml_reader` reads it back as the same text. ruamel.yaml (https://yaml.dev/doc/ruamel.yaml) keeps the comments.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from counterclaim.editing import canonical, comments, schema_lines
from counterclaim.knowledge import json_escapes, schemas, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml import YAML

UNBROKEN = 1_000_000  # ruamel.yaml loses or adds spaces where it breaks a line behind an escape or several spaces


class FormatError(Exception):
    """A record that cannot be written anew without losing something: what is wrong, and where (1, 1: the whole)."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def tidy(text: str, kind: str, schema_address: str | None = None) -> str:
    """Return a record of `kind` in canonical form; a tidy record comes back as it is.

    `schema_address`, if given, becomes the first line that editors complete by. Raises `FormatError` where the text
    is no YAML, or where a comment would be lost.
    """
    return amend(text, kind, lambda _: None, schema_address)


def amend(text: str, kind: str, change: Callable[[Any], None], schema_address: str | None = None) -> str:
    """Return a record in canonical form after `change` was applied to its values (as nested mappings).

    Raises `FormatError` as `tidy` does.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as YAML has it; what moves lines knows only the last
    text = _without_tabs(_without_start(json_escapes.whole(text)))
    try:
        result = _dump(_ordered(text, kind), kind, change)
    except FormatError:
        result = _dump(text, kind, change)  # for the line as it is in the file
    result = _dump(result, kind, lambda _: None)
    if schema_address is not None:
        result = schema_lines.with_line(result, schema_address)
    lost = _comments(text) - _comments(result)
    if lost:
        raise FormatError(f"the comment {min(lost)!r} would be lost; put it on a line of its own, above a field")
    return result


_START = re.compile(r"((?:[ \t]*(?:#[^\n]*)?\n)*)---[ \t]*\n")
"""The line by which a document may begin, behind comments: a record is one document and needs none."""
_TAB_COMMENT = re.compile(r"[ \t]*\t[ \t]*(?=#)")


def _without_start(text: str) -> str:
    found = _START.match(text)
    return found[1] + text[found.end() :] if found else text


def _without_tabs(text: str) -> str:
    """Return a text without tabs in front of comments, as far as no value holds them."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        mended = _TAB_COMMENT.sub(" ", line)
        if mended != line and _says_the_same(text, "\n".join([*lines[:at], mended, *lines[at + 1 :]])):
            lines[at] = mended
    return "\n".join(lines)


def _says_the_same(text: str, other: str) -> bool:
    try:
        return bool(_values(text) == _values(other))
    except FormatError:
        return False


def new(value: dict[str, Any], kind: str, schema_address: str | None = None) -> str:
    """Return a record that has not been written before in canonical form. Raises `FormatError` as `tidy` does."""
    return tidy(first(value, kind), kind, schema_address)


def first(value: dict[str, Any], kind: str) -> str:
    """Return what `new` does, in one pass: for thousands of records whose values come from no YAML."""
    schema = schemas.schema(kind)
    return _faithful(value, lambda width: _drawn(canonical.writer(width), canonical.ordered(_plain(value), schema)))


def _values(text: str) -> Any:
    return _read(text).value


def _read(text: str) -> yaml_reader.Document:
    try:
        return yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES)
    except yaml_reader.YamlError as error:
        mend = f"; {error.mend}" if error.mend else ""
        raise FormatError(f"{error.message}{mend}", error.line, error.column) from None


def _ordered(text: str, kind: str) -> str:
    """Return a text with its fields in the schema's order, where its lines can be moved without changing a value."""
    document = _read(text)
    moved = comments.ordered(text, document, schemas.schema(kind))
    try:
        same = yaml_reader.read(moved.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value == document.value
    except yaml_reader.YamlError:
        return text
    return moved if same else text


def _plain(value: Any) -> Any:
    """Return a copy that can be changed without touching the original."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _dump(text: str, kind: str, change: Callable[[Any], None]) -> str:
    from ruamel.yaml.error import MarkedYAMLError

    values = _plain(_values(text))
    change(values)

    def draw(width: int) -> str:
        writer = canonical.writer(width)
        try:
            loaded = writer.load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problem = "a tab stands in unquoted text" if "\\t" in str(error.problem) else error.problem
            raise FormatError(f"{problem}; put the text of this line in quotes", *place) from None
        except (NotImplementedError, AssertionError, AttributeError, IndexError, TypeError) as error:
            raise _homeless(error) from None
        change(loaded)
        return _drawn(writer, canonical.ordered(loaded, schemas.schema(kind)))

    return _faithful(values, draw)


def _homeless(error: Exception) -> FormatError:
    """Return what is wrong with a comment of which ruamel.yaml does not know where it belongs; it names the place."""
    found = re.search(r"line: (\d+), col: (\d+)", str(error))
    place = (int(found[1]) + 1, int(found[2]) + 1) if found else (1, 1)
    which = "this comment" if found else "a comment"
    return FormatError(f"{which} stands where it cannot be kept; put it on a line of its own, above a field", *place)


def _faithful(values: Any, draw: Callable[[int], str]) -> str:
    """Return what `draw` makes of the values with long lines broken; unbroken where breaking would change a value."""
    import yaml

    fault = "it cannot be written anew without changing a value; its text is unusual"
    for width in (canonical.WIDTH, UNBROKEN):
        try:
            text = draw(width)
            if yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value == values:
                return text
        except yaml_reader.YamlError as error:  # what is drawn is not always a record
            fault = f"{error.message}; {error.mend}" if error.mend else error.message
        except yaml.YAMLError:  # nor always YAML
            continue
    raise FormatError(fault)


def _drawn(writer: YAML, value: Any) -> str:
    stream = io.StringIO()
    writer.dump(value, stream)
    return comments.drawn_close("\n".join(line.rstrip(" ") for line in stream.getvalue().split("\n")))


def _comments(text: str) -> Counter[str]:
    """Return the comments of a record, without the line that names the schema."""
    found = comments.every(text)
    return Counter({comment: n for comment, n in found.items() if not comment.startswith(schema_lines.MARK)})
