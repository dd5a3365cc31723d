"""The map: where each field of a claim comes from, read from YAML and checked before any row is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counterclaim.editing import schemas
from counterclaim.editing.importing.tables import LINE
from counterclaim.knowledge import validation, yaml_reader
from counterclaim.knowledge.findings import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from counterclaim.knowledge.findings import Path

Entry = str | int
GROUPS = {
    ("effect",),
    ("advice",),
    ("background",),
    ("scope",),
    ("scope", "dose"),
    ("reviewed",),
    ("returned",),
    ("written",),
}
GROUPS |= {("retired",), ("at",), ("effect", "estimate")}
"""The fields of a claim that have fields of their own."""
TERMS = {("scope", "population"), ("scope", "condition")}
"""Those whose entries may come from two places: terms that `all` hold together, or alternatives, `any` of them."""


class MapError(Exception):
    """A map that cannot be used: `file:line:column`, what is wrong, and what would be right."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a text is made from a row. `parts` alternates between plain text and the name of a column."""

    parts: tuple[str, ...]
    split: str | None = None
    sort: bool = False
    join: str | None = None
    table: Mapping[str, Entry | None] | None = None
    otherwise: Entry | None = None
    is_open: bool = False
    """Whether `otherwise` stands for what the table lacks."""
    slug: bool = False
    cut: int | None = None
    empty: Leaf = ()
    when: tuple[Test, ...] = ()
    """The rows that it is for."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns it is made of, without those of `empty`."""
        return self.parts[1::2]


Leaf = tuple[Entry | Recipe, ...]
"""What fills one field: constants and recipes, whose entries follow each other."""
Fields = tuple[tuple[str, Leaf], ...]
"""What fills each field of a term or a source, its `id` among them."""


@dataclass(frozen=True, slots=True)
class Test:
    """What a row's cell is: one of `texts`, none of them (`inverted`), or empty."""

    column: str
    texts: frozenset[str]
    inverted: bool = False

    def fits(self, cell: str) -> bool:
        """Tell whether a cell is that."""
        return (cell in self.texts) is not self.inverted


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written; None leaves it to the file's ending."""

    format: str | None = None
    delimiter: str | None = None
    quotes: bool = True
    guarded: bool = False
    empty: frozenset[str] = frozenset()
    lacking: bool = False
    """Whether a column that the table lacks counts as empty."""
    encoding: str | None = None
    short: bool = False
    """Whether cells that lack at the end of a row are empty."""
    repair: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Map:
    """How rows become claims; `fields` maps the way to a field of a claim to what fills it, in a claim's order."""

    id: Recipe
    fields: tuple[tuple[Path, Leaf], ...]
    skip: tuple[Test, ...]
    layout: Layout
    origin: Origin
    columns: tuple[tuple[str, Path], ...]
    """Every column that the map names, with its place in the map."""
    terms: tuple[tuple[str, Fields], ...] = ()
    """Terms that rows give, by vocabulary."""
    sources: Fields | None = None

    @classmethod
    def read(cls, data: bytes, name: str) -> Map:
        """Return the map in `data`, which `name` stands for in messages. Raises `MapError`."""
        try:
            document = yaml_reader.read(data)
        except yaml_reader.YamlError as error:
            mend = f"; {error.mend}" if error.mend else ""
            raise MapError(f"{name}:{error.line}:{error.column}: {error.message}{mend}") from None
        origin = Origin(name, document.marks)
        for refusal in validation.refusals_of(schemas.schema("import-map"), document.value):
            place = origin.key_place(*refusal.path) if refusal.at_key else origin.place(*refusal.path)
            raise MapError(f"{place}: {refusal.message}; {refusal.mend}".removesuffix("; "))
        return _map(document.value, origin)

    def refuse_unknown(self, known: Mapping[str, object]) -> None:
        """Raise `MapError` where the map names a column that the table does not have."""
        from difflib import get_close_matches

        for column, way in self.columns:
            if column not in known and column != LINE and not (self.layout.lacking and way[0] == "claim"):
                near = get_close_matches(column, known, n=1)
                shown = ", ".join(list(known)[:MOST_NAMED])
                mend = f"did you mean {near[0]}?" if near else f"the columns are {shown}"
                raise MapError(f'{self.origin.place(*way)}: the table has no column "{column}"; {mend}')

    @property
    def named(self) -> frozenset[str]:
        """Return the columns that it names."""
        return frozenset(column for column, _ in self.columns)

    def constant(self, *way: str) -> str | None:
        """Return what fills a field of every row alike; None where that depends on the row."""
        leaf = dict(self.fields).get(way, ())
        return str(leaf[0]) if len(leaf) == 1 and not isinstance(leaf[0], Recipe) else None


