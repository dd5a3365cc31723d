"""`new source`: a source record, to be locked next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, saving
from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("source")
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
def source(workspace: Workspace, /, **given: Any) -> None:
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
