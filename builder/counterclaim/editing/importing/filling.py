"""Filling a claim from one row by a map."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any

from counterclaim.editing.importing.maps import Recipe
from counterclaim.editing.importing.slugs import slug
from counterclaim.knowledge import schemas, validation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.editing.importing.maps import Entry, Leaf, Map, Test
    from counterclaim.editing.importing.tables import Cells
    from counterclaim.knowledge.findings import Path

SENTENCES, DRAWS_ON, GROUPS = ("sentences",), ("draws_on",), ("effect", "estimate", "groups")
MOST_SENTENCES = 1000


class Fault(Exception):  # noqa: N818 - it is the row that is at fault
    """Why a row gives no claim: the columns, what is wrong, and what would be right."""

    def __init__(self, columns: Iterable[str], message: str, mend: str = "") -> None:
        self.columns = tuple(dict.fromkeys(columns))
        self.message = message
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        """Return it in one line."""
        named = " and ".join(f'"{column}"' for column in self.columns[:MOST_COLUMNS])
        where = f"column{'s' if len(self.columns) > 1 else ''} {named}: " if named else ""
        return where + self.message + (f"; {self.mend}" if self.mend else "")


MOST_COLUMNS = 4


def identity(mapped: Map, row: Cells) -> str:
    """Return the id of a row's claim. Raises `Fault`."""
    found = slug(" ".join(str(entry) for entry in made((mapped.id,), row)))
    if not found:
        mend = "every row needs a key of letters or digits that no other row has"
        raise Fault(mapped.id.columns, "there is nothing to make an id of", mend)
    return found


def claim(mapped: Map, row: Cells) -> dict[str, Any]:
    """Return the record that a row gives, valid by its schema, in the order of a claim's fields. Raises `Fault`."""
    empty: dict[Path, tuple[str, ...]] = {}
    value = filled(mapped, row, empty)
    if not validation.accepts("claim", value):
        raise _refusal(mapped, value, empty)
    order = schemas.schema("claim")["properties"]
    return {key: value[key] for key in order if key in value}


def filled(mapped: Map, row: Cells, empty: dict[Path, tuple[str, ...]] | None = None) -> dict[str, Any]:
    """Return the fields that a row gives, valid or not; into `empty` go those that come out empty. Raises `Fault`."""
    value: dict[str, Any] = {"caveats": []}
    for way, leaf in mapped.fields:
        entries = made(leaf, row)
        if not entries:
            if empty is not None:
                empty[way] = columns(leaf)
            continue
        kept = way[:-1] if way[-1] == "all" else way
        held = value
        for step in kept[:-1]:
            held = held.setdefault(str(step), {})
        if not isinstance(held, dict):
            mend = "a row says that all of its terms hold together, or that it holds for any of them"
            raise Fault(columns(leaf), f"{'.'.join(map(str, way[:-1]))} is filled twice", mend)
        held[str(kept[-1])] = _shaped(kept, entries, leaf)
    return value


def skipped(mapped: Map, row: Cells) -> bool:
    """Tell whether the map leaves a row out."""
    return any(_fits(skip, row) for skip in mapped.skip)


def _fits(test: Test, row: Cells) -> bool:
    return test.fits(_folded(", ".join(row.of(test.column))))


def made(leaf: Leaf, row: Cells) -> list[Entry]:
    """Return what a leaf gives for a row, each entry once."""
    found: dict[Entry, None] = {}
    for entry in leaf:
        found.update(dict.fromkeys(_made(entry, row) if isinstance(entry, Recipe) else [entry]))
    return list(found)


def _made(recipe: Recipe, row: Cells) -> list[Entry]:
    if not all(_fits(test, row) for test in recipe.when):
        return []
    found: list[Entry] = []
    texts = list(_texts(recipe, row))
    if recipe.sort:
        texts = sorted(dict.fromkeys(texts), key=lambda text: (text.casefold(), text))
    if recipe.join and texts:
        texts = [recipe.join.join(texts)]
    for text in texts:
        result = _looked_up(recipe, text)
        if result is None:
            continue
        if recipe.slug:
            result = slug(str(result))
            if not result:
                raise Fault(recipe.columns, f"{_show(text)} has no letter or digit to make an id of", "use a table")
        if recipe.cut is not None:
            result = _cut(str(result), recipe.cut)
        found.append(result)
    return found or made(recipe.empty, row)


def _texts(recipe: Recipe, row: Cells) -> Iterator[str]:
    """Yield the texts that a recipe's column or template gives, white space folded, empty ones left out."""
    cells = {column: row.of(column) for column in recipe.columns}
    if not all(cells.values()):
        return
    if recipe.parts[0] == recipe.parts[-1] == "" and len(recipe.columns) == 1:
        raw: Iterable[str] = cells[recipe.columns[0]]
    else:
        told = (part if at % 2 == 0 else ", ".join(cells[part]) for at, part in enumerate(recipe.parts))
        raw = ("".join(told),)
    for text in raw:
        for piece in text.split(recipe.split) if recipe.split else (text,):
            folded = _folded(piece)
            if folded:
                yield folded


