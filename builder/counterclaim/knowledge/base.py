"""The knowledge base: every record under one root, read in one go.

A file that cannot be read as the record it should be becomes findings and is left out; the rest goes on.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from counterclaim.knowledge import cache, locks, merging, schemas, sentences, shaping, tolls, validation, yaml_reader
from counterclaim.knowledge.cache import Records
from counterclaim.knowledge.collection import without_collection
from counterclaim.knowledge.files import Files, printable
from counterclaim.knowledge.findings import Finding, Origin, Place, Related
from counterclaim.knowledge.guide import Guide
from counterclaim.knowledge.naming import VOCABULARIES
from counterclaim.knowledge.parsing import Helpers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Answer, Claim, Concept, Quantity, Resolution, Source, Term

R = TypeVar("R")

MOST_REFUSALS = 20
"""So many refusals are listed for one file."""
SETTINGS = ("pyproject.toml", "mkdocs.yml")
"""The files beside the folders that say how to check and to build."""


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
    answers: dict[str, Answer] = field(default_factory=dict)
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

        Never raises for what files hold: that becomes `faults`. Order of files does not matter. Parsed records are
        kept in a cache below `root`, which only ever saves time.
        """
        parsed = Records(root)
        with without_collection():
            kb = _Loader(Path(root), texts, parsed).load()
            parsed.save()
        return kb

    def live_claims(self) -> Iterator[Claim]:
        """Yield the claims that are not retired, by id."""
        return (c for _, c in sorted(self.claims.items()) if c.retired is None)

    def label(self, concept: str) -> str:
        """Return a concept's label; its id where the vocabulary lacks it."""
        return self.concepts[concept].label if concept in self.concepts else concept


