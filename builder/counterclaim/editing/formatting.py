"""One canonical form for every record; comments survive, values never change.

Key order is the schema's, lists of ids and numbers stand on one line where they fit, text is unquoted wherever
`yaml_reader` reads it back as the same text. ruamel.yaml (https://yaml.dev/doc/ruamel.yaml) keeps the comments.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from counterclaim.editing import comments
from counterclaim.knowledge import schemas, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ruamel.yaml import YAML

WIDTH = 100
UNBROKEN = 1_000_000  # ruamel.yaml loses or adds spaces where it breaks a line behind an escape or several spaces
SCHEMA_MARK = "# yaml-language-server: $schema="


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
    try:
        result = _dump(_ordered(text, kind), kind, change)
    except FormatError:
        result = _dump(text, kind, change)  # for the line as it is in the file
    result = _dump(result, kind, lambda _: None)
    if schema_address is not None:
        result = _with_schema(result, schema_address)
    lost = _comments(text) - _comments(result)
    if lost:
        raise FormatError(f"the comment {min(lost)!r} would be lost; put it on a line of its own, above a field")
    return result


def new(value: dict[str, Any], kind: str, schema_address: str | None = None) -> str:
    """Return a record that has not been written before in canonical form. Raises `FormatError` as `tidy` does."""
    return tidy(first(value, kind), kind, schema_address)


def first(value: dict[str, Any], kind: str) -> str:
    """Return what `new` does, in one pass: for thousands of records whose values come from no YAML."""
    return _faithful(value, lambda width: _drawn(_writer(width), _canonical(_plain(value), schemas.schema(kind))))


def schema_address(root: Path, record: Path, kind: str) -> str | None:
    """Return the relative address of the schema that editors complete `record` by; None where the base has none."""
    for folder in SCHEMA_FOLDERS:
        schema = root / folder / f"{kind}.schema.json"
        if schema.is_file():
            depth = len(record.relative_to(root).parts) - 1
            return "../" * depth + f"{folder}/{kind}.schema.json"
    return None


SCHEMA_FOLDERS = ("builder/counterclaim/knowledge/schemas", "schema")


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
        writer = _writer(width)
        try:
            loaded = writer.load(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark
            place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            problem = "a tab stands in unquoted text" if "\\t" in str(error.problem) else error.problem
            raise FormatError(f"{problem}; put the text of this line in quotes", *place) from None
        change(loaded)
        return _drawn(writer, _canonical(loaded, schemas.schema(kind)))

    return _faithful(values, draw)


def _faithful(values: Any, draw: Callable[[int], str]) -> str:
    """Return what `draw` makes of the values with long lines broken; unbroken where breaking would change a value."""
    import yaml

    fault = "it cannot be written anew without changing a value; its text is unusual"
    for width in (WIDTH, UNBROKEN):
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


def _canonical(value: Any, schema: dict[str, Any], *, remark: str = "") -> Any:
    """Return a loaded value with its keys in the schema's order and its lists in one style, in place.

    `remark` is the comment that stands behind the value.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, dict):
        known = schema.get("properties", {})
        order = {key: index for index, key in enumerate(known)}
        mapping = value if isinstance(value, CommentedMap) else CommentedMap(value)
        mapping.fa.set_block_style()
        if order:
            for key in sorted(mapping, key=lambda k: order.get(k, len(order))):
                mapping.move_to_end(key)
        others = schema.get("additionalProperties")
        for key, item in mapping.items():
            inner = known.get(key) or (others if isinstance(others, dict) else {})
            mapping[key] = _canonical(item, inner, remark=_remark(mapping, key))
        return mapping
    if isinstance(value, list):
        listed = value if isinstance(value, CommentedSeq) else CommentedSeq(value)
        if any(isinstance(item, dict | list) or _NOT_IN_FLOW.search(str(item)) for item in listed) or _has_comments(
            listed
        ):
            listed.fa.set_block_style()
        else:
            width = sum(len(str(item)) + 2 for item in listed)
            listed.fa.set_flow_style() if width < WIDTH - MARGIN else listed.fa.set_block_style()
        for index, item in enumerate(listed):
            listed[index] = _canonical(item, {}, remark=_remark(listed, index))
        return listed
    if isinstance(value, str):
        is_prose = value.count(" ") >= yaml_reader.PROSE_SPACES or not remark.startswith("# ")
        if _UNSEEN.search(value) or (remark and is_prose):
            return DoubleQuotedScalarString(value)  # the reader takes a comment behind unquoted prose for a slip
        return LiteralScalarString(value) if _is_block(value) else str(value)
    # With an exponent as a plain number: ruamel.yaml would write it with digits of its own.
    return float(value) if isinstance(value, float) and "e" in repr(float(value)) else value


MARGIN = 30
_NOT_IN_FLOW = re.compile(r"[ ?:,\[\]{}]")  # means something inside brackets, or reads badly there
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")  # written as escapes, which take double quotes


def _remark(parent: Any, key: Any) -> str:
    """Return the comment that stands behind a value, on its line; empty where there is none."""
    tokens = (getattr(token, "value", "") for token in parent.ca.items.get(key) or ())
    return next((text for text in tokens if text.startswith("#")), "")


def _has_comments(listed: Any) -> bool:
    return bool(getattr(getattr(listed, "ca", None), "items", None))


def _is_block(text: str) -> bool:
    """Tell whether text of several lines can stand as a literal block."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and text.endswith("\n")
        and not text.endswith("\n\n")
        and all(line == line.rstrip() for line in lines)
        and not text[0].isspace()
    )


def _with_schema(text: str, address: str) -> str:
    lines = text.split("\n")
    kept = [line for line in lines if not line.startswith(SCHEMA_MARK)]
    return "\n".join([SCHEMA_MARK + address, *kept])


def _comments(text: str) -> Counter[str]:
    """Return the comments of a record, without the line that names the schema."""
    found = comments.every(text)
    return Counter({comment: n for comment, n in found.items() if not comment.startswith(SCHEMA_MARK)})


def _writer(width: int) -> YAML:
    """Return ruamel.yaml set up to read and write scalars as `yaml_reader` has them, lines broken at `width`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import RoundTripRepresenter
    from ruamel.yaml.resolver import VersionedResolver
    from ruamel.yaml.tag import Tag

    names = {type(None): "null", bool: "bool", int: "int", float: "float", str: "str"}
    tags = {kind: Tag(suffix=f"tag:yaml.org,2002:{name}") for kind, name in names.items()}

    class Resolver(VersionedResolver):
        """Resolves an unquoted scalar as the reader does."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            if kind is ScalarNode and implicit[0]:
                return tags[type(yaml_reader.scalar(str(value)))]
            return super().resolve(kind, value, implicit)

    class Representer(RoundTripRepresenter):
        """Writes nothing as null."""

    Representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    writer = YAML(typ="rt")
    writer.Resolver = Resolver
    writer.Representer = Representer
    writer.width = width
    writer.indent(mapping=2, sequence=4, offset=2)
    return writer