def _looked_up(recipe: Recipe, text: str) -> Entry | None:
    if recipe.table is None:
        return text
    if text in recipe.table:
        return recipe.table[text]
    if recipe.is_open:
        return recipe.otherwise
    near = get_close_matches(text, recipe.table, n=1)
    known = ", ".join(list(recipe.table)[:MOST_SHOWN])
    hint = f"did you mean {near[0]}?" if near else f"it has {known}"
    raise Fault(recipe.columns, f"{_show(text)} is not in the map's table", hint)


MOST_SHOWN = 12


def _shaped(way: Path, entries: list[Entry], leaf: Leaf) -> Any:
    """Return entries as the field at `way` wants them: a list, one or more, sentence numbers, or one text."""
    if way == SENTENCES:
        numbers = [number for entry in entries for number in _numbers(entry, leaf)]
        return list(dict.fromkeys(numbers))
    if way == GROUPS:
        return dict(_group(str(entry), leaf) for entry in entries)
    if way == DRAWS_ON:
        return [_drawn(str(entry)) for entry in entries]
    texts = [str(entry) for entry in entries]
    types = forms(way)
    if "array" in types and (len(texts) > 1 or types == {"array"}):
        return texts
    text = ", ".join(texts)
    return _number(text) if not types.isdisjoint({"number", "integer"}) else text


@cache
def forms(way: Path) -> frozenset[str]:
    """Return the types that the field at `way` of a claim takes."""
    root = field = schemas.schema("claim")
    for step in way:
        above = schemas.meant(field, root)
        field = above.get("properties", {}).get(step) or above["additionalProperties"]
    meant = (schemas.meant(form, root) for form in (field, *field.get("oneOf", ())))
    return frozenset(form.get("type", "") for form in meant) - {""}


def _number(text: str) -> Any:
    """Return the number that a text is; other text as it is, for the schema to judge."""
    found = re.fullmatch(r"[-\u2212]?(?:0|[1-9][0-9]{0,14})((?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,3})?)", text)
    if found is None:
        return text
    plain = text.replace("\u2212", "-")
    return float(plain) if found[1] else int(plain)


def _group(entry: str, leaf: Leaf) -> tuple[str, int]:
    name, _, number = entry.rpartition(":")
    if not name.strip() or not re.fullmatch(r"[0-9]{1,9}", number.strip()):
        raise Fault(columns(leaf), f"{_show(entry)} is no group", "write its name and how many were in it: walkers: 60")
    return name.strip(), int(number)


def _drawn(entry: str) -> dict[str, str]:
    """Return what a statement draws on: `trial: why`, or as JSON Lines have it."""
    if entry.startswith("{"):
        try:
            return dict(json.loads(entry))
        except (ValueError, RecursionError):  # no JSON: the schema names what is no id
            return {"source": entry}
    name, mark, guess = (part.strip() for part in entry.partition(":"))
    return {"source": name, "guess": guess} if mark else {"source": name}


def _numbers(entry: Entry, leaf: Leaf) -> Iterator[int]:
    for part in re.split(r"[\s,;]+", str(entry).strip(" ,;")):
        found = re.fullmatch(r"([1-9][0-9]{0,8})(?:[-\u2013]([1-9][0-9]{0,8}))?", part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
        if not 0 <= last - first < MOST_SENTENCES:
            raise Fault(columns(leaf), f"{_show(part)} is no sentence number", "write numbers and ranges: 3, 5-7")
        yield from range(first, last + 1)


def _refusal(mapped: Map, value: dict[str, Any], empty: dict[Path, tuple[str, ...]]) -> Fault:
    """Return why the schema refuses a record, with the columns that the refused field comes from."""
    refusal = next(validation.refusals("claim", value))
    way: Path = tuple(step for step in refusal.path if isinstance(step, str))
    missing = re.match(r'"(\w+)" is missing', refusal.message)
    if missing:
        way = (*way, missing[1])
    lacking = [c for at, named in empty.items() if at[: len(way)] == way and (way or at[0] in FORMS) for c in named]
    filled = [column for at, leaf in mapped.fields if way and at[: len(way)] == way for column in columns(leaf)]
    return Fault(lacking or filled, refusal.message + (" (empty cell)" if lacking else ""), refusal.mend)


FORMS = ("effect", "advice", "background")


def columns(leaf: Leaf) -> tuple[str, ...]:
    """Return the columns that a leaf is made of."""
    return tuple(column for entry in leaf if isinstance(entry, Recipe) for column in entry.columns)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    whole = head.rpartition(" ")[0] if text[longest - 1] != " " else head
    return (whole or head).rstrip(" ,;:") + "…"


def _show(text: str) -> str:
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'  # noqa: PLR2004 - fits a line
