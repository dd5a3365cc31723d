"""Old records in the words that the schemas have now: what has a better form is rewritten, the rest is named.

Only what leaves no doubt is rewritten. What a person has to decide comes back as a question with its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.editing import formatting, schema_lines
from counterclaim.knowledge import yaml_reader
from counterclaim.knowledge.findings import Origin, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from counterclaim.editing.records import File

MODALITIES: Mapping[str, tuple[str, ...]] = {
    "always": ("always", "every time", "in every case", "invariably"),
    "usually": ("usually", "mostly", "generally", "normally", "typically", "as a rule", "in most cases", "most"),
    "many": ("often", "frequently", "commonly", "many", "for many", "in many cases"),
    "some": ("sometimes", "occasionally", "some", "for some", "in some cases", "at times"),
    "possible": ("can", "may", "could", "might", "possibly", "perhaps"),
}
"""What sizes that are no size say of how firmly something is said."""

_MEANT = {phrase: modality for modality, phrases in MODALITIES.items() for phrase in phrases}
_PREVENTS = re.compile(
    r"\b(prevents?|protects?|wards? off|keeps? \w{1,20} (?:away|from)|guards? against)\b", re.IGNORECASE
)
_MAINTAINS = re.compile(r"\b(maintains?|preserves?|keeps?|retains?)\b", re.IGNORECASE)
_UNTOLD = re.compile(
    r"\b(no evidence|not significant(?:ly)?|no significant|could not tell|unclear|inconclusive|not enough)\b",
    re.IGNORECASE,
)
_INTERVAL = re.compile(r"\bCI\b|\bconfidence interval\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b", re.IGNORECASE)


class Question(NamedTuple):
    """What a person has to decide, and where."""

    place: Place
    message: str


class Upgrade(NamedTuple):
    """A record's text as it is and as it would be, what was rewritten in it, and what remains to be decided."""

    before: str
    after: str
    done: tuple[str, ...]
    open: tuple[Question, ...]


def upgraded(root: Path, file: File) -> Upgrade:
    """Return what becomes of a record. Raises `formatting.FormatError` and `OSError`."""
    before = yaml_reader.decode(file.path.read_bytes(), limit=yaml_reader.MAX_VOCABULARY_BYTES)
    address = schema_lines.address(root, file.path, file.kind)
    tidy = formatting.tidy(before, file.kind, address)
    document = yaml_reader.read(tidy.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES)
    effect = document.value.get("effect") if file.kind == "claim" and isinstance(document.value, dict) else None
    done: list[str] = []
    after = tidy
    modality = _modality(effect)
    if effect and modality:
        done.append(f'size "{effect["size"]}" is now modality: {modality}')

        def change(record: Any) -> None:
            del record["effect"]["size"]
            record["effect"]["modality"] = modality

        after = formatting.amend(tidy, file.kind, change, address)
    read = yaml_reader.read(after.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES)
    origin = Origin(file.path.relative_to(root).as_posix(), read.marks)
    return Upgrade(before, after, tuple(done), tuple(_questions(file.kind, read.value, origin)))


def _modality(effect: Any) -> str | None:
    """Return the modality that an effect states as its size; None where it does not, or states another as well."""
    if not isinstance(effect, dict) or not isinstance(effect.get("size"), str):
        return None
    if effect.get("modality", "asserted") != "asserted":
        return None
    return _MEANT.get(_plain(effect["size"]))


def _plain(text: str) -> str:
    return " ".join(text.casefold().strip(" .,;").split())


def _questions(kind: str, record: Any, origin: Origin) -> Iterator[Question]:
    if not isinstance(record, dict):
        return
    if kind == "claim":
        yield from _of_claim(record, origin)
    if kind == "source" and record.get("design") in {"systematic-review", "guideline"} and "pools" not in record:
        message = (
            f"a {record['design']} rests on studies: say in pools of which designs; without it, it counts as opinion"
        )
        yield Question(origin.place("design"), message)


def _of_claim(record: dict[str, Any], origin: Origin) -> Iterator[Question]:
    statement = str(record.get("statement", ""))
    effect = record.get("effect")
    if isinstance(effect, dict):
        yield from _of_effect(effect, statement, origin)
    scope = record.get("scope")
    for axis in ("population", "condition"):
        listed = scope.get(axis) if isinstance(scope, dict) else None
        if isinstance(listed, list) and len(listed) > 1 and _OR.search(statement):
            message = (
                f'the statement says "or", and a list holds together: for each of them, write {axis}: {{any: […]}}'
            )
            yield Question(origin.place("scope", axis), message)


def _of_effect(effect: dict[str, Any], statement: str, origin: Origin) -> Iterator[Question]:
    direction, size = effect.get("direction"), effect.get("size")
    place = origin.place("effect", "direction")
    for denial, pattern, now in (
        ("no-increase", _PREVENTS, "prevents"),
        ("no-decrease", _MAINTAINS, "maintains"),
        ("no-change", _UNTOLD, "inconclusive"),
    ):
        found = pattern.search(statement) if direction == denial else None
        if found:
            yield Question(place, f'the statement says "{found[0]}" and the direction {denial}: is it {now}?')
    if isinstance(size, str) and _plain(size) in _MEANT:
        message = f'size is "{size}" and modality {effect["modality"]}: keep the modality that the source means'
        yield Question(origin.place("effect", "size"), message)
    elif isinstance(size, str) and "estimate" not in effect and _INTERVAL.search(size):
        message = "size holds an interval: the numbers of a comparison can be written as estimate"
        yield Question(origin.place("effect", "size"), message)
