"""CSV (RFC 4180): one claim per row, a column per field, safe to open in a spreadsheet.

Columns are `id`, then every field of a claim by its way in the record (`effect.exposure`), then `at.<locator>` and
`scope.dose.<quantity>` for each that a claim states, then the source's title and the address of the first sentence. A
field that is not stated is an empty cell. The entries of a list stand on lines of their own inside the cell: of
`effect.estimate.groups` as `group: number`, of `draws_on` as `source`, or `source: why` where it is a guess.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula
(https://owasp.org/www-community/attacks/CSV_Injection). Such cells get an apostrophe in front; so do cells that begin
with apostrophes and then such a sign, so that taking one away (`unguarded`) always gives the text back.

For a spreadsheet's editor (`for_spreadsheet`) the file begins with the mark by which Excel knows UTF-8, cells that it
would turn into a date or another number (`2-3`, `2026-01-05`, `0.50`, `1e5`) get the apostrophe as well, and a column
`seen` holds the fingerprint by which the way back tells whether a claim has changed since.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.addresses import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Claim
    from counterclaim.reasoning.analysis import Analysis

FIELDS = (
    "statement",
    "source",
    "sentences",
    "stance",
    "effect.exposure",
    "effect.outcome",
    "effect.direction",
    "effect.comparator",
    "effect.link",
    "effect.size",
    *(
        f"effect.estimate.{part}"
        for part in (
            *("measure", "value", "low", "high", "level", "p", "unit", "on"),
            *("groups", "n", "after", "adjusted_for"),
        )
    ),
    "effect.modality",
    "effect.rated",
    "effect.inferred",
    "advice.do",
    "advice.avoid",
    "advice.for",
    "advice.instead",
    "advice.when",
    "advice.strength",
    "background.about",
    "scope.population",
    "scope.population.any",
    "scope.condition",
    "scope.condition.any",
    "scope.horizon",
    "basis",
    "design",
    "draws_on",
    "caveats",
    "reviewed.by",
    "reviewed.date",
    "reviewed.seen",
    "returned.by",
    "returned.date",
    "returned.why",
    "returned.seen",
    "written.by",
    "written.date",
    "replaces",
    "retired.date",
    "retired.why",
)
AT, DOSE = "at.", "scope.dose."
SEEN = "seen"
TOLD = ("source.title", "address", SEEN)
"""Columns that are told and are no fields of a claim."""
MARK = "\ufeff"
GROUPS = "effect.estimate.groups"
_ACTIVE = re.compile(r"['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
"""What a spreadsheet may take for a formula, also in full width, or what may hide one; apostrophes aside."""


_CONVERTED = re.compile(
    r"'*(?:[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4})?|[0-9.,]+\s?(?:[%eE][-+0-9]*)?|[0-9]+:[0-9:]+"
    r"|[0-9]*\s?-?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-?\s?[0-9]*|true|false)",
    flags=re.IGNORECASE,
)
"""What a spreadsheet takes for a date, a time, a truth or a number, and shows and saves in its own way."""


def export(analysis: Analysis) -> str:
    """Return a header and a row per claim, by id, with CRLF at the end of each line; editors' notes stay out."""
    return _written(analysis, guarded, {})


def for_spreadsheet(analysis: Analysis) -> str:
    """Return the same for an editor with a spreadsheet, which changes nothing in it that nobody edits."""
    seen = {claim.id: fingerprint(claim.record) for claim in analysis.kb.claims.values()}
    return MARK + _written(analysis, kept, seen)


def fingerprint(record: dict[str, Any]) -> str:
    """Return 12 hex digits that stand for a record, whatever the order of its fields."""
    return hashlib.sha256(json.dumps(record, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def _written(analysis: Analysis, cell: Callable[[str], str], seen: dict[str, str]) -> str:
    kb = analysis.kb
    quantities = sorted({quantity for claim in kb.claims.values() for quantity, _ in claim.scope.dose})
    locators = sorted({name for claim in kb.claims.values() for name in claim.record.get("at", ())})
    stated = [*(AT + name for name in locators), *(DOSE + quantity for quantity in quantities)]
    header = ["id", *FIELDS, *stated, "source.title", "address", *([SEEN] if seen else [])]
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(header)
    for _, claim in sorted(kb.claims.items()):
        row = cells(kb, claim) | {SEEN: seen.get(claim.id, "")}
        writer.writerow([cell(row.get(column, "")) for column in header])
    return stream.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, and that `unguarded` gives back."""
    return f"'{cell}" if _ACTIVE.match(cell) or unguarded(cell) != cell else cell


def kept(cell: str) -> str:
    """Return a cell that a spreadsheet shows and saves as it stands: text, or a whole number."""
    changed = cell.startswith("'") or (_CONVERTED.fullmatch(cell) and not _WHOLE.fullmatch(cell))
    return f"'{cell}" if changed or _ACTIVE.match(cell) else cell


_WHOLE = re.compile(r"0|[1-9][0-9]{0,10}")


def unguarded(cell: str) -> str:
    """Return what `guarded` or `kept` was given; also where a spreadsheet has taken the apostrophe away."""
    rest = cell[1:] if cell.startswith("'") else ""
    return rest if rest and (rest.startswith("'") or _ACTIVE.match(rest) or _CONVERTED.fullmatch(rest)) else cell


def cells(kb: KnowledgeBase, claim: Claim) -> dict[str, str]:
    """Return the cells of a claim by column, unguarded."""
    row = {"id": claim.id}
    places = (AT + name for name in claim.record.get("at", ()))
    for way in (*FIELDS, *places, *(DOSE + quantity for quantity, _ in claim.scope.dose)):
        value: Any = claim.record
        for step in way.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        row[way] = _groups(value) if way == GROUPS else _cell(value)
    source, lock = kb.sources.get(claim.source), kb.locks.get(claim.source)
    if source:
        row["source.title"] = source.title
        first = lock.sentence(claim.sentences[0]) if lock and claim.sentences else None
        row["address"] = sentence(source, first) or ""
    return row


def _groups(groups: dict[str, int] | None) -> str:
    return "\n".join(f"{name}: {number}" for name, number in (groups or {}).items())


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict):
        return ""
    return "\n".join(" ".join(_entry(item).split()) for item in value) if isinstance(value, list) else str(value)


def _entry(item: Any) -> str:
    """Return one entry of a list; what a statement draws on is a source, and why it seems so."""
    if isinstance(item, dict):
        return f"{item['source']}: {item['guess']}" if "guess" in item else str(item["source"])
    return str(item)
