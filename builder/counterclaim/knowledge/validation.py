"""Whether a value fits its JSON Schema: accepted fast, refused in words.

jsonschema-rs gives the verdict in microseconds; only the few values that it refuses are walked again
by jsonschema, whose errors carry what is needed to word them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import misnomers, schemas, yaml_slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator
    from jsonschema_rs import Draft202012Validator

    from counterclaim.knowledge.findings import Path

_TYPES = {
    "object": "fields (key: value)",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
    "boolean": "true or false",
}
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a schema refuses: where in the value, in words, and whether the key itself is at fault."""

    path: Path
    message: str
    mend: str
    at_key: bool = False


def accepts(kind: str, value: object) -> bool:
    """Tell whether `value` fits the schema of `kind`."""
    return _fast(kind).is_valid(value)


def refusals(kind: str, value: Any) -> Iterator[Refusal]:
    """Yield what the schema of `kind` refuses in `value`, in the order of the schema's own walk."""
    found = _refused(_worded(kind), schemas.schema(kind), value)
    first = next(found, None)
    yield from _unworded(kind, value) if first is None else chain([first], found)


def refusals_of(schema: dict[str, Any], value: Any) -> Iterator[Refusal]:
    """Yield what `schema`, which is none of a record's, refuses in `value`."""
    yield from _refused(_strict(schema), schema, value)


MOST = 1_000
"""So many refusals of one value are worded; nobody reads more."""


def _refused(validator: Validator, schema: dict[str, Any], value: Any) -> Iterator[Refusal]:
    seen: set[tuple[Path, str]] = set()
    for error in sorted(islice(validator.iter_errors(value), MOST), key=lambda e: [str(p) for p in e.absolute_path]):
        for refusal in _in_words(error, schema):
            if (refusal.path, refusal.message) not in seen:
                seen.add((refusal.path, refusal.message))
                yield refusal


@cache
def _fast(kind: str) -> Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schemas.schema(kind))


@cache
def _worded(kind: str) -> Validator:
    return _strict(schemas.schema(kind))


def _strict(schema: dict[str, Any]) -> Validator:
    import jsonschema

    strict = jsonschema.validators.extend(  # type: ignore[no-untyped-call]  # jsonschema does not annotate it
        jsonschema.Draft202012Validator, {"pattern": _pattern}
    )
    validator: Validator = strict(schema)
    return validator


def _pattern(_validator: Validator, pattern: str, instance: object, _schema: object) -> Iterator[ValidationError]:
    """Check a pattern as ECMA 262 means it, and jsonschema-rs: `\\d` is ASCII, `$` is the very end."""
    from jsonschema.exceptions import ValidationError

    meant = pattern.replace(r"\d", "[0-9]").replace("$", r"\Z")
    if isinstance(instance, str) and not re.search(meant, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _unworded(kind: str, value: Any) -> Iterator[Refusal]:
    """Yield what only the fast validator refuses, so that nothing is left out without a word."""
    for error in _fast(kind).iter_errors(value):
        path: Path = tuple(error.instance_path)
        yield Refusal(path, f"{_subject(path)} does not fit", _description(schemas.schema(kind), path))


def _description(schema: dict[str, Any], path: Path) -> str:
    """Return what the schema says of the value at `path`, or of its nearest parent."""
    about, node = "", schema
    for step in path:
        inner = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        inner = inner or node.get("additionalProperties")
        if not isinstance(inner, dict):
            break
        node = schemas.meant(inner, schema)
        about = node.get("description", about)
    return about


def _in_words(error: ValidationError, schema: dict[str, Any]) -> Iterator[Refusal]:
    path: Path = tuple(error.absolute_path)
    where = _named(path)
    rule: Any = error.validator_value
    value: Any = error.instance
    if "propertyNames" in error.absolute_schema_path:
        yield _refused_name(error, path)
        return
    match error.validator:
        case "required":
            meant = any(misnomers.field(path, key) for key in value)  # said there, and better
            for key in rule:
                if key not in value and not meant:
                    about = _description(schema, (*path, key))
                    yield Refusal(path, f'"{key}" is missing{where}', _hint(key, about))
        case "additionalProperties" if rule is False:
            fields = error.schema["properties"] if isinstance(error.schema, dict) else {}
            for key in value:
                if key not in fields:
                    near = get_close_matches(str(key), fields, n=1)
                    mend = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(fields)}"
                    mend = misnomers.field(path, key) or mend
                    yield Refusal((*path, key), f"{_show(key)} is not a field{where}", mend, at_key=True)
        case "oneOf" if all(form.keys() == {"required"} for form in rule):
            if not isinstance(value, dict):
                return
            names: list[str] = [form["required"][0] for form in rule]
            present = [name for name in names if name in value]
            listed = " or ".join(names)
            message = f"{' and '.join(present)} stand together" if len(present) > 1 else f"{listed} is missing"
            yield Refusal(path, f"{message}{where}", f"write exactly one of {listed}")
        case "oneOf":
            yield from _closest(error, path, schema)
        case "anyOf" | "dependentRequired":
            yield from _lacking(error, path, schema)
        case _:
            message, mend = _simple(error, value, rule)
            yield Refusal(path, f"{_subject(path)} {message}", mend or _description(schema, path))