MOST_NAMED = 30


def recipes(leaf: Leaf) -> Iterator[Recipe]:
    """Yield every recipe of a leaf, those for empty texts too."""
    for entry in leaf:
        if isinstance(entry, Recipe):
            yield entry
            yield from recipes(entry.empty)


def _map(value: dict[str, Any], origin: Origin) -> Map:
    columns: list[tuple[str, Path]] = []
    identity = _recipe(value["id"], ("id",), origin, columns)
    fields = tuple(_fields(value["claim"], (), origin, columns))
    skips = tuple(_test(entry, ("skip", at), columns) for at, entry in enumerate(value.get("skip", ())))
    rows = value.get("rows", {})
    sets = {key: frozenset(rows.get(key, ())) for key in ("empty", "repair")}
    terms = tuple(
        (vocabulary, _flat(entry, ("terms", vocabulary, at), origin, columns))
        for vocabulary, entries in value.get("terms", {}).items()
        for at, entry in enumerate(entries)
    )
    sources = _flat(value["sources"], ("sources",), origin, columns) if "sources" in value else None
    return Map(identity, fields, skips, Layout(**{**rows, **sets}), origin, tuple(columns), terms, sources)


def _test(value: dict[str, Any], way: Path, columns: list[tuple[str, Path]]) -> Test:
    columns.append((value["column"], (*way, "column")))
    texts = value.get("is") or value.get("is_not") or [""]
    return Test(value["column"], frozenset(" ".join(t.split()) for t in texts), "is_not" in value)


def _flat(value: dict[str, Any], way: Path, origin: Origin, columns: list[tuple[str, Path]]) -> Fields:
    return tuple((key, _leaf(leaf, (*way, key), origin, columns)) for key, leaf in value.items())


def _fields(
    value: dict[str, Any], way: tuple[str, ...], origin: Origin, columns: list[tuple[str, Path]]
) -> Iterator[tuple[Path, Leaf]]:
    order = list(schemas.schema("import-map")["properties"]["claim"]["properties"])
    for key in sorted(value, key=order.index) if not way else value:
        if (*way, key) in GROUPS or ((*way, key) in TERMS and not {"any", "all"}.isdisjoint(_names(value[key]))):
            yield from _fields(value[key], (*way, key), origin, columns)
        else:
            yield (*way, key), _leaf(value[key], ("claim", *way, key), origin, columns)


def _names(value: Any) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


def _leaf(value: Any, way: Path, origin: Origin, columns: list[tuple[str, Path]]) -> Leaf:
    if isinstance(value, list):
        return tuple(e for index, item in enumerate(value) for e in _leaf(item, (*way, index), origin, columns))
    return (_recipe(value, way, origin, columns),) if isinstance(value, dict) else (value,)


def _recipe(value: dict[str, Any], way: Path, origin: Origin, columns: list[tuple[str, Path]]) -> Recipe:
    if "column" in value:
        parts: tuple[str, ...] = ("", value["column"], "")
        columns.append((value["column"], (*way, "column")))
    else:
        parts = _parts(value["template"], origin, (*way, "template"))
        columns.extend((column, (*way, "template")) for column in parts[1::2])
    table = value.get("table")
    when = value.get("when", [])
    tests = [when] if isinstance(when, dict) else when
    return Recipe(
        parts,
        split=value.get("split"),
        sort=value.get("sort", False),
        join=value.get("join"),
        table=None if table is None else {" ".join(key.split()): result for key, result in table.items()},
        otherwise=value.get("otherwise"),
        is_open="otherwise" in value,
        slug=value.get("slug", False),
        cut=value.get("cut"),
        empty=_leaf(value["empty"], (*way, "empty"), origin, columns) if "empty" in value else (),
        when=tuple(_test(test, (*way, "when"), columns) for test in tests),
    )


_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def _parts(template: str, origin: Origin, way: Path) -> tuple[str, ...]:
    """Return a template as plain text and columns in turn."""
    parts, text, end = [], "", 0
    for piece in _PIECE.finditer(template):
        text += template[end : piece.start()]
        end = piece.end()
        if piece[1] is not None and piece[1].strip():
            parts += [text, piece[1].strip()]
            text = ""
        elif piece[0] in {"{{", "}}"}:
            text += piece[0][0]
        else:
            message = f"the template has a {piece[0]} that names no column"
            raise MapError(f"{origin.place(*way)}: {message}; write {{column}}, or {{{{ and }}}} for braces")
    return (*parts, text + template[end:])
