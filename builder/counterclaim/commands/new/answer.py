"""`new answer`: an editor's answer to a question, with what it rests on; `--renew` has one seen anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.asking import AnswerError
from counterclaim.commands.new.desk import Desk
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.reasoning.analysis import Analysis


@click.command("answer")
@click.argument("identity", metavar="ID", required=False)
@click.option("--asks", help="The question as a person would ask it.")
@click.option(
    "--question",
    "questions",
    multiple=True,
    metavar="E/O",
    shell_complete=completing.questions,
    help="A question it covers (repeat for more).",
)
@click.option("--answer", "said", help="One to three plain sentences, each citing claims: [@id].")
@click.option("--key-point", "key_points", multiple=True, help="A further sentence, citing claims (at most four).")
@click.option("--also", multiple=True, help="Words in which a reader would look for it (repeat for more).")
@click.option("--looked-for", help="Where studies were searched, until when; or that nobody searched.")
@click.option("--would-settle", help="What evidence would settle it.")
@click.option("--by", help="Whose judgement it is.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Its day; today if left out.")
@click.option(
    "--renew",
    metavar="ID",
    shell_complete=completing.ids("answers"),
    help="Instead: record that this answer fits its claims as they are now.",
)
@click.pass_obj
def answer(workspace: Workspace, /, **given: Any) -> None:
    """Write an answer record, with a fingerprint of the claims it rests on.

    Bodies of evidence with their certainty are added in the file, or in the form.

    \b
    Example:
      counterclaim new answer --asks "Does coffee cost sleep?" --question coffee/sleep-quality
      counterclaim new answer --renew does-coffee-cost-sleep
    """
    configuration = workspace.configuration()
    if given["renew"]:
        _renew(configuration, workspace.analysis(configuration), given["renew"], given["date"])
        return
    with asking.session(configuration.root, "answer", given) as ask:
        _write(Desk(workspace, ask))


def _write(desk: Desk) -> None:
    from counterclaim.editing import answers, drafts, records
    from counterclaim.knowledge import dates
    from counterclaim.knowledge.schemas import fields

    ask, given, known = desk.ask, desk.given, desk.kb.answers
    about = {name: fields.description("answer", name) for name in ("asks", "questions", "answer", "looked_for")}
    asks = ask.text("--asks", "The question as a person would ask it", given=given["asks"], about=about["asks"])
    made = drafts.identity(str(asks), known)
    identity = str(ask.one("ID", "Id", saving.fresh(known), given=given["identity"], default=made))
    asked = "A question it covers, exposure/outcome"
    names = ask.many("--question", asked, _question(desk), given=given["questions"], about=about["questions"], least=1)
    said = ask.one(
        "--answer",
        "One to three sentences, each citing claims as [@id]",
        _citing(desk),
        given=given["said"],
        about=about["answer"],
    )
    points = [ask.one("--key-point", "A further sentence", _citing(desk), given=one) for one in given["key_points"]]
    value: dict[str, Any] = {"asks": asks, "questions": names, "answer": said}
    value |= {"also": list(given["also"])} if given["also"] else {}
    value |= {"key_points": points} if points else {}
    searched = "Where studies were searched, until when; or that nobody searched"
    value["looked_for"] = ask.text("--looked-for", searched, given=given["looked_for"], about=about["looked_for"])
    value |= {key: given[key] for key in ("would_settle", "by") if given[key]}
    value["date"] = given["date"].date().isoformat() if given["date"] else dates.today()
    value["seen"] = answers.seen(desk.analysis, identity, value)
    root = desk.configuration.root
    path = root / "answers" / f"{identity}.yml"
    saving.save(desk.configuration, lambda: records.write_new(root, path, "answer", value), identity)


def _question(desk: Desk) -> Callable[[str], str]:
    """Return what takes the name of a question; one that no claim answers may have narrower ones, or been searched."""
    known, concepts = desk.analysis.question_names, desk.kb.concepts

    def read(name: str) -> str:
        exposure, _, outcome = name.partition("/")
        if name not in known and not {exposure, outcome} <= concepts.keys():
            raise AnswerError(f'is "{name}": no claim answers "{name}"{near(name, list(known))}')
        return name

    return read


def _citing(desk: Desk) -> Callable[[str], str]:
    """Return what takes sentences that cite claims which count."""
    from counterclaim.reasoning.answers import cited

    def read(words: str) -> str:
        for claim in cited(words):
            if claim not in desk.kb.claims:
                raise AnswerError(
                    f'cites what is not there: there is no claim "{claim}"{near(claim, list(desk.kb.claims))}'
                )
            if desk.kb.claims[claim].retired:
                raise AnswerError(
                    f'cites what no longer counts: claim "{claim}" is retired; cite the claim that replaces it'
                )
        return words

    return read


def _renew(configuration: Configuration, analysis: Analysis, identity: str, date: Any) -> None:
    """Record that an answer was read against its claims as they are."""
    from counterclaim.editing import records
    from counterclaim.editing.formatting import FormatError
    from counterclaim.knowledge import dates

    found = analysis.kb.answers.get(identity)
    if found is None:
        leave(f'there is no answer "{identity}"{near(identity, list(analysis.kb.answers))}')
    day = date.date().isoformat() if date else dates.today()
    stamp = {"date": day, "seen": analysis.answers.fingerprint(found)}
    path = configuration.root / found.origin.path
    try:
        written(lambda: records.amend(configuration.root, path, "answer", lambda record: record.update(stamp)))
    except (records.RecordError, FormatError) as error:
        leave(f"{found.origin.path}: {error}")
    click.echo(f"recorded in {found.origin.path}")
