"""The limits of a new claim, and where it stands in its source, by the options that were given, or by asking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, numbers
from counterclaim.commands.asking import AnswerError
from counterclaim.commands.choices import words
from counterclaim.commands.workspace import leave, near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.commands.new.desk import Desk
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Source

MOST_SHOWN = 60
"""So many sentences are shown before their numbers are asked for."""


def place(desk: Desk, source: Source) -> dict[str, Any]:
    """Return the sentences, or the place in a source whose sentences have no numbers."""
    lock, given = desk.kb.locks.get(source.id), desk.given
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
    return {"sentences": _sentences(desk, lock)}


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


def _sentences(desk: Desk, lock: Lock) -> list[int]:
    """Return the sentence numbers, checked against the lock; shows the sentences before they are asked for."""
    from counterclaim.reports import numbered

    text = desk.kb.texts.get(lock.source)

    def read(given: str) -> str:
        wrong = numbers.fault(given, lock)
        if wrong:
            raise AnswerError(f'is "{given}"; {wrong}')
        return given

    if desk.given["sentences"] is None and asking.interactive() and "--sentences" not in desk.ask.answers:
        click.echo(numbered.to_choose_from(desk.analysis, lock.source, MOST_SHOWN), nl=False)
    question = f"Sentences (1 to {len(lock.sentences)}), such as 17 or 3,5-7"
    chosen = desk.ask.one(
        "--sentences",
        question,
        read,
        given=desk.given["sentences"],
        about=lambda: numbered.sentences(desk.analysis, lock.source),
    )
    found = numbers.read(str(chosen))
    for line in numbered.texts(lock, text, found):
        click.echo(line.removeprefix("  "))
    return found


def scope(desk: Desk) -> dict[str, Any]:
    """Return the limits that are stated."""
    found: dict[str, Any] = {}
    for axis, vocabulary in (("population", "populations"), ("condition", "conditions")):
        limit = _terms(desk, axis, vocabulary)
        if limit:
            found[axis] = limit
    horizon = _horizon(desk)
    if horizon:
        found["horizon"] = horizon
    dose = dict(desk.ask.many("--dose", _dose_question(desk), _dose(desk), given=desk.given["dose"], about=_ABOUT_DOSE))
    if dose:
        found["dose"] = dose
    return found


def _terms(desk: Desk, axis: str, vocabulary: str) -> Any:
    """Return one term, terms that hold together, or alternatives."""
    from counterclaim.knowledge.schemas import fields

    alternatives, together = desk.given[f"any_{axis}"], desk.given[axis]
    if alternatives and together:
        leave(f"--{axis} and --any-{axis} do not go together: terms hold all together, or it holds for each of them")
    about = fields.description("claim", "scope", axis)
    if alternatives:
        return {"any": desk.terms(f"--any-{axis}", axis.capitalize(), vocabulary, given=alternatives)}
    question = f"Limit, {axis}: {_QUESTIONS[axis]} {asking.OPEN}"
    ids = desk.terms(f"--{axis}", question, vocabulary, given=together, about=about)
    if (
        len(ids) > 1
        and not together
        and not desk.ask.confirm(
            f"--any-{axis}",
            f"Do {' and '.join(ids)} hold together (no: it holds for each of them alone)?",
            default=True,
        )
    ):
        return {"any": ids}
    return ids[0] if len(ids) == 1 else ids


_QUESTIONS = {"population": "of whom does it speak", "condition": "under which circumstances"}


def _horizon(desk: Desk) -> str | None:
    from counterclaim.knowledge.schemas import fields
    from counterclaim.reasoning import horizons

    known = words("scope", "horizon")

    def read(given: str) -> str:
        if horizons.parse(given) is None:
            hint = near(given, known) or f"; it is one of {', '.join(known)},"
            raise AnswerError(f'is "{given}"{hint} or a duration such as 12 weeks')
        return given

    return desk.ask.one(
        "--horizon",
        f"Limit, horizon: {', '.join(known)}, or a duration such as 12 weeks {asking.OPEN}",
        read,
        given=desk.given["horizon"],
        about=fields.description("claim", "scope", "horizon"),
        needed=False,
    )


def _dose_question(desk: Desk) -> str:
    return f"Limit, dose: QUANTITY=AMOUNT, such as {_example(desk)} {asking.OPEN}"


def _example(desk: Desk) -> str:
    first = next(iter(desk.kb.quantities.values()), None)
    return f"{first.id}=<= 2 {first.unit}" if first else "+cups-per-day=<= 2 cups"


_ABOUT_DOSE = (
    "How much: a quantity and the amount as the source gives it, such as distance-per-week=<= 20 km, 15-20 min, >= 10"
    " km/h or ~ 20 km. The quantity fixes the period: per day and per week are two. One that is not there is made"
    " with + in front: +cups-per-day=2 cups."
)


def _dose(desk: Desk) -> Any:
    """Return what reads a dose; two of one quantity are refused."""
    seen: set[str] = set()

    def read(pair: str) -> tuple[str, str]:
        from counterclaim.reasoning import doses

        name, mark, amount = (part.strip() for part in pair.partition("="))
        if name.startswith("+") and mark and asking.interactive():
            name = desk.naming("quantities")(name)
        quantity = desk.kb.quantities.get(name)
        if not mark or quantity is None:
            known = ", ".join(desk.kb.quantities) or "no quantities"
            raise AnswerError(f'is "{pair}"; write QUANTITY=AMOUNT with one of {known}{_or_make()}')
        try:
            doses.parse(amount, quantity)
        except doses.DoseError as error:
            raise AnswerError(f"{name}: {error.message}; {error.mend}") from None
        if name in seen:
            raise AnswerError(f"{name} stands twice; a range says both ends: {name}='1-2 {quantity.unit}'")
        seen.add(name)
        return name, amount

    return read


def _or_make() -> str:
    return ", or make one: +cups-per-day=2 cups" if asking.interactive() else ""
