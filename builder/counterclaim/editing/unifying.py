"""Making one term of two: what the one that stays takes over, and where the two say what cannot both be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.editing import terms
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.renaming import ROOMS, renamed
from counterclaim.rules import RULES, comparison, engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from counterclaim.editing.transactions import Step
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.references import Names
    from counterclaim.reasoning.renaming import Others

LISTS = ("broader", "disjoint_with", "parts", "matters", "also", "match")
"""What the one that stays takes over beside its own."""

ONE = ("better", "opposite")
"""What there is one of, and is taken over where the one that stays states none."""

ALIKE = ("implies", "narrower_exclude", "unit", "tolerance")
"""What would make claims about the one that stays say more, or other things, than they do: it has to be alike."""


class UnifyingError(Exception):
    """Why two terms cannot be made one; the message says what would help."""


def unified(
    goes: Mapping[str, Any], stays: Mapping[str, Any], names: tuple[str, str], *, has_synonyms: bool
) -> dict[str, Any]:
    """Return the fields of the term that stays, with what it takes over from the one that goes, as plain values.

    `names` are the ids of the one that goes and the one that stays; where such terms have synonyms, the label of the
    one that goes becomes one. Raises `UnifyingError`.
    """
    old, new = names
    if old in stays.get("disjoint_with", ()) or new in goes.get("disjoint_with", ()):
        raise UnifyingError(f"{old} and {new} exclude each other (disjoint_with); they cannot be one")
    made = dict(stays)
    for field in (*ONE, *ALIKE):
        if field in goes and field not in stays and field in ONE:
            made[field] = goes[field]
        elif goes.get(field) != stays.get(field) and (field in goes or field in ALIKE):
            told = [f"{name} has {field}: {_told(term.get(field))}" for name, term in ((old, goes), (new, stays))]
            raise UnifyingError(f"{' and '.join(told)}; make them agree first")
    for field in LISTS:
        found = [*stays.get(field, ()), *(entry for entry in goes.get(field, ()) if entry not in stays.get(field, ()))]
        if field == "also" and has_synonyms and goes["label"] not in {stays["label"], *found}:
            found.append(goes["label"])
        found = [entry for entry in found if entry not in names]
        if found:
            made[field] = found
        else:
            made.pop(field, None)
    if made.get("opposite") in names:
        raise UnifyingError(f"{old} and {new} are opposites of each other; they cannot be one")
    return made


def _told(value: Any) -> str:
    return "not stated" if value is None else str(value)


def others(kb: KnowledgeBase, kind: str, names: tuple[str, str]) -> Others:
    """Return what the two terms are to hold: the one that goes nothing. Raises `UnifyingError`."""
    known = getattr(kb, ROOMS[kind].name)
    old, new = names
    for claim in kb.claims.values():
        if kind == "quantity" and {old, new} <= {name for name, _ in claim.scope.dose}:
            raise UnifyingError(f"{claim.origin.place('scope', 'dose')} states amounts of both; leave one of them")
    made = unified(known[old].record, known[new].record, names, has_synonyms=kind != "quantity")
    return {(kind, old): None, (kind, new): made}


def refuse_new_errors(configuration: Configuration, before: Analysis, names: Names, others: Others) -> None:
    """Refuse where `check` would find an error then that it does not find now. Raises `UnifyingError`."""
    later = Analysis(renamed(before, names, others))
    then, now = (engine.run(RULES, analysis, configuration) for analysis in (later, before))
    errors = [f for f in comparison.new(then, now).findings if f.severity == "error"]
    if errors:
        more = f" (and {len(errors) - 1:,} more)" if len(errors) > 1 else ""
        raise UnifyingError(f"{errors[0].place} {errors[0].rule}: {errors[0].message}{more}")


def gone(root: Path, steps: Iterable[Step], vocabulary: str, identity: str) -> str:
    """Return the lines of the term that goes, as its file has them before."""
    held = next(s.was for s in steps if s.path == root / "vocabulary" / f"{vocabulary}.yml")
    return terms.entry((held or b"").decode(), identity)


def related(known: Mapping[str, Any], first: str, second: str) -> bool:
    """Tell whether the vocabulary has one of two terms for wider than the other, or for excluding it."""
    return any(b in _wider(known, a) or b in known[a].disjoint_with for a, b in ((first, second), (second, first)))


def _wider(known: Mapping[str, Any], term: str) -> set[str]:
    found: set[str] = set()
    waiting = [term]
    while waiting:
        narrower = known.get(waiting.pop())
        for wider in narrower.broader if narrower else ():
            if wider not in found:
                found.add(wider)
                waiting.append(wider)
    return found
