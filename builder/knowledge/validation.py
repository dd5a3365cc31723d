"""Does a value fit its JSON Schema? Accepted fast, refused in words.

jsonschema-rs gives the verdict in microseconds; only the few values that it refuses are walked again
by jsonschema, whose errors carry what is needed to word them.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.knowledge import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator
    from jsonschema_rs import Draft202012Validator

    from builder.knowledge.findings import Path

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


def refusals(kind: str, value: object) -> Iterator[Refusal]:
    """Yield what the schema of `kind` refuses in `value`, in the order of the schema's own walk."""
    seen: set[tuple[Path, str]] = set()
    for error in sorted(_worded(kind).iter_errors(value), key=lambda e: [str(p) for p in e.absolute_path]):
        for refusal in _in_words(error):
            if (refusal.path, refusal.message) not in seen:
                seen.add((refusal.path, refusal.message))
                yield refusal


@cache
def _fast(kind: str) -> Draft202012Validator:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schemas.schema(kind))


@cache
def _worded(kind: str) -> Validator:
    import jsonschema

    validator: Validator = jsonschema.Draft202012Validator(schemas.schema(kind))
    return validator


def _in_words(error: ValidationError) -> Iterator[Refusal]:
    path: Path = tuple(error.absolute_path)
    where = _named(path)
    rule: Any = error.validator_value
    value: Any = error.instance
    match error.validator:
        case "required":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            for key in rule:
                if key not in value:
                    about = known.get(key, {}).get("description", "")
                    yield Refusal(path, f'"{key}" is missing{where}', _hint(key, about))
        case "additionalProperties" if rule is False:
            fields = error.schema["properties"] if isinstance(error.schema, dict) else {}
            for key in value:
                if key not in fields:
                    near = get_close_matches(str(key), fields, n=1)
                    mend = f"did you mean {near[0]}?" if near else f"the fields are {', '.join(fields)}"
                    yield Refusal((*path, key), f'"{key}" is not a field{where}', mend, at_key=True)
        case "propertyNames":
            yield Refusal(
                path, f'"{value}" is no id{where}', "ids are small letters, digits and single hyphens", at_key=True
            )
        case "oneOf" if error.context and all(e.validator == "required" for e in error.context):
            names = [e.validator_value[0] for e in error.context]
            present = [name for name in names if name in value]
            listed = " or ".join(names)
            message = f"{' and '.join(present)} stand together" if len(present) > 1 else f"{listed} is missing"
            yield Refusal(path, f"{message}{where}", f"write exactly one of {listed}")
        case "oneOf":
            yield from _closest(error, path)
        case _:
            message, mend = _simple(error, value, rule)
            yield Refusal(path, f"{_subject(path)} {message}", mend)


def _simple(error: ValidationError, value: Any, rule: Any) -> tuple[str, str]:
    """Word the keywords that speak of one value: (what is wrong, what would be right)."""
    about = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    match error.validator:
        case "type":
            wanted = " or ".join(_TYPES[t] for t in ([rule] if isinstance(rule, str) else rule))
            return f"is {_kind(value)}, not {wanted}", _quote_hint(value, wanted) or about
        case "enum":
            near = get_close_matches(str(value), rule, n=1)
            choices = ", ".join(str(v) for v in rule)
            lead = f"did you mean {near[0]}? " if near else ""
            return f"is {_show(value)}, which is not among its values", f"{lead}It is one of {choices}"
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


def _closest(error: ValidationError, path: Path) -> Iterator[Refusal]:
    """Word a value that fits none of several forms: by the form that has its type, else by all of them."""
    of_type = [e for e in error.context or () if e.validator != "type" or len(e.absolute_path) > len(path)]
    if of_type:
        for inner in of_type[:1]:
            yield from _in_words(inner)
        return
    forms = error.schema.get("oneOf", []) if isinstance(error.schema, dict) else []
    names = [_TYPES.get(f.get("type", ""), "") or ", ".join(map(str, f.get("enum", ()))) or "an id" for f in forms]
    about = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    yield Refusal(path, f"{_subject(path)} is {_kind(error.instance)}, not {' or '.join(names)}", about)


def _subject(path: Path) -> str:
    return ".".join(str(p + 1) if isinstance(p, int) else p for p in path) or "the record"


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
    return {str: f"the text {_show(value)}", list: "a list", dict: "a set of fields"}[type(value)]


def _quote_hint(value: object, wanted: str) -> str:
    if wanted == "text" and isinstance(value, bool | int | float):
        return f'put it in quotes: "{str(value).lower() if isinstance(value, bool) else value}"'
    return ""


def _show(value: object) -> str:
    text = str(value) if isinstance(value, str) else repr(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'  # noqa: PLR2004 - fits a line
