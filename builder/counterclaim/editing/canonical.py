"""How the values of a record look in canonical form: order of keys, style of lists and texts, and the writer for it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import schemas, yaml_reader

if TYPE_CHECKING:
    from ruamel.yaml import YAML

WIDTH = 100


def ordered(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, *, remark: str = "") -> Any:
    """Return a loaded value with its keys in the schema's order and its lists in one style, in place.

    `root` is the whole schema, which `schema` is if left out; `remark` is the comment that stands behind the value.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import (
        DoubleQuotedScalarString,
        LiteralScalarString,
        PlainScalarString,
        SingleQuotedScalarString,
    )

    root = schema if root is None else root
    schema = schemas.meant(schema, root)
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
            mapping[key] = ordered(item, inner, root, remark=_remark(mapping, key))
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
            entry = schema.get("items", {})
            # The lines of comments inside an entry cannot be moved: such an entry keeps its order.
            known = {} if isinstance(item, dict) and _has_comments(item) else entry
            listed[index] = ordered(item, known, root, remark=_remark(listed, index))
        return listed
    if isinstance(value, str):
        is_prose = value.count(" ") >= yaml_reader.PROSE_SPACES or not remark.startswith("# ")
        if _UNSEEN.search(value) or (remark and is_prose):
            return DoubleQuotedScalarString(value)  # the reader takes a comment behind unquoted prose for a slip
        if _is_block(value):
            return LiteralScalarString(value)
        is_quoted = isinstance(value, SingleQuotedScalarString | DoubleQuotedScalarString)
        if _is_misread(value, is_quoted=is_quoted):
            return SingleQuotedScalarString(value)
        return PlainScalarString(value) if is_quoted else str(value)
    # With an exponent as a plain number: ruamel.yaml would write it with digits of its own.
    return float(value) if isinstance(value, float) and "e" in repr(float(value)) else value


def _is_misread(text: str, *, is_quoted: bool) -> bool:
    """Tell whether unquoted text is something else to readers of YAML 1.1: yes and no, 007, 12:30, 1_000.

    A day is a day to them, and most records have days without quotes: only where an editor put them they stay.
    """
    if text in _TRUTHS:
        return True
    for tag, pattern in _resolvers().get(text[:1], ()):
        if pattern.match(text) and isinstance(yaml_reader.scalar(text), str):
            return is_quoted if tag.endswith(":timestamp") else True
    return False


_TRUTHS = frozenset({"y", "Y", "n", "N"})
"""Words that YAML 1.1 takes for true and false (https://yaml.org/type/bool.html), although PyYAML does not."""


@cache
def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Return what PyYAML, which reads YAML 1.1, takes unquoted text for, by its first character."""
    import yaml

    found: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
    return found


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


def writer(width: int) -> YAML:
    """Return ruamel.yaml set up to read and write scalars as `yaml_reader` has them, lines broken at `width`."""
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import RoundTripRepresenter
    from ruamel.yaml.resolver import VersionedResolver
    from ruamel.yaml.scalarstring import ScalarString
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
        """Writes nothing as null, and keys without the quotes that they had."""

        def represent_key(self, data: Any) -> Any:
            return super().represent_key(str(data) if isinstance(data, ScalarString) else data)

    Representer.add_representer(
        type(None), lambda representer, _: representer.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    made = YAML(typ="rt")
    made.Resolver = Resolver
    made.Representer = Representer
    made.width = width
    made.preserve_quotes = True
    made.indent(mapping=2, sequence=4, offset=2)
    return made
