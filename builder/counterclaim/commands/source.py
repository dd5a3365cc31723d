"""`source`: pins the sentences of a text, and compares them with it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.commands import asking, completing
from counterclaim.commands.workspace import FINDINGS, leave, near, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.commands.workspace import Workspace
    from counterclaim.editing.fetching import Fetched
    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.owed import Debt


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
@click.option("--renumber", is_flag=True, help="Carry every record over: it cites the same sentences as before.")
@click.option("--force", is_flag=True, help="Leave the records alone; whoever cites other words now, check reports.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_obj
def lock_source(
    workspace: Workspace, identity: str, text_file: Path | None, *, renumber: bool, force: bool, dry_run: bool
) -> None:
    """Pin the sentences of source ID by number, from its text in the folder of texts or --text.

    Refuses, and lists what would break, where a sentence number that a record uses would come to stand
    for other words. With --renumber the records get the new numbers, all of them or none; reviews and decisions stay
    where sentences only moved. What cannot be carried over, since words changed or are gone, is listed, and check
    reports it until it is mended.

    \b
    Example:
      counterclaim source lock my-source --text ~/texts/my-source.txt
      counterclaim source lock my-source --renumber --dry-run
    """
    from counterclaim.editing import locks as editing
    from counterclaim.knowledge import locks
    from counterclaim.wording.phrases import plural

    if renumber and force:
        leave("--renumber and --force do not go together: one carries the records over, the other leaves them alone")
    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    _refuse_unread(analysis, identity, force=force)
    text = _text(analysis, configuration, identity, text_file)
    lock = locks.make(identity, text)
    if renumber:
        _renumber(configuration, analysis, lock, text, dry_run=dry_run)
        return
    shifted = editing.shifts(analysis.kb, lock)
    if shifted and not force:
        for s in shifted:
            now = f"its words are now sentence {s.now}" if s.now else "its words are gone or changed"
            click.echo(f"sentence {s.number}: {now}; used by {', '.join(s.used_by)}", err=True)
        leave(
            f"not written: {plural(len(shifted), 'sentence')} in use would change; carry the records over:"
            f" counterclaim source lock {identity} --renumber"
        )
    before = analysis.kb.locks.get(identity)
    lock = editing.forced(analysis.kb, lock, shifted) if shifted else editing.kept(analysis.kb, lock)
    _say_written(configuration, lock, dry_run=dry_run, write=lambda: editing.write(configuration.root, lock, before))


def _refuse_unread(analysis: Analysis, identity: str, *, force: bool) -> None:
    """Leave where a source has a lock that cannot be read: written anew, it would lose what the numbers stood for."""
    if ("lock", identity) in analysis.kb.unread and not force:
        name = f"sources/{identity}.lock.json"
        fault = next((f for f in analysis.kb.faults if f.place.path == name), None)
        told = f"{fault.place} {fault.message}; {fault.mend}" if fault else f"{name} cannot be read"
        leave(f"not written: {told}. To write it anew all the same, without what its numbers stood for: --force")


def _renumber(configuration: Configuration, analysis: Analysis, lock: Lock, text: str, *, dry_run: bool) -> None:
    """Write a lock and carry the records over; say what became of their sentences."""
    from counterclaim.editing import renumbering, transactions
    from counterclaim.wording import renumbering as words

    try:
        plan = written(lambda: renumbering.plan(configuration.root, analysis, lock, text))
    except renumbering.RenumberError as error:
        leave(str(error))
    for line in words.told(plan.summary):
        click.echo(line)

    def carry_out() -> None:
        transactions.carry_out(configuration.root, plan.steps, f"renumber {lock.source}")

    _say_written(configuration, plan.lock, dry_run=dry_run, write=carry_out)
    if plan.lock.owed and not dry_run:
        click.echo("next:  counterclaim check --select renumber-owed")


def _say_written(configuration: Configuration, lock: Lock, *, dry_run: bool, write: Callable[[], object]) -> None:
    from counterclaim.editing import locks as editing
    from counterclaim.wording.phrases import plural

    path = editing.path(configuration.root, lock.source).relative_to(configuration.root)
    if not dry_run:
        written(write)
    click.echo(f"{'would write' if dry_run else 'wrote'} {path}: {plural(len(lock.sentences), 'sentence')}")


@source.command("settle")
@click.argument("identity", metavar="ID", shell_complete=completing.ids("sources"))
@click.argument("claims", metavar="[CLAIM]...", nargs=-1, shell_complete=completing.ids("claims"))
@click.option("--yes", is_flag=True, help="Do not ask: they have been read.")
@click.pass_obj
def settle_source(workspace: Workspace, identity: str, claims: tuple[str, ...], *, yes: bool) -> None:
    """Say that claims of source ID were read again beside sentences whose words had changed.

    Shows each with its sentences and asks; without CLAIM all that is owed, not_claims among it. What rests on a
    sentence that is gone cannot be settled so: such a claim must cite another, or be retired.

    \b
    Example:
      counterclaim source settle my-source late-coffee-shortens-sleep
    """
    from counterclaim.editing import locks as editing
    from counterclaim.reasoning import owed
    from counterclaim.wording.coverage import opening

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    _known(analysis, identity)
    debts = list(owed.of(analysis.kb, identity))
    for claim in claims:
        if not any(debt.user == claim for debt in debts):
            leave(f"{claim} owes nothing for {identity}{near(claim, [debt.user for debt in debts])}")
    wanted = [debt for debt in debts if not claims or debt.user in claims]
    for debt in (debt for debt in wanted if debt.gone):
        leave(
            f'{debt.user} rests on a sentence that is gone ("{opening(debt.owed.words)}"): cite another, or retire it'
        )
    if not wanted:
        click.echo(f"nothing is owed for {identity}")
        return
    read = [user for user in dict.fromkeys(debt.user for debt in wanted) if yes or _is_read(analysis, user, wanted)]
    if not read:
        leave("not written")
    lock = editing.settled(analysis.kb, identity, read)
    written(lambda: editing.write(configuration.root, lock, analysis.kb.locks[identity]))
    click.echo(f"settled {', '.join(read)}")


def _is_read(analysis: Analysis, user: str, debts: list[Debt]) -> bool:
    """Show what somebody cites, as it was and is, and ask whether it still fits."""
    from counterclaim.reports import side_by_side
    from counterclaim.wording.coverage import opening

    if user in analysis.kb.claims:
        click.echo("\n".join(side_by_side.sentences(analysis, analysis.kb.claims[user])))
    for debt in debts:
        if debt.user == user:
            click.echo(f'sentence {debt.owed.n} was: "{opening(debt.owed.words)}"')
    if not asking.interactive():
        leave("not written: nobody to ask whether it was read again; say --yes if it was")
    return click.confirm(f"Does {user} still fit the sentences as they are now?")


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
@click.option("--private", is_flag=True, help="Also from this machine's own network, wherever names lead.")
@click.option("--yes", is_flag=True, help="Write it without asking whether it is the right document.")
@click.pass_obj
def fetch_source(workspace: Workspace, identity: str, output: Path | None, *, private: bool, yes: bool) -> None:
    """Fetch the text of source ID from its address into the folder of texts: a page, plain text or a PDF.

    Shows the title and language that the document gives, and its sentences as they would be numbered, and asks whether
    it is the right one. Needs the extra `fetch`: pip install 'counterclaim[fetch]'.

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
    if output is None and configuration.texts is not None and not configuration.texts.is_dir():
        leave(f"the folder of texts does not exist: {configuration.texts}; make it, or name a file with --output")
    target = output or (configuration.texts or Path()) / f"{identity}.txt"
    try:
        found = fetching.fetch(record.url, private=private)
    except fetching.FetchError as error:
        leave(_printable(str(error)))
    _show_fetched(found, record)
    if not yes:
        if not asking.interactive():
            leave("not written: nobody to ask whether this is the right document; say --yes if it is")
        if not click.confirm("Is this the right document?"):
            leave("not written")
    written(lambda: files.write(target, found.text))
    click.echo(f"wrote {target}: {len(found.text):,} characters")
    click.echo(f"next:  counterclaim source lock {identity}   (--renumber, where it was locked before)")


