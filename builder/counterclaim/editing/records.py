"""Where each record lies, and writing it: tidied, valid, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counterclaim.editing import files, formatting, schema_lines
from counterclaim.knowledge import validation, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FOLDERS = {"claim": "claims", "source": "sources", "resolution": "resolutions", "answer": "answers"}
VOCABULARIES = ("concepts", "populations", "conditions", "quantities")


class RecordError(Exception):
    """A record that is not written: what is wrong with it, and what would be right."""


@dataclass(frozen=True, slots=True)
class File:
    """A record's file and its kind, which is the name of its schema."""

    path: Path
    kind: str


def every(root: Path) -> Iterator[File]:
    """Yield every record file under `root`, by kind and name; none to which a link leads that is elsewhere.

    A vocabulary without terms has no form, and is left out.
    """
    home = root.resolve()
    for kind, folder in FOLDERS.items():
        pattern = "*/*.yml" if kind == "claim" else "*.yml"
        found = sorted((root / folder).glob(pattern))
        yield from (File(path, kind) for path in found if path.is_file() and path.resolve().is_relative_to(home))
    for name in VOCABULARIES:
        path = root / "vocabulary" / f"{name}.yml"
        if path.is_file() and path.resolve().is_relative_to(home) and not _is_bare(path.read_bytes()):
            yield File(path, name)


def tidied(root: Path, file: File) -> tuple[str, str]:
    """Return a record's text as it is and in canonical form. Raises `formatting.FormatError` and `OSError`."""
    text = _text(file.path)
    address = schema_lines.address(root, file.path, file.kind)
    return text, formatting.tidy(text, file.kind, address)


def write_new(root: Path, path: Path, kind: str, value: dict[str, Any]) -> Path:
    """Write a new record; return its path. Raises `RecordError` where it is not valid or the file exists."""
    if path.exists():
        message = f"{path.relative_to(root)} exists already; take another id"
        raise RecordError(message)
    _refuse_invalid(kind, value)
    try:
        files.create(files.inside(root, path), formatting.new(value, kind, schema_lines.address(root, path, kind)))
    except FileExistsError:
        if not path.exists():
            raise
        message = f"{path.relative_to(root)} exists already; take another id"
        raise RecordError(message) from None
    return path


def amend(root: Path, path: Path, kind: str, change: Callable[[Any], None]) -> Path:
    """Change a record, its comments kept; return its path. Raises `RecordError` and `formatting.FormatError`.

    Where somebody else writes the record meanwhile, what they wrote is changed.
    """
    address = schema_lines.address(root, path, kind)

    def changed(held: bytes) -> str:
        text = formatting.amend(_decoded(held), kind, change, address)
        _refuse_invalid(kind, yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value)
        return text

    files.revise(files.inside(root, path), changed)
    return path


def add_term(root: Path, vocabulary: str, identity: str, value: dict[str, Any]) -> Path:
    """Add a term at the end of a vocabulary file, which stays as it is otherwise. Raises `RecordError`.

    Terms that somebody else adds meanwhile stay; one of the same id is refused.
    """
    return add_terms(root, vocabulary, {identity: value})


def add_terms(root: Path, vocabulary: str, terms: dict[str, dict[str, Any]]) -> Path:
    """Add many terms as `add_term` adds one; none where one of them cannot be."""
    path = root / "vocabulary" / f"{vocabulary}.yml"
    _refuse_invalid(vocabulary, terms)
    entry = formatting.first(terms, vocabulary)
    name = path.relative_to(root).as_posix()
    files.inside(root, path)
    try:
        files.create(path, schema_lines.line(root, path, vocabulary) + entry)
    except FileExistsError:
        if not path.exists():
            raise
        files.revise(path, lambda held: _with_terms(name, held, terms, entry))
    return path


def _with_terms(name: str, held: bytes, terms: dict[str, dict[str, Any]], entry: str) -> str:
    """Return a vocabulary file with more terms at its end."""
    try:
        before = _decoded(held)
        known = _terms(before)
        twice = next((identity for identity in terms if identity in known), None)
        if twice is not None:
            raise RecordError(f'{name} has "{twice}" already; take another id, or use that one')
        text = (before.rstrip("\n") + "\n\n" if before.strip() else "") + entry
        now = _terms(text)
    except formatting.FormatError as error:
        raise RecordError(f"{name}:{error.line}:{error.column} {error}") from None
    if now != {**known, **_terms(entry)}:
        raise RecordError(f"{name}: a term at its end would not stand for itself; see how the file ends")
    return text


def _is_bare(held: bytes) -> bool:
    """Tell whether a file holds nothing, or comments only."""
    return all(not line.strip() or line.startswith(b"#") for line in held.splitlines())


def _terms(text: str) -> dict[str, Any]:
    """Return the terms of a vocabulary; none where it holds nothing, or only comments. Raises `FormatError`."""
    if _is_bare(text.encode()):
        return {}
    try:
        value = yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value
    except yaml_reader.YamlError as error:
        mend = f"; {error.mend}" if error.mend else ""
        raise formatting.FormatError(f"{error.message}{mend}", error.line, error.column) from None
    if not isinstance(value, dict):
        raise formatting.FormatError("it is no list of terms to add to; each term is an id and its fields below it")
    return value


def _refuse_invalid(kind: str, value: Any) -> None:
    if not validation.accepts(kind, value):
        refusal = next(validation.refusals(kind, value))
        raise RecordError(f"{refusal.message}; {refusal.mend}")


def _text(path: Path) -> str:
    """Return a file's text. Raises `formatting.FormatError` where it is not UTF-8, and `OSError`."""
    return _decoded(path.read_bytes())


def _decoded(held: bytes) -> str:
    try:
        return yaml_reader.decode(held, limit=yaml_reader.MAX_VOCABULARY_BYTES)
    except yaml_reader.YamlError as error:
        mend = f"; {error.mend}" if error.mend else ""
        raise formatting.FormatError(f"{error.message}{mend}", error.line, error.column) from None
