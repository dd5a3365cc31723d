"""Records of every kind as hypothesis strategies, and the many ways in which hands write them as YAML."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from counterclaim.knowledge import schemas, validation, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = tuple(kind for kind in schemas.KINDS if kind != "lock")

AWKWARD = (
    "a: b, and so on it goes",
    "a #b stands for a sharp tone",
    "012345678901234567890123",
    "true",
    "no",
    "null",
    "~",
    "1e5",
    "-",
    "- a dash and a space begin it",
    "? a question mark begins it",
    "* a star begins it, and it goes on",
    "%TAG is a directive elsewhere",
    "@ and ` are kept for later by YAML",
    " a space stands before it all",
    "a space stands behind it all ",
    "two  spaces and a\ttab stand inside",
    'it\'s "quoted" twice, and a back\\slash',
    "one line\nand another line",
    "one line\n\n  and an indented one\n",
    "one line\nthat ends with two breaks\n\n",
    "\nit begins with a line break",
    "coffee \u2615 and a clef \U0001d11e and a face \U0001f600",
    "zero\u200bwidth, no-break\u00a0space, next line\u0085, separator\u2028here",
    "w" * 140,
    "word " * 30 + "end",
    "--- three dashes begin it all",
    "# a number sign begins it all",
    "[brackets], {braces} and, commas",
    "key: [a, b]",
    "trailing colon of some length:",
    "e\u0301 is not \u00e9, and neither is folded",
    "=",
    "<<",
    "2026-11-20",
    "12:30:45",
    "0x1F",
    ".inf",
    "+1",
    "1_000",
)
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_WORDS = st.text(st.sampled_from("abc xyz:#-,'\"[]{}&*!|>%@`?.~\\ \n\t\u00e9\u2615") | _LETTERS, max_size=60)


def texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Return texts of a length between two bounds, awkward ones most of the time."""
    awkward = tuple(t for t in AWKWARD if least <= len(t) <= most)
    made = _WORDS.map(lambda t: (t + " and some more words" * (least // 20 + 1) if len(t) < least else t)[:most])
    made = made.filter(lambda t: len(t) >= least)
    return made if not awkward else st.sampled_from(awkward) | made


IDS = st.sampled_from(["coffee", "late-coffee", "sleep", "2026", "012", "1e5", "true", "null", "no", "y", "a" * 90])
_DURATION = next(
    form["pattern"]
    for form in schemas.schema("claim")["$defs"]["scope"]["properties"]["horizon"]["oneOf"]
    if "pattern" in form
)
_UNIT = schemas.schema("quantities")["additionalProperties"]["properties"]["unit"]["pattern"]
PATTERNS = {
    _UNIT: st.sampled_from(["km", "no", "% of 1RM", "€", "mg/kg/day", "Gläser"]),
    "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$": st.sampled_from(["2026-01-05", "1999-12-31"]),
    "^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$": st.sampled_from(["2026", "2026-01", "2026-01-05"]),
    "^10\\.\\d{4,9}/\\S+$": st.sampled_from(["10.1234/a#b", "10.1234/5:6"]),
    "^[1-9]\\d{0,8}$": st.sampled_from(["1", "12345678"]),
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": st.sampled_from(["en", "no", "de-CH"]),
    "^[1-9]\\d*-[1-9]\\d*$": st.sampled_from(["1-3", "25-30"]),
    "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$": st.sampled_from(["coffee/sleep", "a/b", "012/1e5"]),
    "^[0-9a-f]{8}$": st.sampled_from(["5f3a09c2", "12345678", "00000000", "1e500000", "01234567"]),
    "^[0-9a-f]+$": st.sampled_from(["5f3a09c2", "12345678"]),
    _DURATION: st.sampled_from(["12 weeks", "6-12 months", "> 10 years", "~ 1.5 h", "2 to 3 days", "≤ 1 year"]),
    "^(<=|>=|≤|≥|<|>)\\s*(0?\\.\\d+|[01])$": st.sampled_from(["< 0.001", ">.5", "≤ 1"]),
    "^[a-z0-9]+:\\S+$": st.sampled_from(["mesh:D055959", "wd:#1", "x:{a}"]),
}


def records(kind: str) -> st.SearchStrategy[Any]:
    """Return records of a kind that its schema accepts."""
    schema = schemas.schema(kind)
    return _of(schema, schema).filter(lambda value: validation.accepts(kind, value))


def _of(schema: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "oneOf" in schema and "properties" not in schema:
        return st.one_of([_of(form, root) for form in schema["oneOf"]])
    if "$ref" in schema and schema["$ref"] != "#/$defs/id":
        return _of(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    named = "id" if "$ref" in schema else schema.get("type", "object")
    if isinstance(named, list):
        return st.one_of([_of({**schema, "type": one}, root) for one in named])
    found: st.SearchStrategy[Any]
    match named:
        case "id":
            found = IDS
        case "null":
            found = st.none()
        case "boolean":
            found = st.booleans()
        case "integer":
            found = st.integers(max(schema.get("minimum", 1), 1), 10**6)
        case "number":
            signed = [] if {"minimum", "exclusiveMinimum"} & schema.keys() else [-2, -0.5, 0, 1e3]
            found = st.sampled_from([0.2, 1, 0.05, 1e-05, 0.30, *signed])
        case "string" if "pattern" in schema:
            found = PATTERNS[schema["pattern"]]
        case "string":
            found = texts(schema.get("else", schema).get("minLength", 0), min(schema.get("maxLength", 300), 300))
        case "array":
            least = schema.get("minItems", 0)
            most = schema.get("maxItems", max(4, least))
            found = st.lists(_of(schema["items"], root), min_size=least, max_size=most, unique_by=repr)
        case _:
            found = _object(schema, root)
    return found


@st.composite
def _object(draw: st.DrawFn, schema: dict[str, Any], root: dict[str, Any]) -> dict[str, Any]:
    """Return an object with its required fields, one of each choice, and some others, in any order."""
    known = schema.get("properties", {})
    if not known:
        inner = _of(schema["additionalProperties"], root)
        return draw(st.dictionaries(IDS, inner, min_size=1, max_size=3))
    chosen = set(schema.get("required", ()))
    choices = [[form["required"][0] for form in schema.get("oneOf", ())]]
    choices += [[form["required"][0] for form in part.get("oneOf", ())] for part in schema.get("allOf", ())]
    chosen |= {draw(st.sampled_from(forms)) for forms in choices if forms}
    forms = [name for names in choices for name in names]
    others = sorted(known.keys() - chosen - set(forms))
    chosen |= set(draw(st.lists(st.sampled_from(others), unique=True, max_size=5))) if others else set()
    if not chosen:
        chosen.add(draw(st.sampled_from(others)))
    if "anyOf" in schema:
        chosen.add(draw(st.sampled_from(schema["anyOf"]))["required"][0])
    for _ in chosen:  # what stands beside another may need a third
        chosen = chosen.union(*(needed for key, needed in schema.get("dependentRequired", {}).items() if key in chosen))
    if schema is root and "url" in chosen:
        chosen.add("url_note")
    keys = draw(st.permutations(sorted(chosen)))
    return {key: draw(_of(known[key], root)) for key in keys}


@dataclass(frozen=True, slots=True)
class Written:
    """A record, the text in which a hand wrote it, and the comments of that text."""

    value: Any
    text: str
    comments: tuple[str, ...] = ()


@st.composite
def written(draw: st.DrawFn, kind: str, *, comments: bool = False) -> Written:
    """Return a record in a text that mixes styles; with `comments`, remarks stand wherever YAML lets them."""
    value = draw(records(kind))
    hand = _Hand(draw, comments=comments)
    lines = list(hand.block(value, 0))
    text = "\n".join([*hand.remarks(0), *lines, *hand.remarks(0)]) + "\n" * draw(st.integers(0, 2))
    return Written(value, text, tuple(hand.said))


class _Hand:
    """Writes values as YAML, each as the draw will have it."""

    def __init__(self, draw: st.DrawFn, *, comments: bool) -> None:
        self._draw = draw
        self._comments = comments
        self.said: list[str] = []

    def remarks(self, indent: int) -> Iterator[str]:
        """Yield lines of their own with comments, or empty ones, or none."""
        if self._comments:
            for _ in range(self._draw(st.sampled_from([0, 0, 0, 1, 2]))):
                yield " " * indent + self._remark()
                if self._draw(st.booleans()):
                    yield ""

    def _remark(self) -> str:
        self.said.append(f"# remark {len(self.said) + 1}: so")
        return self.said[-1]

    def _behind(self, line: str = "x:") -> str:
        """Return a comment that may stand behind a line, or nothing."""
        if self._comments and reads_as(f"{line.strip()}  # so", None) and self._draw(st.sampled_from([0, 0, 1])):
            return f"  {self._remark()}"
        return ""

    def block(self, value: Any, indent: int) -> Iterator[str]:
        """Yield the lines of a mapping or list in block style."""
        items = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        for key, item in items:
            yield from self.remarks(indent)
            lead = " " * indent + ("-" if key is None else f"{self._key(key)}:")
            if isinstance(item, dict | list) and item and (key is None or self._draw(st.booleans())):
                if key is None and isinstance(item, dict):
                    first, *rest = self.block_without_first_remarks(item, indent + 2)
                    yield f"{lead} {first.lstrip()}"
                    yield from rest
                    continue
                yield lead + self._behind()
                step = self._draw(st.sampled_from([0, 2, 4])) if isinstance(item, list) and key is not None else 2
                yield from self.block(item, indent + step)
            elif isinstance(item, dict | list):
                yield f"{lead} {self._flow(item)}{self._behind()}"
            else:
                yield from self._scalar(lead, item, indent)

    def block_without_first_remarks(self, value: dict[str, Any], indent: int) -> Iterator[str]:
        """Yield the lines of a mapping that begins behind a dash."""
        for line in self.block(value, indent):
            if line and not line.lstrip().startswith("#"):
                yield line
            elif line:
                self.said.remove(line.strip())

    def _key(self, key: str) -> str:
        return self._draw(st.sampled_from([key, key, f'"{key}"']))

    def _flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self._flow(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._flow(item) for item in value) + "]"
        return quoted(value) if isinstance(value, str) else _plain(value)

    def _scalar(self, lead: str, value: Any, indent: int) -> Iterator[str]:
        ways = [quoted(value)] if isinstance(value, str) else [_plain(value)]
        if isinstance(value, str):
            if "\n" not in value and "\t" not in value and not _UNSEEN.search(value):
                ways.append("'" + value.replace("'", "''") + "'")
            if reads_as(f"x: {value}\n", {"x": value}) and reads_as(f"- {value}\n", [value]):
                ways += [value] * 3
            literal = ["|" + _chomping(value), *(f"{' ' * (indent + 2)}{line}" for line in value.split("\n"))]
            if "\n" in value and reads_as(
                "\n".join([f"x: {literal[0]}", *literal[1:], "y: z"]), {"x": value, "y": "z"}
            ):
                ways.append("\n".join(literal))
        way = self._draw(st.sampled_from(ways))
        yield f"{lead} {way}" + ("" if "\n" in way else self._behind(f"{lead} {way}"))


_UNSEEN = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")


def _chomping(value: str) -> str:
    return "+" if value.endswith("\n\n") else "" if value.endswith("\n") else "-"


def _plain(value: Any) -> str:
    return json.dumps(value) if value is None or isinstance(value, bool) else repr(value)


def quoted(text: str) -> str:
    """Return a text in double quotes, with escapes for what nobody sees."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + re.sub(_UNSEEN, lambda m: f"\\u{ord(m.group()):04x}", plain) + '"'


def reads_as(text: str, value: Any) -> bool:
    """Tell whether the reader reads a text as a value (None: as any)."""
    try:
        found = yaml_reader.read(text.encode()).value
    except yaml_reader.YamlError:
        return False
    return value is None or found == value
