"""`source`: pins the sentences of a text, and compares them with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import asking, completing
from counterclaim.commands.workspace import FINDINGS, leave, near, written

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis


@click.group()
def source() -> None:
    """Pin the sentences of a source's text, and compare them with it.

    \b
    Example:
      counterclaim source lock my-source --text ~/texts/my-source.txt
      counterclaim source verify my-source
    """


@source.command("lock")
@click.argument("identity", metavar="ID", shell_complete=completing.ids("sources"))
@click.option(
    "--text", "text_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The text's file."
)
@click.option("--force", is_flag=True, help="Write even where numbers in use come to stand for other words.")
@click.pass_obj
def lock_source(workspace: Workspace, identity: str, text_file: Path | None, *, force: bool) -> None:
    """Pin the sentences of source ID by number, from its text in the folder of texts or --text.

    Refuses, and lists what would break, where a sentence number that a record uses would come to stand
    for other words.

    \b
    Example:
      counterclaim source lock my-source --text ~/texts/my-source.txt
    """
    from counterclaim.editing import locks as editing
    from counterclaim.knowledge import locks
    from counterclaim.wording.phrases import plural

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    text = _text(analysis, configuration, identity, text_file)
    lock = locks.make(identity, text)
    shifted = editing.shifts(analysis.kb, lock)
    if shifted and not force:
        for s in shifted:
            now = f"its words are now sentence {s.now}" if s.now else "its words are gone or changed"
            click.echo(f"sentence {s.number}: {now}; used by {', '.join(s.used_by)}", err=True)
        leave(f"not written: {plural(len(shifted), 'sentence')} in use would change; correct the records after --force")
    path = written(lambda: editing.write(configuration.root, lock))
    click.echo(f"wrote {path.relative_to(configuration.root)}: {plural(len(lock.sentences), 'sentence')}")


@source.command("verify")
@click.argument("identities", metavar="[ID]...", nargs=-1, shell_complete=completing.ids("sources"))
@click.pass_obj
def verify_source(workspace: Workspace, identities: tuple[str, ...]) -> None:
    """Compare the locks with the texts at hand: which sentences are the same, moved, changed or gone.

    Exits with 1 where a sentence changed or vanished, with 2 where no text is at hand.

    \b
    Example:
      counterclaim source verify
      COUNTERCLAIM_TEXTS=~/texts counterclaim source verify my-source
    """
    from counterclaim.reports import terminal

    analysis = workspace.analysis()
    for identity in identities:
        if identity not in analysis.kb.sources:
            leave(f'there is no source "{identity}"{near(identity, list(analysis.kb.sources))}')
    wanted = identities or tuple(sorted(analysis.kb.sources))
    differs = False
    for identity in wanted:
        found = analysis.verifications.get(identity)
        if found is None:
            why = "no lock" if identity not in analysis.kb.locks else "its text is not at hand"
            click.echo(f"{identity}: not verified ({why})")
            continue
        differs = differs or bool(found.changed or found.gone)
        click.echo(terminal.verification(analysis, identity, found), nl=False)
    if not any(identity in analysis.verifications for identity in wanted):
        leave("nothing verified: put the texts in the folder that `texts` or COUNTERCLAIM_TEXTS names")
    sys.exit(FINDINGS if differs else 0)


def _text(analysis: Analysis, configuration: Configuration, identity: str, text_file: Path | None) -> str:
    """Return a source's text; leave with code 2 where the source or its text is not there."""
    _known(analysis, identity)
    if text_file is None:
        if identity in analysis.kb.texts:
            return analysis.kb.texts[identity]
        where = configuration.texts or "no folder of texts is configured"
        leave(f"the text of {identity} is not at hand ({where}); name it with --text, or set COUNTERCLAIM_TEXTS")
    try:
        return text_file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        leave(f"{text_file}: cannot be read as UTF-8: {error}")


def _known(analysis: Analysis, identity: str) -> Source:
    """Return a source; leave with code 2 where it is not there or cannot be used."""
    if ("source", identity) in analysis.kb.unread:
        leave(f"sources/{identity}.yml cannot be used as it is; see what is wrong: counterclaim check sources")
    if identity not in analysis.kb.sources:
        leave(f'there is no source "{identity}" in sources/{near(identity, list(analysis.kb.sources))}')
    return analysis.kb.sources[identity]


@source.command("fetch")
@click.argument("identity", metavar="ID", shell_complete=completing.ids("sources"))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File; else ID.txt in the texts.")
@click.option("--yes", is_flag=True, help="Write it without asking whether it is the right document.")
@click.pass_obj
def fetch_source(workspace: Workspace, identity: str, output: Path | None, *, yes: bool) -> None:
    """Fetch the text of source ID from its address into the folder of texts.

    Shows the title and language that the page gives, and asks whether it is the right document. Needs the extra
    `fetch`: pip install 'counterclaim[fetch]'.

    \b
    Example:
      counterclaim source fetch my-source
    """
    import importlib.util

    from counterclaim.editing import fetching, files

    if importlib.util.find_spec("trafilatura") is None:
        leave("fetching needs an extra: pip install 'counterclaim[fetch]'")
    configuration = workspace.configuration()
    record = _known(workspace.analysis(configuration), identity)
    if record.url is None:
        leave(f"{identity} has no address: {record.record.get('url_note', 'url is null')}")
    if output is None and configuration.texts is None:
        leave("no folder of texts is configured; name a file with --output, or set COUNTERCLAIM_TEXTS")
    target = output or (configuration.texts or Path()) / f"{identity}.txt"
    try:
        found = fetching.fetch(record.url)
    except fetching.FetchError as error:
        leave(str(error))
    click.echo(f"address   {found.address}")
    for word, value, recorded in (
        ("title", found.title, record.title),
        ("language", found.language, record.record.get("language")),
    ):
        said = _printable(value or "not stated")
        click.echo(f"{word:<8}  {said}   (the record says: {recorded or 'not stated'})")
    click.echo(f"begins    {_printable(' '.join(found.text.split()[:OPENING]))} …")
    if not yes:
        if not asking.interactive():
            leave("not written: nobody to ask whether this is the right document; say --yes if it is")
        if not click.confirm("Is this the right document?"):
            leave("not written")
    written(lambda: files.write(target, found.text))
    click.echo(f"wrote {target}: {len(found.text):,} characters")
    click.echo(f"next:  counterclaim source lock {identity}   (or source verify, where it was locked before)")


OPENING = 12


def _printable(text: str) -> str:
    """Return a page's words without what a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
