"""`new claim`: asks for what a claim needs, writes it, and says at once what it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing
from counterclaim.commands.choices import Listed
from counterclaim.commands.new.desk import Desk

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


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
    "--population",
    multiple=True,
    shell_complete=POPULATIONS,
    help="Limit: for whom; repeated, it is for those who are all of this at once (older people who smoke).",
)
@click.option(
    "--any-population",
    multiple=True,
    shell_complete=POPULATIONS,
    help="Limit: for several groups, for each of which it holds (older people, and also smokers; repeat).",
)
@click.option(
    "--condition",
    multiple=True,
    shell_complete=CONDITIONS,
    help="Limit: under which condition; repeated, it holds where all of them do (at night and after coffee).",
)
@click.option(
    "--any-condition",
    multiple=True,
    shell_complete=CONDITIONS,
    help="Limit: under several conditions, each of which is enough (at night, and also after coffee; repeat).",
)
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

    In a terminal it asks for what is left out: ? explains a question, + makes a term that is missing, and Ctrl-C keeps
    what was answered for the next call.

    \b
    Example:
      counterclaim new claim --source my-source --sentences 4 --statement "Coffee late in the day shortens sleep." \\
        --exposure coffee --outcome sleep --direction decreases --basis expert-opinion --caveat "No amount is given."
    """
    from counterclaim.commands.new import composing

    with asking.session(workspace.configuration().root, "claim", given) as ask:
        composing.claim(Desk(workspace, ask))
