"""An id, or several, in another's place everywhere: the files that change, and what they would hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.editing import formatting, rewriting, settings, terms
from counterclaim.editing.rewriting import SEAL, Change
from counterclaim.editing.transactions import Step
from counterclaim.knowledge import locks, references, sentences, yaml_reader
from counterclaim.knowledge.guide import Guide
from counterclaim.reasoning import renaming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.references import Names
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.renaming import Others

FILES = {"concept": "concepts", "population": "populations", "condition": "conditions", "quantity": "quantities"}
"""The vocabulary, which is also the name of its schema, of each kind of term."""


class RenamingError(Exception):
    """Why an id cannot be put in another's place; the message says what would help."""


class Plan(NamedTuple):
    """What would be done: the steps, and the places in prose and settings that go on naming an old id."""

    steps: tuple[Step, ...]
    left: tuple[str, ...] = ()


def plan(
    root: Path,
    before: Analysis,
    names: Names,
    texts: Path | None = None,
    others: Others | None = None,
    *,
    vouched: bool = True,
) -> Plan:
    """Return what puts other ids in the place of some everywhere. Raises `RenamingError` and `OSError`.

    `others` are terms, by (kind, id), that are to hold something else (None: that go), and `vouched` is that the other
    ids mean the same (see `reasoning.renaming`).
    """
    others = others or {}
    _refuse_unread(root, before.kb, names)
    now = renaming.renamed(before, names, others, vouched=vouched)
    steps = [*_records(root, before.kb, now, names), *_vocabularies(root, before.kb, now, names, others)]
    steps += [
        *_beside_sources(root, before.kb, now, names, texts),
        *_guide(root, before.kb, names),
        *_settings(root, names),
    ]
    return Plan(tuple(steps), tuple(_left(root, before.kb, names)))


def _records(root: Path, kb: KnowledgeBase, now: KnowledgeBase, names: Names) -> Iterator[Step]:
    for kind in ("claim", "source", "resolution", "answer"):
        room = renaming.ROOMS[kind].name
        for old, known in getattr(kb, room).items():
            made = getattr(now, room)[names.get((kind, old), old)]
            if made.origin.path == known.origin.path and made.record == known.record:
                continue
            path = root / known.origin.path
            held = path.read_bytes()
            changes, others = _changes(kind, known.record, made.record, names)
            text = _rewritten(known.origin.path, held, kind, changes, others)
            if made.origin.path == known.origin.path:
                yield Step(path, held, text)
            else:
                yield from (Step(path, held, None), Step(root / made.origin.path, None, text))


def _changes(kind: str, before: Any, now: Any, names: Names) -> tuple[list[Change], Names]:
    """Return the places of a record where something else is to stand, and what: fingerprints are names as well."""
    places = references.changed(kind, before, names)
    found = [Change(reference.way, reference.kind, reference.is_key) for reference, _ in places]
    others = dict(names)
    for way in (("seen",), ("reviewed", "seen"), ("returned", "seen")):
        old, new = (_get(record, way) for record in (before, now))
        if old != new:
            found.append(Change(way, SEAL))
            others[SEAL, old] = new
    return found, others


def _get(record: Any, way: tuple[str, ...]) -> Any:
    for step in way:
        record = record.get(step) if isinstance(record, dict) else None
    return record


def _rewritten(name: str, held: bytes, kind: str, changes: list[Change], names: Names) -> bytes:
    if not changes:
        return held
    try:
        text = yaml_reader.decode(held, limit=yaml_reader.MAX_VOCABULARY_BYTES)
        return rewriting.rewritten(text, kind, changes, names).encode()
    except (formatting.FormatError, yaml_reader.YamlError) as error:
        raise RenamingError(f"{name}:{getattr(error, 'line', 1)}:{getattr(error, 'column', 1)} {error}") from None


def _vocabularies(root: Path, kb: KnowledgeBase, now: KnowledgeBase, names: Names, others: Others) -> Iterator[Step]:
    """Yield the vocabulary files in which a term has another id, names one that has, or holds something else."""
    for kind, vocabulary in FILES.items():
        changes: list[Change] = []
        for old, term in getattr(kb, renaming.ROOMS[kind].name).items():
            if others.get((kind, old), term) is None:
                continue
            changes += [
                Change((old, *reference.way), reference.kind, reference.is_key)
                for reference, _ in references.changed(kind, term.record, names)
            ]
            if (kind, old) in names:
                changes.append(Change((old,), kind, is_key=True))
        touched = [old for of, old in others if of == kind]
        if changes or touched:
            path = root / "vocabulary" / f"{vocabulary}.yml"
            held = path.read_bytes()
            name = path.relative_to(root).as_posix()
            text = _rewritten(name, held, vocabulary, changes, names)
            for old in touched:
                text = _with_other(name, text, kind, old, getattr(now, renaming.ROOMS[kind].name).get(old))
            yield Step(path, held, text)