def _show_fetched(found: Fetched, record: Source) -> None:
    """Show what a document says of itself beside what the record says, and its sentences."""
    from counterclaim.knowledge import sentences
    from counterclaim.wording.phrases import plural

    click.echo(f"address   {_printable(found.address)}")
    for word, value, recorded in (
        ("title", found.title, record.title),
        ("language", found.language, record.record.get("language")),
    ):
        said = _printable(value or "not stated")
        click.echo(f"{word:<8}  {said}   (the record says: {recorded or 'not stated'})")
    if found.charset:
        why = "a guess: nothing names it" if found.told == "guess" else f"its {found.told} names it"
        click.echo(f"encoding  {found.charset}   ({why})")
    if found.lost:
        click.echo(f"damaged   {plural(found.lost, 'character')} could not be read: look for \ufffd")
    cut = sentences.split(sentences.normalise(found.text))
    click.echo(plural(len(cut), "sentence"))
    for number, sentence in enumerate(cut[:SHOWN], start=1):
        click.echo(f"  {number:>4}  {_printable(sentences.folded(sentence.text))[:WIDTH]}")
    if len(cut) > SHOWN:
        click.echo(f"        … and {len(cut) - SHOWN:,} more")


SHOWN, WIDTH = 30, 100


def _printable(text: str) -> str:
    """Return a page's words without what a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
