"""The knowledge base: every record under one root, read in one go.

A file that cannot be read as the record it should be becomes findings and is left out; the rest goes on.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from builder.knowledge import locks, records, schemas, sentences, validation, yaml_reader
from builder.knowledge.findings import Finding, Origin, Place, Related
from builder.knowledge.guide import Guide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from builder.knowledge.locks import Lock
    from builder.knowledge.records import Claim, Concept, Quantity, Resolution, Source, Term

R = TypeVar("R")

VOCABULARIES = ("concepts", "populations", "conditions", "quantities")


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All records by id, the texts at hand by source, and what could not be read (`faults`)."""

    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    populations: dict[str, Term] = field(default_factory=dict)
    conditions: dict[str, Term] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    resolutions: dict[str, Resolution] = field(default_factory=dict)
    locks: dict[str, Lock] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    guide: tuple[Guide, ...] = ()
    faults: tuple[Finding, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    """What exists but could not be read, as (kind, id); id `*` for a whole vocabulary."""
    unusual: dict[str, str] = field(default_factory=dict)
    """The text of the YAML files that hold anything but plain ASCII, or an escape, by path."""

    @classmethod
    def load(cls, root: Path | str, *, texts: Path | None = None) -> KnowledgeBase:
        """Return the knowledge base under `root`; `texts` is the folder of source texts, if there is one.

        Never raises for what files hold: that becomes `faults`. Order of files does not matter.
        """
        return _Loader(Path(root), texts).load()

    def live_claims(self) -> Iterator[Claim]:
        """Yield the claims that are not retired, by id."""
        return (c for _, c in sorted(self.claims.items()) if c.retired is None)

    def label(self, concept: str) -> str:
        """Return a concept's label; its id where the vocabulary lacks it."""
        return self.concepts[concept].label if concept in self.concepts else concept


class _Loader:
    """Reads the files of one root and gathers what is wrong with them."""

    def __init__(self, root: Path, texts: Path | None) -> None:
        self.root = root
        self.texts = texts
        self.faults: list[Finding] = []
        self.unread: set[tuple[str, str]] = set()
        self.unusual: dict[str, str] = {}

    def load(self) -> KnowledgeBase:
        claims = self._named("claim", self._claim_files(), records.claim)
        sources = self._named("source", self._yaml_files("sources"), records.source)
        resolutions = self._named("resolution", self._yaml_files("resolutions"), records.resolution)
        return KnowledgeBase(
            claims=claims,
            sources=sources,
            concepts=self._vocabulary("concepts", records.concept),
            populations=self._vocabulary("populations", records.term),
            conditions=self._vocabulary("conditions", records.term),
            quantities=self._vocabulary("quantities", records.quantity),
            resolutions=resolutions,
            locks=self._locks(),
            texts=self._texts(sources),
            guide=self._guide(),
            faults=tuple(self.faults),
            unread=frozenset(self.unread),
            unusual=self.unusual,
        )

    # Files

    def _entries(self, folder: str) -> list[Path]:
        """Return what lies in `folder`, by name; nothing where there is no such folder."""
        path = self.root / folder
        try:
            found = sorted(path.iterdir(), key=lambda entry: entry.name)
        except OSError as error:
            if not isinstance(error, FileNotFoundError) or path.is_symlink():
                self._fault("syntax", self._name(path), f"the folder cannot be read: {error.strerror}")
            return []
        return [entry for entry in found if not entry.name.startswith(".")]

    def _yaml_files(self, folder: str) -> Iterator[Path]:
        for entry in self._entries(folder):
            if entry.suffix == ".yml":
                yield entry
            elif entry.suffix == ".yaml":
                self._fault("schema", self._name(entry), "the file's name ends in .yaml", "name it .yml")

    def _claim_files(self) -> Iterator[Path]:
        for entry in self._entries("claims"):
            if entry.suffix in {".yml", ".yaml"}:
                self._fault(
                    "schema", self._name(entry), "the claim lies in no source's folder", "put it in claims/<source>/"
                )
            elif entry.is_dir() or not entry.exists():
                yield from self._yaml_files(f"claims/{entry.name}")

    def _name(self, path: Path) -> str:
        return _printable(path.relative_to(self.root).as_posix())

    def _bytes(self, path: Path, limit: int, *, name: str = "", what: str = "the file") -> bytes | None:
        """Return what a file holds; None, with a finding at `name`, where it cannot be read."""
        name = name or self._name(path)
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                self._fault("syntax", name, f"{what} is no plain file", "put a plain file in its place")
                return None
            if status.st_size > limit:
                size = f"{status.st_size:,} bytes, at most {limit:,} are read"
                self._fault("syntax", name, f"{what} is too large: {size}")
                return None
            return path.read_bytes()
        except OSError as error:
            self._fault("syntax", name, f"{what} cannot be read: {error.strerror or error}")
            return None

    # Records

    def _named(
        self, kind: str, files: Iterator[Path], make: Callable[[str, dict[str, Any], Origin], R]
    ) -> dict[str, R]:
        """Return the records of one kind by id, which is the file's stem."""
        found: dict[str, R] = {}
        first: dict[str, Place] = {}
        for path in files:
            record = self._record(kind, path, make)
            if record is None:
                self.unread.add((kind, path.stem))
                continue
            identity, value = record
            place = Place(self._name(path))
            if identity in first:
                self.faults.append(
                    Finding(
                        f'the id "{identity}" is taken already',
                        place,
                        "rename one of the two files: an id is used once",
                        claim=identity if kind == "claim" else None,
                        related=(Related(first[identity], "the same id"),),
                        rule="duplicate-id",
                    )
                )
                continue
            first[identity] = place
            found[identity] = value
        return found

    def _record(self, kind: str, path: Path, make: Callable[[str, dict[str, Any], Origin], R]) -> tuple[str, R] | None:
        document = self._document(path)
        if document is None:
            return None
        origin = Origin(self._name(path), document.marks)
        identity = path.stem
        if not _is_id(identity):
            near = "ids are small letters, digits and single hyphens, at most 100: rename the file"
            message = f'the file\'s name gives the id "{_printable(identity)[:120]}", which is no id'
            self._fault("schema", origin.path, message, near)
            return None
        if not self._fits(kind, document.value, origin):
            return None
        return identity, make(identity, document.value, origin)

    def _document(self, path: Path, limit: int = yaml_reader.MAX_BYTES) -> yaml_reader.Document | None:
        data = self._bytes(path, limit)
        if data is None:
            return None
        if not data.isascii() or b"\\" in data:
            self.unusual[self._name(path)] = data.decode("utf-8-sig", "replace")
        try:
            return yaml_reader.read(data, limit=limit)
        except yaml_reader.YamlError as error:
            place = Place(self._name(path), error.line, error.column)
            self.faults.append(Finding(error.message, place, error.mend, rule="syntax"))
            return None

    def _fits(self, kind: str, value: object, origin: Origin) -> bool:
        if validation.accepts(kind, value):
            return True
        for refusal in validation.refusals(kind, value):
            place = origin.key_place(*refusal.path) if refusal.at_key else origin.place(*refusal.path)
            self.faults.append(Finding(refusal.message, place, refusal.mend, rule="schema"))
        return False

    def _vocabulary(self, name: str, make: Callable[[str, dict[str, Any], Origin], R]) -> dict[str, R]:
        """Return the terms of a vocabulary file; a term that does not fit is left out, the others stay."""
        path = self.root / "vocabulary" / f"{name}.yml"
        if not path.exists() and not path.is_symlink():
            return {}
        document = self._document(path, yaml_reader.MAX_VOCABULARY_BYTES)
        if document is None:
            self.unread.add((name, "*"))
            return {}
        origin = Origin(self._name(path), document.marks)
        if self._fits(name, document.value, origin):
            good = document.value
        elif isinstance(document.value, dict):
            good = {k: v for k, v in document.value.items() if validation.accepts(name, {k: v})}
            self.unread.update((name, term) for term in document.value.keys() - good.keys())
        else:
            good = {}
            self.unread.add((name, "*"))
        return {identity: make(identity, value, origin.term(identity)) for identity, value in good.items()}

    def _locks(self) -> dict[str, Lock]:
        found: dict[str, Lock] = {}
        for entry in self._entries("sources"):
            if not entry.name.endswith(".lock.json"):
                continue
            identity = entry.name.removesuffix(".lock.json")
            data = self._bytes(entry, yaml_reader.MAX_VOCABULARY_BYTES)
            if data is None:
                continue
            try:
                value = locks.parse(data)
            except (ValueError, RecursionError) as error:
                place = Place(self._name(entry), getattr(error, "lineno", 1), getattr(error, "colno", 1))
                mend = f"write it again: counterclaim source lock {identity}"
                self.faults.append(Finding("the lock is not JSON in UTF-8", place, mend, rule="syntax"))
                continue
            if self._fits("lock", value, Origin(self._name(entry))):
                found[identity] = locks.from_json(identity, value, self._name(entry))
        return found

    def _texts(self, sources: dict[str, Source]) -> dict[str, str]:
        """Return the texts at hand, by source."""
        found: dict[str, str] = {}
        if self.texts is None:
            return found
        for identity in sources:
            path = self.texts / f"{identity}.txt"
            if not path.exists() and not path.is_symlink():
                continue
            name, what = f"sources/{identity}.yml", f'the text "{path.name}"'
            data = self._bytes(path, yaml_reader.MAX_VOCABULARY_BYTES, name=name, what=what)
            try:
                if data is not None:
                    found[identity] = data.decode("utf-8")
            except UnicodeDecodeError:
                self._fault("syntax", name, f"{what} is not UTF-8", "save it as UTF-8")
        return found

    def _guide(self) -> tuple[Guide, ...]:
        pages: list[Guide] = []
        for entry in self._entries("guide"):
            if entry.suffix != ".md":
                continue
            data = self._bytes(entry, yaml_reader.MAX_BYTES)
            if data is None:
                continue
            try:
                pages.append(Guide(self._name(entry), sentences.normalise(yaml_reader.decode(data))))
            except yaml_reader.YamlError as error:
                place = Place(self._name(entry), error.line, error.column)
                self.faults.append(Finding(error.message, place, error.mend, rule="syntax"))
        return tuple(pages)

    def _fault(self, rule: str, path: str, message: str, mend: str = "") -> None:
        self.faults.append(Finding(message, Place(path), mend, rule=rule))


def _printable(name: str) -> str:
    """Return a file's name with bytes that are not UTF-8, and control characters, written as escapes."""
    escaped = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", escaped)


def _is_id(text: str) -> bool:
    pattern = schemas.schema("claim")["$defs"]["id"]
    return len(text) <= pattern["maxLength"] and re.fullmatch(pattern["pattern"], text) is not None
