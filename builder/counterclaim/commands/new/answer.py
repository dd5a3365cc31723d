"""`new answer`: an editor's answer to a question, with what it rests on; `--renew` has one seen anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.workspace import leave, near, written

if TYPE_CHECKING:
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
    analysis = workspace.analysis(configuration)
    if given["renew"]:
        _renew(configuration, analysis, given["renew"], given["date"])
        return
    from counterclaim.editing import answers, drafts, records
    from counterclaim.knowledge import dates
    from counterclaim.reasoning.answers import cited

    kb = analysis.kb
    asks = asking.text("--asks", given["asks"], "The question as a person would ask it")
    identity = str(asking.text("ID", given["identity"], "Id", default=drafts.identity(str(asks), kb.answers)))
    names = asking.many("--question", given["questions"], "A question it covers, exposure/outcome", least=1)
    for name in names:
        _insist_on_question(analysis, name)
    said = str(asking.text("--answer", given["said"], "One to three sentences, each citing claims as [@id]"))
    for claim in (claim for text in (said, *given["key_points"]) for claim in cited(text)):
        if claim not in kb.claims:
            leave(f'there is no claim "{claim}"{near(claim, list(kb.claims))}')
        if kb.claims[claim].retired:
            leave(f'claim "{claim}" is retired; cite the claim that replaces it')
    value: dict[str, Any] = {"asks": asks, "questions": names, "answer": said}
    value |= {key: list(given[key]) for key in ("also", "key_points") if given[key]}
    searched = "Where studies were searched, until when; or that nobody searched"
    value["looked_for"] = asking.text("--looked-for", given["looked_for"], searched)
    value |= {key: given[key] for key in ("would_settle", "by") if given[key]}
    value["date"] = given["date"].date().isoformat() if given["date"] else dates.today()
    value["seen"] = answers.seen(analysis, identity, value)
    path = configuration.root / "answers" / f"{identity}.yml"
    saving.save(configuration, lambda: records.write_new(configuration.root, path, "answer", value), identity)


def _insist_on_question(analysis: Analysis, name: str) -> None:
    """Leave where a question is none; one that no claim answers may have narrower ones, or have been searched for."""
    exposure, _, outcome = name.partition("/")
    if name not in analysis.question_names and not {exposure, outcome} <= analysis.kb.concepts.keys():
        leave(f'no claim answers "{name}"{near(name, list(analysis.question_names))}')


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
