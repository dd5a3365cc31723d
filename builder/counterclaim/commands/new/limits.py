"""The limits of a new claim, and where it stands in its source, by the options that were given, or by asking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking
from counterclaim.commands.choices import words
from counterclaim.commands.workspace import leave, near

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis


def place(analysis: Analysis, source: Source, given: dict[str, Any]) -> dict[str, Any]:
    """Return the sentences, or the place in a source whose sentences have no numbers."""
    lock = analysis.kb.locks.get(source.id)
    at = _at(given["at"], given["via"])
    if at and given["sentences"] is not None:
        leave("--sentences and --at do not go together; a claim has one of the two")
    if at:
        if lock is not None and "why" not in at:
            leave(f"the sentences of {source.id} are numbered: name them with --sentences, or say --at why=…")
        return {"at": at}
    if lock is None:
        leave(
            f"{source.id} has no lock, so its sentences have no numbers: counterclaim source lock {source.id};"
            " or say where it stands: --at page=574"
        )
    return {"sentences": _sentences(analysis.kb, lock, given["sentences"])}


def _at(pairs: Sequence[str], via: str | None) -> dict[str, Any]:
    from counterclaim.knowledge import schemas

    known = schemas.schema("claim")["properties"]["at"]["properties"]
    at: dict[str, Any] = {}
    for pair in pairs:
        key, mark, value = (part.strip() for part in pair.partition("="))
        if not mark or not value or key not in known:
            leave(f'--at is "{pair}"; write KEY=VALUE with one of {", ".join(known)}{near(key, known)}')
        at[key] = int(value) if re.fullmatch(r"[1-9][0-9]{0,8}", value) and key not in {"via", "why"} else value
    return at | ({"via": via} if via else {})


def _sentences(kb: KnowledgeBase, lock: Lock, given: str | None) -> list[int]:
    """Return the sentence numbers, checked against the lock; shows the sentences where the text is at hand."""
    from counterclaim.knowledge import shaping

    words = str(asking.text("--sentences", given, f"Sentences (1 to {len(lock.sentences)}), such as 17 or 3,5-7"))
    parts = [part for part in re.split(r"[,\s]+", words.strip()) if part]
    if not parts or not all(re.fullmatch(r"[0-9]{1,6}(-[0-9]{1,6})?", part) for part in parts):
        leave(f'--sentences is "{words}"; write numbers such as 17 or 3,5-7')
    for first, mark, last in (part.partition("-") for part in parts):
        if mark and int(first) > int(last):
            leave(f'--sentences is "{words}"; a range begins with its lower number: {last}-{first}')
    numbers = shaping.sentence_numbers([int(p) if p.isdigit() else p for p in parts])
    for number in numbers:
        pinned = lock.sentence(number)
        if pinned is None:
            leave(f"{lock.source} has no sentence {number}; it has sentences 1 to {len(lock.sentences)}")
        text = kb.texts.get(lock.source)
        shown = text[pinned.at[0] : pinned.at[1]] if text else " … ".join(pinned.words)
        click.echo(f"  {number}  {' '.join(shown.split())}")
    return sorted(dict.fromkeys(numbers))


def scope(analysis: Analysis, given: dict[str, Any]) -> dict[str, Any]:
    """Return the limits that are stated."""
    kb = analysis.kb
    found: dict[str, Any] = {}
    for axis, terms in (("population", kb.populations), ("condition", kb.conditions)):
        limit = _terms(axis, terms, given)
        if limit:
            found[axis] = limit
    horizon = _horizon(given["horizon"])
    if horizon:
        found["horizon"] = horizon
    dose = _dose(kb, given["dose"])
    return found | ({"dose": dose} if dose else {})


def _terms(axis: str, terms: Mapping[str, Any], given: dict[str, Any]) -> Any:
    """Return one term, terms that hold together, or alternatives."""
    alternatives = given[f"any_{axis}"]
    if alternatives and given[axis]:
        leave(f"--{axis} and --any-{axis} do not go together: terms hold all together, or it holds for each of them")
    if alternatives:
        return {"any": [str(asking.term(f"--any-{axis}", word, axis.capitalize(), terms)) for word in alternatives]}
    found = asking.many(f"--{axis}", given[axis], f"Limit, {axis} {asking.OPEN}") if terms else list(given[axis])
    ids = [str(asking.term(f"--{axis}", word, axis.capitalize(), terms)) for word in found]
    return ids[0] if len(ids) == 1 else ids


def _horizon(given: str | None) -> str | None:
    from counterclaim.reasoning import horizons

    known = words("scope", "horizon")
    question = f"Limit, horizon: {', '.join(known)}, or a duration such as 12 weeks {asking.OPEN}"
    horizon = asking.text("--horizon", given, question, needed=False)
    if horizon is not None and horizons.parse(horizon) is None:
        hint = near(horizon, known) or f"; it is one of {', '.join(known)},"
        leave(f'--horizon is "{horizon}"{hint} or a duration such as 12 weeks')
    return horizon


def _dose(kb: KnowledgeBase, pairs: Sequence[str]) -> dict[str, str]:
    from counterclaim.reasoning import doses

    if kb.quantities:
        pairs = asking.many(
            "--dose", pairs, f"Limit, dose: QUANTITY=AMOUNT of {', '.join(kb.quantities)} {asking.OPEN}"
        )
    found: dict[str, str] = {}
    for pair in pairs:
        quantity, mark, amount = (part.strip() for part in pair.partition("="))
        if not mark or quantity not in kb.quantities:
            known = ", ".join(kb.quantities) or "no quantities"
            leave(f'--dose is "{pair}"; write QUANTITY=AMOUNT with one of {known}')
        try:
            doses.parse(amount, kb.quantities[quantity])
        except doses.DoseError as error:
            leave(f"--dose {quantity}: {error.message}; {error.mend}")
        if quantity in found:
            unit = kb.quantities[quantity].unit
            leave(f"--dose {quantity} stands twice; a range says both ends: {quantity}='1-2 {unit}'")
        found[quantity] = amount
    return found
