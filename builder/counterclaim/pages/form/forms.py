"""Forms for records: the fields of Sveltia CMS (https://sveltiacms.app/en/docs/fields) that a JSON Schema asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LONG = 200
"""Text that may be longer gets a field of several lines."""

Field = dict[str, Any]
Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the records of a kind hold what a form cannot: paths below the record, as records.js undoes them.

    `several`: an id or a list of ids, of which `alternatives` may also hold a mapping to a list; `either`: a number or
    a text; `pairs`: a mapping of texts or numbers; `numerals`: numbers and ranges; `nullable`: null or text; `choices`:
    a word or a mapping of one word, by that word. `required` are the keys every record has.
    """

    several: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    either: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    numerals: list[str] = field(default_factory=list)
    nullable: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)


def shape(schema: Schema) -> Shape:
    """Return where records of a JSON Schema hold what a form cannot."""
    found = Shape(required=list(schema.get("required", [])))
    for path, inner in _paths(resolved(schema)):
        if _several(inner):
            found.several.append(path)
            found.alternatives.extend([path] if _is_either(inner, "object") else [])
        elif _is_either(inner, "string") and (_is_either(inner, "integer") or _is_either(inner, "number")):
            found.either.append(path)
        elif _pairs(inner):
            found.pairs.append(path)
        elif inner.get("type") == "array" and _is_either(inner["items"], "integer"):
            found.numerals.append(path)
        elif isinstance(inner.get("type"), list):
            found.nullable.append(path)
        elif (word := _word(inner)) is not None:
            found.choices[path] = word
    return found


def resolved(schema: Schema, known: Schema | None = None) -> Schema:
    """Return a schema with the shared parts of its `$defs` in place; references to ids stay, for they are picked."""
    known = schema.get("$defs", {}) if known is None else known
    shared = known.get(schema.get("$ref", "").rpartition("/")[2], {})
    if shared and not schema["$ref"].endswith("/id"):
        return resolved({**shared, **{key: value for key, value in schema.items() if key != "$ref"}}, known)
    whole = dict(schema)
    if "properties" in schema:
        whole["properties"] = {name: resolved(inner, known) for name, inner in schema["properties"].items()}
    if isinstance(schema.get("additionalProperties"), dict):
        whole["additionalProperties"] = resolved(schema["additionalProperties"], known)
    return whole


def fields(schema: Schema, pickers: dict[str, Field]) -> list[Field]:
    """Return a field for every property of an object's schema, in its order.

    `pickers` gives, by the name of a property that holds ids, what to choose them from.
    """
    required = schema.get("required", [])
    return [
        made
        for name, inner in resolved(schema)["properties"].items()
        for made in _fields(name, inner, pickers, needed=name in required)
    ]


def _fields(name: str, schema: Schema, pickers: dict[str, Field], *, needed: bool) -> Iterator[Field]:
    needed = needed and not isinstance(schema.get("type"), list)  # null is what an empty field stands for
    head: Field = {"name": name, "label": name.replace("_", " ").replace("-", " "), "required": needed}
    if schema.get("description"):
        head["hint"] = schema["description"]
    word = _word(schema)
    if word is not None:
        choices = next(part["enum"] for part in schema["oneOf"] if "enum" in part)
        yield head | _select([*choices, word])
        (inner,) = (part["properties"][word] for part in schema["oneOf"] if "properties" in part)
        yield from _fields(word, inner, pickers, needed=False)
        return
    yield head | _widget(name, schema, pickers, needed=needed)
    if _several(schema) and _is_either(schema, "object"):
        (inner,) = (part["properties"]["any"] for part in schema["oneOf"] if "properties" in part)
        label = f"any of these ({head['label']})"
        hint = inner["description"]
        yield {"name": f"{name}_any", "label": label, "required": False, "hint": hint, "widget": "boolean"}


def _widget(name: str, schema: Schema, pickers: dict[str, Field], *, needed: bool) -> Field:
    if "enum" in schema:
        return _select(schema["enum"])
    if "$ref" in schema:
        return pickers[name]
    if _several(schema):
        return pickers[name] | {"multiple": True}
    if _pairs(schema):
        amount = schema["additionalProperties"]
        what = {"label": "quantity"} | pickers[name] if name in pickers else {"label": "name", "widget": "string"}
        both = [
            {"name": "key"} | what,
            {"name": "value", "label": "amount", "hint": amount["description"]}
            | _widget(name, amount, pickers, needed=True),
        ]
        return {"widget": "list", "fields": both, "collapsed": False, "summary": "{{key}}: {{value}}"}
    kind = schema.get("type", "string")  # what may be a number or a text is written as text
    if kind == "object":
        return {"widget": "object", "fields": fields(schema, pickers)}
    if kind == "array":
        return _list(name, schema, pickers, needed=needed)
    if kind == "integer":
        return {"widget": "number", "value_type": "int"} | _bounds(schema)
    if kind == "number":
        return {"widget": "number", "value_type": "float", "step": 0.01} | _bounds(schema)
    return _text(schema)


def _list(name: str, schema: Schema, pickers: dict[str, Field], *, needed: bool) -> Field:
    items = schema["items"]
    limits = {"min": schema["minItems"]} if needed and schema.get("minItems") else {}
    limits |= {"max": schema["maxItems"]} if "maxItems" in schema else {}
    if "$ref" in items:
        return pickers[name] | {"multiple": True} | limits
    if items.get("type") == "object":
        return {"widget": "list", "fields": fields(items, pickers), **limits}
    only = {"name": "item", "label": "item"} | (
        {"widget": "string", "pattern": [r"^[1-9]\d*(-[1-9]\d*)?$", "a sentence number, or a range such as 25-30"]}
        if _is_either(items, "integer")
        else _widget(name, items, pickers, needed=True)
    )
    return {"widget": "list", "field": only, **limits}


def _select(words: list[str]) -> Field:
    return {"widget": "select", "options": [{"label": word.replace("-", " "), "value": word} for word in words]}


def _text(schema: Schema) -> Field:
    made: Field = {"widget": "text" if schema.get("maxLength", 0) > LONG and "pattern" not in schema else "string"}
    if "pattern" in schema:
        made["pattern"] = [schema["pattern"], schema.get("description", schema["pattern"])]
    least = {**schema, **schema.get("then", {})}
    for ours, theirs in (("minLength", "minlength"), ("maxLength", "maxlength")):
        if ours in least:
            made[theirs] = least[ours]
    return made


def _bounds(schema: Schema) -> Field:
    return {theirs: schema[ours] for ours, theirs in (("minimum", "min"), ("maximum", "max")) if ours in schema}


def _paths(schema: Schema, above: str = "") -> Iterator[tuple[str, Schema]]:
    for name, inner in schema.get("properties", {}).items():
        yield above + name, inner
        yield from _paths(inner, f"{above}{name}.")


def _is_either(schema: Schema, kind: str) -> bool:
    return any(part.get("type") == kind for part in schema.get("oneOf", []))


def _several(schema: Schema) -> bool:
    parts = schema.get("oneOf", [])
    return any("$ref" in part for part in parts) and _is_either(schema, "array")


def _pairs(schema: Schema) -> bool:
    others = schema.get("additionalProperties")
    return isinstance(others, dict) and others.get("type") in {"string", "integer"}


def _word(schema: Schema) -> str | None:
    """Return the only key of the mapping that may stand in place of a word."""
    if not any("enum" in part for part in schema.get("oneOf", [])):
        return None
    return next((next(iter(part["properties"])) for part in schema["oneOf"] if "properties" in part), None)
