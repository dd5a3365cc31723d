"""`new source`: a source record, to be locked next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.asking import AnswerError
from counterclaim.commands.new.desk import Desk

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace


@click.command("source")
@click.argument("identity", metavar="ID", required=False)
@click.option("--title", help="The document's title.")
@click.option(
    "--type",
    "kind",
    default="webpage",
    show_default=True,
    shell_complete=completing.words("type", kind="source"),
    help="A type of CSL-JSON.",
)
@click.option("--publisher", help="Who publishes it.")
@click.option("--url", help="Address (http or https).")
@click.option("--url-note", help="Why there is no address, where there is none.")
@click.option(
    "--design",
    shell_complete=completing.words("design", kind="source"),
    help="Kind of evidence, such as cohort, guideline, expert-opinion.",
)
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
    with asking.session(workspace.configuration().root, "source", given) as ask:
        _write(Desk(workspace, ask))


def _write(desk: Desk) -> None:
    from counterclaim.editing import drafts, records
    from counterclaim.knowledge.schemas import fields

    ask, given, kb = desk.ask, desk.given, desk.kb
    about = partial(fields.description, "source")
    title = ask.text("--title", "Title of the document", given=given["title"], about=about("title"))
    made = drafts.identity(str(title), kb.sources)
    identity = str(ask.one("ID", "Id", saving.fresh(kb.sources), given=given["identity"], default=made))
    value: dict[str, Any] = {"title": title, "type": given["kind"]}
    publisher = ask.text(
        "--publisher", f"Publisher {asking.OPEN}", given=given["publisher"], about=about("publisher"), needed=False
    )
    if publisher:
        value["publisher"] = publisher
    url = ask.one("--url", "Address (empty: not known)", _address, given=given["url"], about=about("url"), needed=False)
    value["url"] = url
    note = given["url_note"]
    if url is None:
        question = "Why there is no address (where there is one: --url)"
        note = ask.text("--url-note", question, given=note, about=about("url_note"))
    if note:
        value["url_note"] = note
    value["accessed"] = given["accessed"].date().isoformat() if given["accessed"] else saving.today()
    if given["language"]:
        value["language"] = given["language"]
    designs = fields.words("source", "design")
    value["design"] = ask.choice("--design", "Kind of evidence", designs, given=given["design"], about=about("design"))
    interests = ask.text(
        "--interests", f"Who profits {asking.OPEN}", given=given["interests"], about=about("interests"), needed=False
    )
    if interests:
        value["interests"] = interests
    value["cites"] = []
    value["status"] = "live"
    root = desk.configuration.root
    path = root / "sources" / f"{identity}.yml"
    saving.save(desk.configuration, lambda: records.write_new(root, path, "source", value), identity)
    texts = desk.configuration.texts
    if texts is None:
        click.echo(f"number its sentences:  counterclaim source lock {identity} --text FILE")
    else:
        click.echo(f"number its sentences:  save its text as {texts / identity}.txt, then")
        click.echo(f"                       counterclaim source lock {identity}")


def _address(words: str) -> str:
    from counterclaim.knowledge import addresses

    if not addresses.is_safe(words):
        raise AnswerError(f'is "{words}", which is no http or https address, such as https://example.org/page')
    return words
