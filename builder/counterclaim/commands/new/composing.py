"""A claim put together from options and answers, compared with those that are there, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, saving
from counterclaim.commands.asking import AnswerError
from counterclaim.commands.choices import words
from counterclaim.commands.new import limits, matter
from counterclaim.commands.workspace import leave, near
from counterclaim.editing import alike, drafts, records
from counterclaim.knowledge import schemas, validation
from counterclaim.knowledge.schemas import fields
from counterclaim.reports import terminal
from counterclaim.rules import RULES, copied_text, engine
from counterclaim.wording.claims import cited

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.commands.new.desk import Desk
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis


def claim(desk: Desk) -> None:
    """Write the claim that options and answers make, and say what it meets."""
    value = _complete(desk)
    identity = _identity(desk, value)
    _insist_on_something_new(desk, value)
    root = desk.configuration.root
    path = root / "claims" / value["source"] / f"{identity}.yml"
    saving.save(desk.configuration, lambda: records.write_new(root, path, "claim", value), identity)
    desk.reload()
    _say_what_it_meets(desk.analysis, identity)
    _say_what_is_wrong(desk, identity)


def _complete(desk: Desk) -> dict[str, Any]:
    """Return a whole claim; what the schema refuses is asked again in a terminal."""
    while True:
        value = _asked(desk)
        refusal = next(validation.refusals("claim", value), None)
        if refusal is None:
            return value
        if not asking.interactive():
            leave(f"{refusal.message}; {refusal.mend}")
        click.echo(f"  {refusal.message}; {refusal.mend}")
        answered = [name for name in desk.ask.answers if name.lstrip("-") in {str(step) for step in refusal.path}]
        if not answered:
            leave("it cannot be written so; give what is named as an option")
        desk.ask.forget(*answered)


def _asked(desk: Desk) -> dict[str, Any]:
    """Return what options and answers say of a claim."""
    ask, given = desk.ask, desk.given
    source = _source(desk)
    value: dict[str, Any] = {
        **limits.place(desk, source),
        "statement": ask.one(
            "--statement",
            "What it says, in your own words",
            _own_words(desk, source.id, "statement"),
            given=given["statement"],
            about=fields.description("claim", "statement"),
        ),
        "source": source.id,
        **matter.matter(desk),
    }
    scope = limits.scope(desk)
    if scope:
        value["scope"] = scope
    value["basis"] = ask.choice(
        "--basis",
        "What does the source offer for it",
        words("basis"),
        given=given["basis"],
        about=fields.description("claim", "basis"),
    )
    if given["design"]:
        value["design"] = ask.choice("--design", "design", words("design"), given=given["design"])
    if given["draws_on"]:
        value["draws_on"] = [_drawn(desk.analysis, text) for text in given["draws_on"]]
    if asking.interactive() and drafts.owes_a_link(desk.kb, value):
        value["effect"]["link"] = matter.link(desk)
    value["caveats"] = ask.many(
        "--caveat",
        "What should a reader know first",
        _own_words(desk, source.id, "caveats"),
        given=given["caveat"],
        about=fields.description("claim", "caveats"),
        least=0 if "background" in value else 1,
    )
    value["stance"] = _stance(desk, value)
    if given["by"]:
        value["written"] = {"by": given["by"], "date": saving.today()}
    return value


def _own_words(desk: Desk, source: str, field: str) -> Callable[[str], str]:
    """Return what takes words for a statement or a caveat that the schema takes, and that are not the source's."""
    form = fields.field("claim", field)
    form = form.get("items", form)
    off = desk.configuration.rules.get("copied-text", copied_text.LEVEL) == "off"

    def read(given: str) -> str:
        least = schemas.shortest(form, given)
        if not least <= len(given) <= form["maxLength"] and asking.interactive():
            bounds = f"at least {least} and at most {form['maxLength']} are needed"
            raise AnswerError(f"is {len(given)} characters long; {bounds}")
        copied = None if off else copied_text.repeated(given, desk.kb.texts.get(source, ""))
        if copied:
            raise AnswerError(f'is not in your own words: it repeats those of {source}, "{copied}"; say it otherwise')
        return given

    return read


def _stance(desk: Desk, value: dict[str, Any]) -> str:
    stances = words("stance")
    refusal = next(validation.refusals("claim", {**value, "stance": stances[0]}), None)
    if refusal and not asking.interactive():
        leave(f"{refusal.message}; {refusal.mend}")
    return desk.ask.choice(
        "--stance",
        "Is it good for the person",
        stances,
        given=desk.given["stance"],
        about=fields.description("claim", "stance"),
        default=None if refusal else drafts.stance(desk.analysis, value),
    )


def _identity(desk: Desk, value: dict[str, Any]) -> str:
    made = drafts.identity(str(value["statement"]), desk.kb.claims)
    fresh = saving.fresh(desk.kb.claims)
    return str(desk.ask.one("--id", "Id", fresh, given=desk.given["identity"], about=saving.IDS, default=made))


def _source(desk: Desk) -> Source:
    known = desk.kb.sources
    if not known:
        leave("there is no source yet; write one first: counterclaim new source")

    def read(name: str) -> str:
        if name not in known:
            raise AnswerError(f'is "{name}": there is no source "{name}"{near(name, known)}')
        return name

    listed = ", ".join(sorted(known)[:MOST_LISTED])
    more = f" and {len(known) - MOST_LISTED} more, see ?" if len(known) > MOST_LISTED else ""
    name = desk.ask.one(
        "--source",
        f"Source ({listed}{more})",
        read,
        given=desk.given["source"],
        about=lambda: "\n".join(f"{source.id}: {source.title}" for _, source in sorted(known.items())),
    )
    return known[str(name)]


MOST_LISTED = 20


def _drawn(analysis: Analysis, text: str) -> dict[str, str]:
    """Return what a claim draws on: a source, and why it seems so where the source does not say it."""
    name, mark, guess = (part.strip() for part in text.partition("="))
    if name not in analysis.kb.sources:
        leave(f'--draws-on: there is no source "{name}"{near(name, analysis.kb.sources)}')
    return {"source": name, **({"guess": guess} if mark else {})}


def _insist_on_something_new(desk: Desk, value: dict[str, Any]) -> None:
    """Say which claims say nearly the same, before it is written; in a terminal, ask whether it is to be."""
    found = alike.claims(desk.analysis, value)
    if not found:
        return
    click.echo("says nearly the same as:")
    for claim in found:
        click.echo(f"  {claim.id}: {cited(claim)}")
    if asking.interactive() and not click.confirm("Write it all the same?", default=False):
        leave("not written")


def _say_what_is_wrong(desk: Desk, written: str) -> None:
    """Say what the rules find about the claim, beside its conflicts, which have been told."""
    told = {"contradiction", "undetermined", "no-effect"}
    report = engine.run(RULES, desk.analysis, desk.configuration, engine.Selection(ignore=frozenset(told)))
    for found in report.findings:
        if found.claim == written and found.severity != "info":
            click.echo("\n".join(["", *terminal.finding(found)]))


def _say_what_it_meets(analysis: Analysis, written: str) -> None:
    met = drafts.meeting(analysis, written)
    if met.agrees:
        click.echo(f"takes the same side as {', '.join(met.agrees)}")
    for conflict in met.conflicts:
        click.echo("\n".join(["", *terminal.conflict(analysis, conflict)]))
        if conflict.is_open:
            first, second = sorted((written, conflict.other_side(written)[0]))
            click.echo(f"  examine it: counterclaim resolve {first} {second}")
    if not met.agrees and not met.conflicts:
        click.echo("no other claim is about this")