def _lacking(error: ValidationError, path: Path, schema: dict[str, Any]) -> Iterator[Refusal]:
    """Word fields of which one must stand, or that must stand beside another one."""
    where = _named(path)
    rule: Any = error.validator_value
    if error.validator == "anyOf":
        listed = " or ".join(form["required"][0] for form in rule)
        mend = f"write at least one of the two. {_description(schema, path)}".rstrip()
        yield Refusal(path, f"{listed} is missing{where}", mend)
        return
    value: Any = error.instance
    lacking = {other: key for key, others in rule.items() if key in value for other in others}
    for other, key in lacking.items():
        if other not in value:
            mend = _hint(other, _description(schema, (*path, other)))
            yield Refusal(path, f'"{other}" is missing{where}, where {key} stands', mend)


def _refused_name(error: ValidationError, path: Path) -> Refusal:
    """Word a key that may not be one: an id, or a name of some length."""
    name: Any = error.instance
    shown, where, at = _show(name), _named(path), (*path, name)
    if isinstance(error.schema, dict) and error.schema.get("pattern") == _ID:
        mend = "ids are small letters, digits and single hyphens, at most 100"
        return Refusal(at, f"{shown} is no id{where}", mend, at_key=True)
    return Refusal(at, f"{shown} is no name{where}", "a name has 1 to 120 characters", at_key=True)


def _simple(error: ValidationError, value: Any, rule: Any) -> tuple[str, str]:
    """Word the keywords that speak of one value: (what is wrong, what would be right)."""
    about = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    match error.validator:
        case "type":
            wanted = " or ".join(_TYPES[t] for t in ([rule] if isinstance(rule, str) else rule))
            return f"is {_kind(value)}, not {wanted}", _type_hint(value, wanted, error.schema) or about
        case "enum":
            near = get_close_matches(str(value), rule, n=1)
            choices = ", ".join(str(v) for v in rule)
            lead = misnomers.word(tuple(error.absolute_path), value)
            lead = lead or (f"did you mean {near[0]}?" if near else "")
            mend = f"{lead}{'' if not lead or lead.endswith('?') else '.'} It is one of {choices}".lstrip()
            return f"is {_show(value)}, which is not among its values", mend
        case "pattern" if rule == _ID:
            return f"is {_show(value)}, which is no id", "ids are small letters, digits and single hyphens"
        case "minLength" | "minItems" | "minProperties":
            unit = {"minLength": "characters", "minItems": "entries", "minProperties": "fields"}[error.validator]
            found = "is empty" if not value else f"has {len(value)} {unit}"
            return f"{found}; at least {rule} needed", about
        case "maxLength" | "maxItems":
            unit = "characters" if error.validator == "maxLength" else "entries"
            return f"has {len(value):,} {unit}; at most {rule:,} fit", about
        case "uniqueItems":
            return "names the same entry twice", "keep one"
        case "minimum" | "exclusiveMinimum" | "maximum":
            return f"is {_show(value)}, which is out of range", about
        case _:
            return f"is {_show(value)}, which does not fit", about


