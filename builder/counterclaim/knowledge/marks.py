"""Where the values of a record stand in its file, kept small: worked out only for the few records that are asked.

A base has millions of values, and findings point at a few hundred. So the reader notes down numbers alone, in the
order in which it meets the values, and the way to each value is found again by walking the record in that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from counterclaim.knowledge.findings import Mark, Path


class Marks(Mapping[Path, Mark]):
    """The marks of everything in `value`, which must not change any more, by the way to it.

    `numbers` are line and column of the whole, then of its parts, each part before its own parts: of a field the
    key's line and column and then the value's, of a list's entry the value's. They may also be given as text.
    """

    __slots__ = ("_found", "_numbers", "_value")

    def __init__(self, value: Any, numbers: Sequence[int] | str) -> None:
        self._value = value
        self._numbers = numbers
        self._found: dict[Path, Mark] | None = None

    def __getitem__(self, path: Path) -> Mark:
        """Return the mark of what stands under `path`; raise `KeyError` where nothing does."""
        if self._found is None:
            if not path:
                first = self._numbers.split(" ", 2) if isinstance(self._numbers, str) else self._numbers
                return (int(first[0]), int(first[1])) * 2
            self._found = dict(_walk(self._value, self._numbers))
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        """Yield the ways to all values, in the order of the file."""
        return (path for path, _ in _walk(self._value, self._numbers))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def to_text(self) -> str:
        """Return the numbers as text, from which the same marks can be made."""
        return self._numbers if isinstance(self._numbers, str) else " ".join(map(str, self._numbers))


def _walk(value: Any, numbers: Sequence[int] | str) -> Iterator[tuple[Path, Mark]]:
    rest = map(int, numbers.split()) if isinstance(numbers, str) else iter(numbers)
    line, column = next(rest), next(rest)
    yield (), (line, column, line, column)
    yield from _below(value, (), rest)


def _below(value: Any, path: Path, rest: Iterator[int]) -> Iterator[tuple[Path, Mark]]:
    if isinstance(value, dict):
        for key, item in value.items():
            way = (*path, key)
            yield way, (next(rest), next(rest), next(rest), next(rest))
            yield from _below(item, way, rest)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            way = (*path, index)
            line, column = next(rest), next(rest)
            yield way, (line, column, line, column)
            yield from _below(item, way, rest)
