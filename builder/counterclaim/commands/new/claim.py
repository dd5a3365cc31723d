"""`new claim`: asks for what a claim needs, writes it, and says at once what it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.choices import Listed, words
from counterclaim.commands.new import limits, matter
from counterclaim.commands.workspace import leave, near

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis


CONCEPTS, POPULATIONS, CONDITIONS = (completing.ids(kind) for kind in ("concepts", "populations", "conditions"))


@click.command("claim")
@click.option("--source", shell_complete=completing.ids("sources"), help="Id of the source.")
@click.option("--sentences", help="Numbers of the sentences: 17 or 3,5-7.")
@click.option("--at", multiple=True, metavar="KEY=VALUE", help="Or the place, without numbers: page=574 (repeat).")
@click.option("--via", help="Read second-hand: where.")
@click.option("--statement", help="What the source says, in your own words.")
@click.option("--exposure", shell_complete=CONCEPTS, help="Effect: the concept that acts (id, label or synonym).")
@click.option("--outcome", shell_complete=CONCEPTS, help="Effect: the concept that it acts on.")
@click.option("--direction", cls=Listed, way=("effect", "direction"), help="Effect")
@click.option(
    "--comparator",
    shell_complete=completing.ids("concepts", also=("without", "before")),
    help="Effect: compared with this concept, or: without, before.",
)
@click.option("--link", cls=Listed, way=("effect", "link"), help="Effect")
@click.option("--size", help="Effect: how much, as the source gives it.")
@click.option(
    "--estimate",
    help="Effect: the numbers of a comparison in YAML: 'measure: risk-ratio, value: 2, low: 1.5, high: 3'.",
)
@click.option("--modality", cls=Listed, way=("effect", "modality"), help="Effect, how firmly it is said")
@click.option("--possible", is_flag=True, help="Effect: the source says only that it can happen.")
@click.option("--rated", cls=Listed, way=("effect", "rated"), help="Effect, how sure the source says it is")
@click.option(
    "--inferred", multiple=True, cls=Listed, way=("effect", "inferred"), help="Effect, what you supplied (repeat)"
)
@click.option("--do", "advised", shell_complete=CONCEPTS, help="Advice: the concept advised.")
@click.option("--avoid", shell_complete=CONCEPTS, help="Advice: the concept advised against.")
@click.option("--for", "aim", shell_complete=CONCEPTS, help="Advice: for this outcome.")
@click.option("--instead", shell_complete=CONCEPTS, help="Advice: do this in its place.")
@click.option("--when", cls=Listed, way=("advice", "when"), help="Advice, how urgent")
@click.option("--strength", help="Advice: how strongly, as a guideline grades it.")
@click.option(
    "--about", multiple=True, shell_complete=CONCEPTS, help="Background: the concept it is about (repeat for more)."
)
@click.option(
    "--population", multiple=True, shell_complete=POPULATIONS, help="Limit: for whom; repeated, all hold together."
)
@click.option("--any-population", multiple=True, shell_complete=POPULATIONS, help="Limit: for each of these (repeat).")
@click.option(
    "--condition",
    multiple=True,
    shell_complete=CONDITIONS,
    help="Limit: under which condition; repeated, all hold together.",
)
@click.option("--any-condition", multiple=True, shell_complete=CONDITIONS, help="Limit: under each of these (repeat).")
@click.option("--horizon", cls=Listed, way=("scope", "horizon"), help="Limit, a duration such as '12 weeks' or")
@click.option(
    "--dose",
    multiple=True,
    metavar="QUANTITY=AMOUNT",
    shell_complete=completing.amounts,
    help="Limit: such as distance-per-week='<= 20 km'.",
)
@click.option("--basis", cls=Listed, way=("basis",), help="What the source offers")
@click.option("--design", cls=Listed, way=("design",), help="Where it is not the source's")
@click.option(
    "--draws-on",
    multiple=True,
    metavar="ID[=WHY]",
    shell_complete=completing.ids("sources"),
    help="A source it comes from; =WHY where you guess.",
)
@click.option("--caveat", multiple=True, help="What a reader should know first (repeat for more).")
@click.option("--stance", cls=Listed, way=("stance",), help="Proposed from the direction; else")
@click.option("--id", "identity", help="Id; proposed from the statement.")
@click.option("--by", help="Who writes it.")
@click.pass_obj
def claim(workspace: Workspace, /, **given: Any) -> None:
    """Write a claim, and say what it agrees and conflicts with.

    \b
    Example:
      counterclaim new claim --source my-source --sentences 4 --statement "Coffee late in the day shortens sleep." \\
        --exposure coffee --outcome sleep --direction decreases --basis expert-opinion --caveat "No amount is given."
    """
    from counterclaim.editing import drafts, records

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    kb = analysis.kb
    source = _source(analysis, given["source"])
    where = limits.place(analysis, source, given)
    value: dict[str, Any] = {
        "statement": asking.text("--statement", given["statement"], "What it says, in your own words"),
        "source": source.id,
        **where,
        **matter.matter(analysis, given),
    }
    scope = limits.scope(analysis, given)
    if scope:
        value["scope"] = scope
    value["basis"] = asking.choice("--basis", given["basis"], "What does the source offer for it", words("basis"))
    if given["design"]:
        value["design"] = asking.choice("--design", given["design"], "design", words("design"))
    if given["draws_on"]:
        value["draws_on"] = [_drawn(analysis, text) for text in given["draws_on"]]
    needed = 0 if "background" in value else 1
    value["caveats"] = asking.many("--caveat", given["caveat"], "What should a reader know first", least=needed)
    stances = words("stance")
    _refuse_invalid({**value, "stance": stances[0]})
    proposed = drafts.stance(analysis, value)
    value["stance"] = asking.choice("--stance", given["stance"], "Is it good for the person", stances, default=proposed)
    if given["by"]:
        value["written"] = {"by": given["by"], "date": saving.today()}
    made = drafts.identity(str(value["statement"]), kb.claims)
    identity = str(asking.text("--id", given["identity"], "Id", default=made))
    if identity in kb.claims:
        leave(f'there is a claim "{identity}" already, in {kb.claims[identity].origin.path}; take another --id')
    path = configuration.root / "claims" / source.id / f"{identity}.yml"
    saving.save(configuration, lambda: records.write_new(configuration.root, path, "claim", value), identity)
    _say_what_it_meets(workspace.analysis(configuration), identity)


def _source(analysis: Analysis, given: str | None) -> Source:
    known = analysis.kb.sources
    if not known:
        leave("there is no source yet; write one first: counterclaim new source")
    name = given if given is not None else asking.choice("--source", None, "Source", sorted(known))
    if name not in known:
        leave(f'there is no source "{name}"{near(name, known)}')
    return known[name]


def _drawn(analysis: Analysis, text: str) -> dict[str, str]:
    """Return what a claim draws on: a source, and why it seems so where the source does not say it."""
    name, mark, guess = (part.strip() for part in text.partition("="))
    if name not in analysis.kb.sources:
        leave(f'--draws-on: there is no source "{name}"{near(name, analysis.kb.sources)}')
    return {"source": name, **({"guess": guess} if mark else {})}


def _refuse_invalid(value: dict[str, Any]) -> None:
    """Leave where what was given so far makes no claim: before anything is worked out from it."""
    from counterclaim.knowledge import validation

    refusal = next(validation.refusals("claim", value), None)
    if refusal:
        leave(f"{refusal.message}; {refusal.mend}")


def _say_what_it_meets(analysis: Analysis, written: str) -> None:
    from counterclaim.editing import drafts
    from counterclaim.reports import terminal

    met = drafts.meeting(analysis, written)
    if met.agrees:
        click.echo(f"agrees with {', '.join(met.agrees)}")
    for conflict in met.conflicts:
        click.echo("\n".join(["", *terminal.conflict(analysis, conflict)]))
        if conflict.is_open:
            first, second = sorted((written, conflict.other_side(written)[0]))
            click.echo(f"  examine it: counterclaim resolve {first} {second}")
    if not met.agrees and not met.conflicts:
        click.echo("no other claim is about this")
