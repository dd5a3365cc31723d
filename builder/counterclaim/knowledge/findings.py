"""Places in files, and findings: what `check` reports about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
"""The way to a value inside a record: keys and list positions."""

Mark = tuple[int, int, int, int]
"""Line and column of a key, then of its value, all from 1."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path relative to the root, line and column from 1 (columns in code points)."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`, which editors and terminals open."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a record was read from, and where its values stand in it."""

    path: str = ""
    marks: Mapping[Path, Mark] = field(default_factory=dict, repr=False, compare=False)
    prefix: Path = ()

    def place(self, *keys: str | int) -> Place:
        """Return where the value under `keys` stands; failing that, its nearest parent."""
        way = self.prefix + keys
        while way not in self.marks and way:
            way = way[:-1]
        mark = self.marks.get(way, (1, 1, 1, 1))
        return Place(self.path, mark[2], mark[3])

    def key_place(self, *keys: str | int) -> Place:
        """Return where the key itself stands, as opposed to its value."""
        mark = self.marks.get(self.prefix + keys)
        return Place(self.path, mark[0], mark[1]) if mark else self.place(*keys)

    def term(self, name: str) -> Origin:
        """Return the origin of one entry of a file that holds many."""
        return Origin(self.path, self.marks, (*self.prefix, name))


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding points at, and what stands there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `check` reports.

    A rule fills in what is wrong (`message`), where, and what would be right (`mend`); `says` holds
    what the place states where two statements are set against each other. `rule` and `severity` are
    added by the engine. `parts` names the things of which one finding reports several, so that a later
    state can be compared.
    """

    message: str
    place: Place
    mend: str = ""
    claim: str | None = None
    related: tuple[Related, ...] = ()
    says: str = ""
    rule: str = ""
    severity: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that two states of a configuration do not share; None: it is not stated."""

    name: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What was checked: counts of records, sentences, conflicts and findings."""

    claims: int
    sources: int
    sentences: int
    accounted: int
    verified: int
    unverified_sources: int
    conflicts: int
    explained: int
    examined: int
    errors: int
    warnings: int
    infos: int
    unread: int
    both_possible: int = 0
    places: int = 0
    """Claims that rest on a place which no lock covers."""
    known: int = 0
    """Findings that are left out because an earlier revision has them as well."""