class _Loader:
    """Reads the files of one root and gathers what is wrong with them."""

    def __init__(self, root: Path, texts: Path | None, parsed: Records) -> None:
        self.root = root
        self.parsed = parsed
        self.texts = texts
        self.faults: list[Finding] = []
        self.files = Files(root, self.faults, texts)
        self.unread: set[tuple[str, str]] = set()
        self.unusual: dict[str, str] = {}
        self.vocabularies: set[Path] = set()

    def load(self) -> KnowledgeBase:
        locked = self._locks()
        claims = self._named("claim", self.files.claims(), partial(shaping.claim, locks=locked))
        sources = self._named("source", self.files.records("sources"), shaping.source)
        resolutions = self._named("resolution", self.files.records("resolutions"), shaping.resolution)
        answers = self._named("answer", self.files.records("answers"), shaping.answer)
        self._unmerged()
        self.vocabularies = set(self.files.records("vocabulary"))
        for entry in sorted(self.vocabularies):
            if entry.stem not in VOCABULARIES:
                mend = f"the vocabularies are {', '.join(VOCABULARIES)}"
                self.files.fault(
                    "schema", self.files.name(entry), "no vocabulary has this name: nothing reads it", mend
                )
        texts, guide = self._texts(sources), self._guide()
        self.files.strangers()
        for folder in ("claims", "guide"):
            self.files.alike(folder)
        return KnowledgeBase(
            claims=claims,
            sources=sources,
            concepts=self._vocabulary("concepts", shaping.concept),
            populations=self._vocabulary("populations", shaping.term),
            conditions=self._vocabulary("conditions", shaping.term),
            quantities=self._vocabulary("quantities", shaping.quantity),
            resolutions=resolutions,
            answers=answers,
            locks=locked,
            texts=texts,
            guide=guide,
            faults=tuple(self.faults),
            unread=frozenset(self.unread),
            unusual=self.unusual,
        )

    # Records

    def _named(
        self, kind: str, files: Iterator[Path], make: Callable[[str, dict[str, Any], Origin], R]
    ) -> dict[str, R]:
        """Return the records of one kind by id, which is the file's stem."""
        found: dict[str, R] = {}
        first: dict[str, Place] = {}
        for path in self._with_help(kind, list(files)):
            record = self._record(kind, path, make)
            if record is None:
                self.unread.add((kind, path.stem))
                continue
            identity, value = record
            place = Place(self.files.name(path))
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

    def _with_help(self, kind: str, paths: list[Path]) -> Iterator[Path]:
        """Yield `paths`, while other processes parse some of them if they are many."""
        with Helpers(kind, [str(path) for path in paths], self.parsed) as helpers:
            for path in paths:
                helpers.before(str(path))
                yield path

    def _record(self, kind: str, path: Path, make: Callable[[str, dict[str, Any], Origin], R]) -> tuple[str, R] | None:
        read = self._document(kind, path)
        if read is None:
            return None
        document, fits = read
        origin = Origin(self.files.name(path), document.marks)
        identity = path.stem
        if not is_id(identity):
            near = "ids are small letters, digits and single hyphens, at most 100: rename the file"
            message = f'the file\'s name gives the id "{printable(identity)[:120]}", which is no id'
            self.files.fault("schema", origin.path, message, near)
            return None
        if not fits:
            self._refuse(kind, document.value, origin)
            return None
        return identity, make(identity, document.value, origin)

    def _document(
        self, kind: str, path: Path, limit: int = yaml_reader.MAX_BYTES
    ) -> tuple[yaml_reader.Document, bool] | None:
        """Return what a file holds, and whether it fits the schema of `kind`; None where it cannot be read."""
        data = self.files.read(path, limit)
        if data is None:
            return None
        if not data.isascii() or b"\\" in data:
            self.unusual[self.files.name(path)] = data.decode("utf-8-sig", "replace")
        key = cache.key(kind, data)
        document = self.parsed.get(key)
        if document is not None:
            return document, True
        try:
            document = yaml_reader.read(data, limit=limit)
        except yaml_reader.YamlError as error:
            if kind in VOCABULARIES and isinstance(error, yaml_reader.EmptyError):
                return yaml_reader.read(b"{}"), True  # it has no terms yet, or no more
            self.files.fault_at(path, error)
            return None
        fits = validation.accepts(kind, document.value)
        if fits:
            self.parsed.add(key, document)
        return document, fits

    def _refuse(self, kind: str, value: object, origin: Origin) -> None:
        """Report what the schema of `kind` refuses in `value`."""
        refusals = validation.refusals(kind, value)
        for refusal in islice(refusals, MOST_REFUSALS):
            place = origin.key_place(*refusal.path) if refusal.at_key else origin.place(*refusal.path)
            self.faults.append(Finding(refusal.message, place, refusal.mend, rule="schema"))
        if next(refusals, None):
            message = f"more is wrong than the {MOST_REFUSALS} things that are listed"
            self.files.fault("schema", origin.path, message, "see whether the file is what it should be")

    def _vocabulary(self, name: str, make: Callable[[str, dict[str, Any], Origin], R]) -> dict[str, R]:
        """Return the terms of a vocabulary file; a term that does not fit is left out, the others stay."""
        path = self.root / "vocabulary" / f"{name}.yml"
        if path not in self.vocabularies:
            return {}
        read = self._document(name, path, yaml_reader.MAX_VOCABULARY_BYTES)
        if read is None:
            self.unread.add((name, "*"))
            return {}
        document, fits = read
        origin = Origin(self.files.name(path), document.marks)
        if not fits:
            self._refuse(name, document.value, origin)
        if fits:
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
        for entry in self.files.entries("sources"):
            if not entry.name.endswith(".lock.json"):
                continue
            identity = entry.name.removesuffix(".lock.json")
            self.unread.add(("lock", identity))
            data = self.files.read(entry, yaml_reader.MAX_VOCABULARY_BYTES)
            if data is None:
                continue
            marker = merging.line(data.decode("utf-8", "replace"))
            if marker:
                mend = merging.lock_mend(identity)
                self.files.fault_at(entry, yaml_reader.UnmergedError(merging.MESSAGE, marker, 1, mend))
                continue
            try:
                value = locks.parse(data)
            except (ValueError, RecursionError) as error:
                place = Place(self.files.name(entry), getattr(error, "lineno", 1), getattr(error, "colno", 1))
                name = self.files.name(entry)
                mend = (
                    f"get it back as it was: git checkout HEAD -- {name} (one that never was: source lock {identity})"
                )
                self.faults.append(Finding("the lock is not JSON in UTF-8", place, mend, rule="syntax"))
                continue
            if validation.accepts("lock", value):
                found[identity] = locks.from_json(identity, value, self.files.name(entry))
                self.unread.discard(("lock", identity))
            else:
                self._refuse("lock", value, Origin(self.files.name(entry)))
        return found

    def _texts(self, sources: dict[str, Source]) -> dict[str, str]:
        """Return the texts at hand, by source."""
        found: dict[str, str] = {}
        if self.texts is None:
            return found
        for identity in sources:
            path = self.texts / f"{identity}.txt"
            if not os.path.lexists(path):
                continue
            name, what = f"sources/{identity}.yml", f'the text "{path.name}"'
            if path.is_relative_to(self.root) and self.files.astray(path):
                continue  # the link is reported
            data = self.files.read(path, yaml_reader.MAX_VOCABULARY_BYTES, name=name, what=what)
            try:
                if data is not None:
                    found[identity] = data.decode("utf-8")
            except UnicodeDecodeError:
                self.files.fault("syntax", name, f"{what} is not UTF-8", "save it as UTF-8")
        return found

    def _guide(self) -> tuple[Guide, ...]:
        pages: list[Guide] = []
        for entry in self.files.below("guide"):
            if entry.suffix != ".md":
                if entry.suffix.lower() in {".md", ".markdown"}:
                    self.files.fault(
                        "schema", self.files.name(entry), f"the file's name ends in {entry.suffix}", "name it .md"
                    )
                elif not entry.suffix:
                    self.files.name_lost(entry, "guide/", (".md",))
                continue
            data = self.files.read(entry, yaml_reader.MAX_BYTES)
            if data is None:
                continue
            try:
                page = Guide(self.files.name(entry), sentences.normalise(yaml_reader.decode(data)))
            except yaml_reader.YamlError as error:
                self.files.fault_at(entry, error)
                continue
            toll = tolls.of(page.text)
            if toll.passed > tolls.MOST:
                message = (
                    f"too many signs wait for others, such as this {toll.sign}: Markdown would take minutes over it"
                )
                self.faults.append(Finding(message, page.place(toll.at), tolls.MEND, rule="syntax"))
            else:
                pages.append(page)
        return tuple(pages)

    def _unmerged(self) -> None:
        """Report settings that a merge left in two versions; what else is wrong in them is told where they are used."""
        for name in SETTINGS:
            path = self.root / name
            here = path.is_file() and not self.files.astray(path)
            data = self.files.read(path, yaml_reader.MAX_BYTES) if here else None
            marker = merging.line(data.decode("utf-8", "replace")) if data else None
            if marker:
                self.files.fault_at(path, yaml_reader.UnmergedError(merging.MESSAGE, marker, 1, merging.MEND))


def is_id(text: str) -> bool:
    """Tell whether a text can be the id of a record."""
    pattern = schemas.schema("claim")["$defs"]["id"]
    return len(text) <= pattern["maxLength"] and re.fullmatch(pattern["pattern"], text) is not None
