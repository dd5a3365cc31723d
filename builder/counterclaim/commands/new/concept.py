"""`new concept`: a term of the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("concept")
@click.argument("identity", metavar="ID", required=False)
@click.option("--label", help="The words that readers see.")
@click.option("--definition", help="What is meant, in a plain sentence.")
@click.option(
    "--broader", multiple=True, shell_complete=completing.ids("concepts"), help="A broader concept (repeat for more)."
)
@click.option("--better", help="For outcomes: is more or less of it good?")
@click.option(
    "--opposite",
    shell_complete=completing.ids("concepts"),
    help="The concept of which an increase is a decrease of this one.",
)
@click.option("--also", multiple=True, help="A synonym (repeat for more).")
@click.pass_obj
def concept(workspace: Workspace, /, **given: Any) -> None:
    """Add a concept to the vocabulary; names the nearest ones first.

    \b
    Example:
      counterclaim new concept late-coffee --label "late coffee" --definition "Coffee after four." --broader coffee
    """
    from counterclaim.editing import drafts, records

    configuration = workspace.configuration()
    concepts = workspace.analysis(configuration).kb.concepts
    label = str(asking.text("--label", given["label"], "Label, as in the middle of a sentence"))
    alike = drafts.near(label, concepts)
    if alike:
        click.echo(f"nearest: {', '.join(f'{i} ({concepts[i].label})' for i in alike)}")
    identity = str(asking.text("ID", given["identity"], "Id", default=drafts.identity(label, concepts)))
    if identity in concepts:
        leave(f'there is a concept "{identity}" already: {concepts[identity].definition}')
    value: dict[str, Any] = {
        "label": label,
        "definition": asking.text("--definition", given["definition"], "What is meant, in a plain sentence"),
    }
    broader = asking.many("--broader", given["broader"], "Broader concept (empty: none)")
    if broader:
        value["broader"] = [str(asking.term("--broader", word, "Broader concept", concepts)) for word in broader]
    if given["better"]:
        value["better"] = asking.choice("--better", given["better"], "Is more or less of it good", ("more", "less"))
    if given["opposite"]:
        value["opposite"] = asking.term("--opposite", given["opposite"], "Opposite", concepts)
    if given["also"]:
        value["also"] = list(given["also"])
    saving.save(configuration, lambda: records.add_term(configuration.root, "concepts", identity, value), identity)
