"""`new`: writes a valid, tidy record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, claiming, saving
from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.group()
def new() -> None:
    """Write a new claim, source or concept; asks in a terminal for what the options leave out.

    \b
    Example:
      counterclaim new claim
      counterclaim new source my-source --title "A page" --design expert-opinion --url https://example.org/page
    """


new.add_command(claiming.new_claim)


@new.command("source")
@click.argument("identity", metavar="ID", required=False)
@click.option("--title", help="The document's title.")
@click.option("--type", "kind", default="webpage", show_default=True, help="A type of CSL-JSON.")
@click.option("--publisher", help="Who publishes it.")
@click.option("--url", help="Address (http or https).")
@click.option("--url-note", help="Why there is no address, where there is none.")
@click.option("--design", help="Kind of evidence, such as cohort, guideline, expert-opinion.")
@click.option("--interests", help="Who profits, as far as the document shows.")
@click.option("--language", help="Language tag, such as en.")
@click.option(
    "--accessed",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day it was read; today if left out.",
)
@click.pass_obj
def new_source(workspace: Workspace, /, **given: Any) -> None:
    """Write a source record; then lock its text.

    \b
    Example:
      counterclaim new source sleep-page --title "On sleep" --design expert-opinion --url https://example.org/sleep
    """
    from counterclaim.editing import drafts, records
    from counterclaim.knowledge import addresses, schemas

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    title = asking.text("--title", given["title"], "Title of the document")
    identity = str(asking.text("ID", given["identity"], "Id", default=drafts.identity(str(title), analysis.kb.sources)))
    designs = schemas.schema("source")["properties"]["design"]["enum"]
    value: dict[str, Any] = {"title": title, "type": given["kind"]}
    publisher = asking.text("--publisher", given["publisher"], f"Publisher {asking.OPEN}", needed=False)
    if publisher:
        value["publisher"] = publisher
    url = asking.text("--url", given["url"], "Address (empty: not known)", needed=False)
    if url is not None and not addresses.is_safe(url):
        leave(f'--url is "{url}", which is no http or https address, such as https://example.org/page')
    value["url"] = url
    note = given["url_note"]
    if url is None:
        note = asking.text("--url-note", note, "Why there is no address (where there is one: --url)")
    if note:
        value["url_note"] = note
    value["accessed"] = given["accessed"].date().isoformat() if given["accessed"] else saving.today()
    if given["language"]:
        value["language"] = given["language"]
    value["design"] = asking.choice("--design", given["design"], "Kind of evidence", designs)
    interests = asking.text("--interests", given["interests"], f"Who profits {asking.OPEN}", needed=False)
    if interests:
        value["interests"] = interests
    value["cites"] = []
    value["status"] = "live"
    path = configuration.root / "sources" / f"{identity}.yml"
    saving.save(configuration, lambda: records.write_new(configuration.root, path, "source", value), identity)
    click.echo(f"number its sentences:  counterclaim source lock {identity} --text FILE")


@new.command("concept")
@click.argument("identity", metavar="ID", required=False)
@click.option("--label", help="The words that readers see.")
@click.option("--definition", help="What is meant, in a plain sentence.")
@click.option("--broader", multiple=True, help="A broader concept (repeat for more).")
@click.option("--better", help="For outcomes: is more or less of it good?")
@click.option("--opposite", help="The concept of which an increase is a decrease of this one.")
@click.option("--also", multiple=True, help="A synonym (repeat for more).")
@click.pass_obj
def new_concept(workspace: Workspace, /, **given: Any) -> None:
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