def _with_other(name: str, held: bytes, kind: str, identity: str, term: Any) -> bytes:
    """Return a vocabulary file in which a term holds what it holds now, or which it has left."""
    text = held.decode()
    try:
        if term is None:
            return terms.without(text, identity).encode()
        return formatting.amend(text, FILES[kind], lambda record: terms.put(record[identity], term.record)).encode()
    except formatting.FormatError as error:
        raise RenamingError(f"{name}:{error.line}:{error.column} {error}") from None


def _beside_sources(
    root: Path, kb: KnowledgeBase, now: KnowledgeBase, names: Names, texts: Path | None
) -> Iterator[Step]:
    """Yield the locks that lie, or name claims that owe something, under another id, and the texts that move along."""
    for old, lock in kb.locks.items():
        new = names.get(("source", old), old)
        made = now.locks[new]
        if new == old and made.owed == lock.owed:
            continue
        before, after = (root / "sources" / f"{name}.lock.json" for name in (old, new))
        held = before.read_bytes()
        data = held if made.owed == lock.owed else locks.to_json(made).encode()
        yield from ((Step(before, held, None), Step(after, None, data)) if new != old else (Step(before, held, data),))
    for (kind, old), new in names.items():
        text = texts / f"{old}.txt" if texts is not None and kind == "source" else None
        if text is not None and text.is_file():
            held = text.read_bytes()
            yield from (Step(text, held, None), Step(text.with_name(f"{new}.txt"), None, held))


def _guide(root: Path, kb: KnowledgeBase, names: Names) -> Iterator[Step]:
    for page in kb.guide:
        path = root / page.path
        held = path.read_bytes()
        text = held.decode("utf-8")
        made = renaming.page_text(Guide(page.path, text), names)
        if made != text:
            yield Step(path, held, made.encode())


def _settings(root: Path, names: Names) -> Iterator[Step]:
    path = root / "pyproject.toml"
    if not path.is_file():
        return
    held = path.read_bytes()
    text = held.decode("utf-8")
    try:
        made = settings.rewritten(text, names)
    except settings.SettingsError as error:
        raise RenamingError(str(error)) from None
    if made != text:
        yield Step(path, held, made.encode())


def _refuse_unread(root: Path, kb: KnowledgeBase, names: Names) -> None:
    """Refuse where a file that cannot be read seems to name an id that is to be another: it would be left behind."""
    for kind, old in names:
        if kind == "source" and ("lock", old) in kb.unread:
            raise RenamingError(f"the lock of {old} cannot be read: mend it first, or its numbers would stay behind")
    word = re.compile("|".join(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])" for _, old in names).encode())
    for fault in kb.faults:
        path = root / fault.place.path
        if path.is_file() and word.search(path.read_bytes()):
            raise RenamingError(
                f"{fault.place} cannot be used as it is ({fault.message}) and names it: mend that first, or it would"
                " keep the old id"
            )


def _left(root: Path, kb: KnowledgeBase, names: Names) -> Iterator[str]:
    """Yield the places in prose and in the site's settings that link to a page by an id that is another now."""
    folders = {"claim": "claims", "source": "sources", "concept": "(?:concepts|questions)", "answer": "answers"}
    patterns = [
        re.compile(rf"\b{folders[kind]}/(?:[a-z0-9-]+/)?{re.escape(old)}(?![a-z0-9-])")
        for kind, old in names
        if kind in folders
    ]
    named = [(page.path, page.text) for page in kb.guide]
    if (root / "mkdocs.yml").is_file():
        named.append(("mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8", "replace")))
    for name, text in named:
        for pattern in patterns:
            for found in pattern.finditer(sentences.normalise(text)):
                yield f"{name}:{text.count(chr(10), 0, found.start()) + 1}: {found[0]}"


def room(kind: str) -> str:
    """Return where the knowledge base holds what is of this kind."""
    return renaming.ROOMS[kind].name
