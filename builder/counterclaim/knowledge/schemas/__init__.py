"""The JSON Schemas of all record kinds, and what they refuse, in words."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

KINDS = ("claim", "source", "concepts", "populations", "conditions", "quantities", "resolution", "answer", "lock")


@cache
def text(kind: str) -> str:
    """Return the JSON Schema of `kind` (one of `KINDS`) as JSON text."""
    return resources.files(__name__).joinpath(f"{kind}.schema.json").read_text("utf-8")


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of `kind` (draft 2020-12)."""
    loaded: dict[str, Any] = json.loads(text(kind))
    return loaded


def shortest(form: dict[str, Any], given: str) -> int:
    """Return how many characters a text must have at least; fewer say as much in scripts that write syllables."""
    if "if" in form:
        form = form["then" if re.search(form["if"]["pattern"], given) else "else"]
    return int(form.get("minLength", 0))


def meant(schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with what it refers to in `root`, and with the fields and entries of its forms, if it has some.

    Only for walking along values that fit: what its forms demand is not carried over.
    """
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name:
        schema = {**root["$defs"][name], **schema}
    for form in schema.get("oneOf", ()):
        held = meant(form, root)
        schema = {**{key: held[key] for key in _HELD if key in held}, **schema}
    return schema


_HELD = ("properties", "additionalProperties", "items")
