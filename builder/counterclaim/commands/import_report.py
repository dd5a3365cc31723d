"""What `import` says: what is not there yet, what becomes of the rows, what was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.wording import phrases

if TYPE_CHECKING:
    from collections import Counter

    from counterclaim.editing.importing import Map, Plan
    from counterclaim.editing.importing.edits import Edits

LISTED = 10
NAMED = 5
MOST, BEFORE = 60, 20


def before(made: Plan, table: str, mapped: Map) -> None:
    """Say what a person should know before anything is written: terms that nothing has, ids that clash, damage."""
    for kind, values in made.found.new.items():
        known = sum(1 for held, _ in made.found.known if held == kind)
        told = f" ({known:,} known already)" if known else ""
        click.echo(f"{kind}: {len(values):,} new{told}{_examples(list(values))}")
    for clash in list(made.found.clashes.values())[:LISTED]:
        click.echo(
            f'{table}:{clash.line}: the id "{clash.identity}" stands for "{clash.first}" and for "{clash.second}";'
            " the first is taken"
        )
    if len(made.found.clashes) > LISTED:
        click.echo(f"… and {len(made.found.clashes) - LISTED:,} more ids that stand for two things")
    described = {vocabulary for vocabulary, _ in mapped.terms}
    for vocabulary, named in made.unknown.items():
        _unknown(vocabulary, named, is_described=vocabulary in described)
    for dropped in made.dropped:
        more = (
            f", and {dropped.cells - 1:,} more {phrases.noun(dropped.cells - 1, 'cell')}" if dropped.cells > 1 else ""
        )
        click.echo(
            f'{table}:{dropped.line}: column "{dropped.column}", which is not imported, holds {dropped.told}{more}'
        )
    if made.mended:
        click.echo(f"{made.mended:,} damaged cell{'' if made.mended == 1 else 's'} mended, as the map says")


def _examples(ids: list[str]) -> str:
    more = f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else ""
    return f": {', '.join(ids[:NAMED])}{more}" if ids else ""


def _unknown(vocabulary: str, named: Counter[str], *, is_described: bool) -> None:
    shown = [f"{term} ({count:,})" for term, count in named.most_common(NAMED)]
    more = f" and {len(named) - NAMED:,} more" if len(named) > NAMED else ""
    one = "quantity" if vocabulary == "quantities" else vocabulary.removesuffix("s")
    mend = f"describe them below `terms: {{{vocabulary}: …}}` in the map"
    if is_described:
        mend = "--terms makes what the map describes"
    elif vocabulary == "quantities":
        mend = "counterclaim new quantity makes one"
    word = phrases.noun(len(named), one, vocabulary)
    click.echo(
        f"unknown: {len(named):,} {word}, with how many claims or terms name each: {', '.join(shown)}{more}; {mend}"
    )


def rows(made: Plan, table: str, *, write: bool) -> None:
    """Say what became of the rows."""
    for fate, verb in (("new", "write"), ("changed", "change"), ("kept", "leave")):
        found = made.of(fate)  # type: ignore[arg-type]  # the three are fates
        why = "  (edited by hand since)" if fate == "kept" else ""
        for row in found[:LISTED]:
            click.echo(f"{verb:7} {row.path}{why}")
        if len(found) > LISTED:
            click.echo(f"{verb:7} … and {len(found) - LISTED:,} more")
    for row in made.of("refused"):
        click.echo(f"{table}:{row.line}: refused: {row.why}")
    counted = [f"{len(made.rows):,} row{'' if len(made.rows) == 1 else 's'}"]
    counted += [
        f"{len(made.of(*fates)):,} {word}"
        for word, fates in (
            ("new", ("new",)),
            ("changed", ("changed",)),
            ("unchanged", ("unchanged", "kept")),
            ("repeated", ("repeated",)),
            ("skipped", ("skipped",)),
            ("refused", ("refused",)),
        )
    ]
    todo = made.of("new", "changed") or any(made.found.new.values())
    end = "" if write or not todo else " · nothing is written without --write"
    click.echo(" · ".join(counted) + end)


def edited(found: Edits, table: str, *, write: bool) -> None:
    """Say which fields were edited in a table of one's own."""
    for edit in found.edits:
        for way, (old, new) in edit.fields.items():
            click.echo(f"change  {edit.path}: {way}: {_short(old, new)} -> {_short(new, old)}")
    for line, told in found.notes:
        click.echo(f"{table}:{line}: left aside: {told}")
    for line, why in found.refused:
        click.echo(f"{table}:{line}: refused: {why}")
    count = sum(len(edit.fields) for edit in found.edits)
    changed = f"{phrases.counted(count, 'field')} changed in {phrases.counted(len(found.edits), 'record')}"
    counted = [phrases.counted(found.rows, "row"), changed, f"{len(found.refused):,} refused"]
    end = "" if write or not found.edits else " · nothing is written without --write"
    click.echo(" · ".join(counted) + end)


def _short(cell: str, other: str) -> str:
    """Return a cell in at most a line, from a little before the place where it differs from another on."""
    same = next((at for at, (ours, theirs) in enumerate(zip(cell, other, strict=False)) if ours != theirs), len(other))
    start = max(same - BEFORE, 0) if len(cell) > MOST else 0
    text = " | ".join(cell[start:].split("\n"))
    shown = f"{'…' if start else ''}{text[:MOST]}{'…' if len(text) > MOST else ''}"
    return f'"{shown}"' if shown else "nothing"
