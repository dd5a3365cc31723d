"""Making two claims of one: the half that keeps the id, and the other, which is a record of its own."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.editing import formatting, schema_lines
from counterclaim.editing.transactions import Step
from counterclaim.knowledge import references, validation, yaml_reader
from counterclaim.knowledge.guide import citations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim

OWN = ("reviewed", "returned", "written", "replaces", "retired")
"""What was said of the one claim, and not of a half of it."""


class DividingError(Exception):
    """Why a claim cannot be divided so; the message says what would be right."""


class Halves(NamedTuple):
    """What the half that keeps the id is to say otherwise, and the whole record of the other."""

    kept: dict[str, Any]
    other: dict[str, Any]


def halves(claim: Claim, kept: dict[str, Any], other: dict[str, Any]) -> Halves:
    """Return both halves of a claim. Raises `DividingError`.

    `kept` and `other` hold what each is to say in place of what the claim says: a statement, sentences, parts of the
    effect. What the other rests on is not counted for the first, where anything is left for it.
    """
    whole = claim.record
    made = {key: copy.deepcopy(value) for key, value in whole.items() if key not in OWN}
    if "effect" in other:
        if "effect" not in whole:
            raise DividingError(f"{claim.id} states no effect, which could be another in one half of it")
        other["effect"] = {**whole["effect"], **other["effect"]}
    made.update(other)
    told = dict(kept)
    if "sentences" in other:
        missing = [number for number in other["sentences"] if number not in claim.sentences]
        if missing:
            raise DividingError(
                f"{claim.id} does not rest on sentence {missing[0]}; its sentences are {claim.sentences}"
            )
        rest = [number for number in claim.sentences if number not in other["sentences"]]
        if rest and len(rest) < len(claim.sentences):
            told["sentences"] = rest
    if made["statement"] == {**whole, **told}["statement"]:
        raise DividingError("both halves say the same; the other has to have a statement of its own")
    for value in (made, {**whole, **told}):
        refusal = next(validation.refusals("claim", value), None)
        if refusal:
            raise DividingError(f"{refusal.message}; {refusal.mend}")
    return Halves(told, made)


def steps(root: Path, claim: Claim, divided: Halves, identity: str) -> tuple[Step, ...]:
    """Return what makes two records of one. Raises `FormatError` and `OSError`."""
    path = root / claim.origin.path
    other = path.with_name(f"{identity}.yml")
    made = formatting.new(divided.other, "claim", schema_lines.address(root, other, "claim"))
    found = [Step(other, None, made.encode())]
    if divided.kept:
        held = path.read_bytes()
        text = yaml_reader.decode(held)
        kept = formatting.amend(text, "claim", lambda record: record.update(divided.kept))
        found.insert(0, Step(path, held, kept.encode()))
    return tuple(found)


def naming(kb: KnowledgeBase, identity: str) -> Iterator[str]:
    """Yield the places that name a claim, which may mean either half of it."""
    wanted = ("claim", identity)
    rooms = (("claim", kb.claims), ("resolution", kb.resolutions), ("answer", kb.answers))
    for kind, records in rooms:
        for record in records.values():
            for reference in references.of(kind, record.record):
                if wanted in references.ids(reference):
                    yield str(record.origin.place(*reference.way))
    for page in kb.guide:
        for mark in citations(page):
            if identity in mark.claims:
                yield str(page.place(mark.start))
