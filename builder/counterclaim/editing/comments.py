"""The comments of a YAML text, and its fields in another order with the comments above them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import ScalarEvent

from counterclaim.knowledge import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.findings import Path
    from counterclaim.knowledge.yaml_reader import Document


def every(text: str) -> Counter[str]:
    """Return the comments of a text that is YAML, from `#` to the end of the line, and how often each stands there."""
    found: Counter[str] = Counter()
    for line in _without_scalars(text).split("\n"):
        start = _start(line)
        if start is not None:
            found[line[start:].strip()] += 1
    return found


def drawn_close(text: str) -> str:
    """Return a text in which two spaces part each value from the comment behind it."""
    lines = text.split("\n")
    for index, bare in enumerate(_without_scalars(text).split("\n")):
        start = _start(bare)
        if start is not None and bare[:start].strip():
            lines[index] = f"{lines[index][:start].rstrip(' ')}  {lines[index][start:]}"
    return "\n".join(lines)


def _start(line: str) -> int | None:
    """Return where the comment of a line without scalars begins; None where it has none."""
    return next((i for i, c in enumerate(line) if c == "#" and (i == 0 or line[i - 1].isspace())), None)


def _without_scalars(text: str) -> str:
    """Return a text with its values and keys blanked out."""
    kept = list(text)
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, ScalarEvent) and event.start_mark and event.end_mark:
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in {"|", ">"}:  # a comment may stand behind the sign, on its line
                start = text.find("\n", start, end) if "\n" in text[start:end] else end
            for at in range(start, end):
                if kept[at] != "\n":
                    kept[at] = "x"
    return "".join(kept)


def ordered(text: str, document: Document, schema: dict[str, Any]) -> str:
    """Return a text with the fields of its block mappings in the schema's order.

    A comment on lines of its own goes with the field below it; what stands at the top of the file and below the
    last field stays there. Fields that do not begin lines of their own are left where they are.
    """
    lines = text.split("\n")
    for path, order in _orders(document.value, schema, schema, ()):
        line, column = document.marks[path][2:]
        keys = list(_at(document.value, path))
        starts = [document.marks[(*path, key)][0] - 1 for key in keys]
        if lines[line - 1][column - 1 :].startswith("{") or lines[line - 1][: column - 1].strip():
            continue
        top = document.marks[path][0] if path else _below_head(lines, starts[0])
        _sort(lines, starts, [order.get(key, len(order)) for key in keys], column - 1, top)
    return "\n".join(lines)


def _below_head(lines: list[str], first: int) -> int:
    """Return where the first field of a record begins: below the comments at the top of the file.

    A comment right above the field belongs to it only where an empty line parts it from others.
    """
    empty = [at for at in range(first) if not lines[at].strip() and any(line.strip() for line in lines[:at])]
    return empty[-1] + 1 if empty else first


def _sort(lines: list[str], starts: list[int], ranks: list[int], indent: int, top: int) -> None:
    """Bring the fields that begin in these lines, and not above `top`, into the order of their ranks, in place."""
    begins = [_above(lines, starts[0], top, indent)]
    for before, start in pairwise(starts):
        begins.append(_above(lines, start, before + 1, indent))
    end = starts[-1] + 1
    while end < len(lines) and not _ends(lines[end], indent):
        end += 1
    while end > starts[-1] + 1 and _is_remark(lines[end - 1], indent):
        end -= 1
    begins.append(end)
    fields = [lines[first:last] for first, last in pairwise(begins)]
    moved = sorted(range(len(fields)), key=lambda index: ranks[index])
    lines[begins[0] : begins[-1]] = [line for index in moved for line in fields[index]]


def _above(lines: list[str], start: int, lowest: int, indent: int) -> int:
    """Return where the comments begin that stand above a line, empty lines among them."""
    begin = start
    while begin > lowest and _is_remark(lines[begin - 1], indent):
        begin -= 1
    while begin < start and not lines[begin].strip():
        begin += 1
    return begin


def _is_remark(line: str, indent: int) -> bool:
    plain = line.lstrip(" ")
    return not plain.strip() or (plain.startswith("#") and len(line) - len(plain) <= indent)


def _ends(line: str, indent: int) -> bool:
    """Tell whether a line is the first behind a mapping at this indent."""
    plain = line.lstrip(" ")
    return bool(plain.strip()) and not plain.startswith("#") and len(line) - len(plain) < indent


def _orders(
    value: Any, schema: dict[str, Any], root: dict[str, Any], path: Path
) -> Iterator[tuple[Path, dict[str, int]]]:
    """Yield the way to each mapping that has an order, the innermost first, and the rank of its fields."""
    if not isinstance(value, dict):
        return
    schema = schemas.meant(schema, root)
    known = schema.get("properties", {})
    others = schema.get("additionalProperties")
    for key, item in value.items():
        yield from _orders(item, known.get(key) or (others if isinstance(others, dict) else {}), root, (*path, key))
    if known and value:
        yield path, {key: index for index, key in enumerate(known)}


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value