def _closest(error: ValidationError, path: Path, schema: dict[str, Any]) -> Iterator[Refusal]:
    """Word a value that fits none of several forms: by the form that has its type, else by all of them."""
    by_form: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        by_form.setdefault(inner.relative_schema_path[0], []).append(inner)
    for inners in by_form.values():
        if not any(_is_of_other_type(inner, path) for inner in inners):
            for inner in inners:
                yield from _also(error, inner, schema)
            return
    about = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    mend = about or _description(schema, path)
    yield Refusal(path, f"{_subject(path)} is {_kind(error.instance)}, not {_either(map(_form, _forms(error)))}", mend)


def _also(error: ValidationError, inner: ValidationError, schema: dict[str, Any]) -> Iterator[Refusal]:
    """Word a text that fits none of several forms by the nearest, with what else a text may be."""
    others = [f["title"] for f in _forms(error) if f.get("type") == "string" and "title" in f]
    for refusal in _in_words(inner, schema):
        also = refusal.mend
        if inner.validator == "enum" and others:
            also = f"{also}, or {_either(others)}"
        elif inner.validator == "pattern" and "title" in (inner.schema if isinstance(inner.schema, dict) else ()):
            also = f"write {_either(map(_form, _forms(error)))}"
        yield Refusal(refusal.path, refusal.message, also, at_key=refusal.at_key)


def _forms(error: ValidationError) -> list[dict[str, Any]]:
    forms: list[dict[str, Any]] = error.schema["oneOf"] if isinstance(error.schema, dict) else []
    return forms


def _form(form: dict[str, Any]) -> str:
    """Return in words what a form of a value is."""
    named: str = form.get("title") or _TYPES.get(form.get("type", ""), "")
    return named or ", ".join(map(str, form.get("enum", ()))) or "an id"


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _is_of_other_type(error: ValidationError, path: Path) -> bool:
    if len(error.absolute_path) > len(path):
        return False
    return error.validator == "type" or (error.validator == "enum" and not isinstance(error.instance, str))


def _subject(path: Path) -> str:
    return ".".join(str(p + 1) if isinstance(p, int) else _printable(p) for p in path) or "the record"


def _named(path: Path) -> str:
    return f" in {_subject(path)}" if path else ""


def _hint(key: str, about: str) -> str:
    return f"add {key}: {about}" if about else f"add {key}"


def _kind(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"{str(value).lower()} (a truth value)"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {_show(value)}"
    return "a list" if isinstance(value, list) else "a set of fields"


_IN_A_LIST = re.compile(r"[a-z0-9-]{1,100}")
_WITH_A_COMMA = re.compile(r"-?[0-9]{1,20},[0-9]{1,20}")


def _type_hint(value: object, wanted: str, schema: Any) -> str:
    """Return how a value is written that was meant to be of another type; empty where nothing tells."""
    if isinstance(value, str) and wanted == "a list" and _IN_A_LIST.fullmatch(value):
        held = schema.get("items", {}).get("properties")
        return f"write a list: [{value}]" if held is None else ""
    if isinstance(value, str) and wanted == "a number" and _WITH_A_COMMA.fullmatch(value):
        return f"write it with a point: {value.replace(',', '.')}"
    needed = schema.get("required", []) if isinstance(schema, dict) else []
    if isinstance(value, str) and wanted == _TYPES["object"] and len(needed) == 1:
        return f"write {{{needed[0]}: {value}}}"
    return _quote_hint(value, wanted)


def _quote_hint(value: object, wanted: str) -> str:
    if wanted == "text" and isinstance(value, dict) and len(value) == 1:
        ((key, text),) = value.items()
        if isinstance(text, str):
            return f"a colon and a space make it a field; put it in quotes: {yaml_slips.quoted(f'{key}: {text}')}"
    if wanted != "text" or not isinstance(value, bool | int | float):
        return ""
    if isinstance(value, float):
        return "put it in quotes, just as it is written"
    return f'put it in quotes: "{str(value).lower()}"'


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def _show(value: object) -> str:
    text = _printable(value) if isinstance(value, str) else repr(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'  # noqa: PLR2004 - fits a line
