"""The command `counterclaim`: options in, one call, printing, exit codes (0 fine, 1 findings, 2 cannot)."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from builder import __version__

if TYPE_CHECKING:
    from builder.knowledge.configuration import Configuration
    from builder.reasoning.analysis import Analysis

FINDINGS, CANNOT = 1, 2
RECORD_FOLDERS = ("claims", "sources", "vocabulary", "resolutions", "guide")


class Workspace:
    """The knowledge base that a command works on, found and read when it is first needed."""

    def __init__(self, root: Path | None) -> None:
        self._root = root

    def configuration(self) -> Configuration:
        """Return the configuration; leave with exit code 2 where there is none."""
        from builder.knowledge.configuration import ConfigurationError, find

        try:
            return find(Path.cwd(), root=self._root)
        except ConfigurationError as error:
            leave(str(error))

    def analysis(self, configuration: Configuration | None = None) -> Analysis:
        """Return what follows from the knowledge base."""
        from builder.knowledge import KnowledgeBase
        from builder.reasoning.analysis import Analysis

        configuration = configuration or self.configuration()
        if configuration.texts is not None and not configuration.texts.is_dir():
            leave(f"the folder of texts does not exist: {configuration.texts}")
        if not any((configuration.root / folder).is_dir() for folder in RECORD_FOLDERS):
            leave(f"no knowledge base in {configuration.root}: it has none of {', '.join(RECORD_FOLDERS)}")
        return Analysis(KnowledgeBase.load(configuration.root, texts=configuration.texts))


def leave(message: str) -> NoReturn:
    """Print one line on standard error and exit with code 2."""
    click.echo(f"counterclaim: {message}", err=True)
    sys.exit(CANNOT)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="counterclaim")
@click.option("--root", type=click.Path(path_type=Path), help="Folder of the knowledge base.")
@click.pass_context
def cli(context: click.Context, root: Path | None) -> None:
    """Evidence curation as code: check, compare and publish what sources say.

    Without --root, the knowledge base is the nearest folder upwards whose pyproject.toml has a
    [tool.counterclaim] table.

    \b
    Example:
      counterclaim check
      counterclaim --root ~/my-knowledge check
    """
    context.obj = Workspace(root)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "info", "none"]), help="Level that exits with 1.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule (repeat for more).")
@click.option("--ignore", multiple=True, metavar="RULE", help="All but this rule (repeat for more).")
@click.pass_obj
def check(
    workspace: Workspace,
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Check every record; with PATHS, report only what lies there.

    \b
    Example:
      counterclaim check
      counterclaim check claims/my-source --select contradiction
      counterclaim check --format github --fail-on warning
    """
    from builder import reports, rules
    from builder.knowledge.configuration import ConfigurationError
    from builder.rules import engine

    configuration = workspace.configuration()
    selection = engine.Selection(_split(select), _split(ignore), _relative(paths, configuration.root))
    try:
        report = engine.run(rules.RULES, workspace.analysis(configuration), configuration, selection)
    except ConfigurationError as error:
        leave(str(error))
    level = fail_on or configuration.fail_on
    if form == "text":
        text = reports.terminal.findings(report, notes=bool(select) or level == "info")
    else:
        text = reports.FORMATS[form](report)
    _emit(text, output)
    sys.exit(FINDINGS if report.reaches(level) else 0)


def _split(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part.strip() for name in names for part in name.split(",") if part.strip())


def _relative(paths: tuple[Path, ...], root: Path) -> tuple[str, ...]:
    """Return paths relative to the root; leave with code 2 for one that lies elsewhere or does not exist."""
    found = []
    for path in paths:
        absolute = Path.cwd() / path
        if not absolute.exists() and not absolute.is_symlink():
            leave(f"{path}: there is no such file or folder")
        real = absolute.resolve() if absolute.name == ".." else absolute.parent.resolve() / absolute.name
        if not real.is_relative_to(root):
            real = absolute.resolve()
        if not real.is_relative_to(root):
            leave(f"{path}: lies outside the knowledge base {root}")
        found.append(real.relative_to(root).as_posix())
    return tuple(found)


def _emit(text: str, output: Path | None) -> None:
    from builder.editing import files

    if output is None:
        click.echo(text, nl=False)
        return
    try:
        files.write(output, text)
    except OSError as error:
        leave(f"{output}: cannot be written: {error.strerror}")


@cli.command()
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "dot", "graphml"]), default="text", show_default=True
)
@click.option("--status", type=click.Choice(["contradiction", "undetermined", "explained"]), help="Only these.")
@click.option("--claim", metavar="ID", help="Only those of this claim.")
@click.option("--question", metavar="E/O", help="Only those of this question: exposure/outcome.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.pass_obj
def conflicts(
    workspace: Workspace, form: str, status: str | None, claim: str | None, question: str | None, output: Path | None
) -> None:
    """Show where claims disagree, and on which axis they part.

    \b
    Example:
      counterclaim conflicts
      counterclaim conflicts --status undetermined --format json
    """
    from builder.reports import graphs, machine, terminal

    analysis = workspace.analysis()
    if claim and claim not in analysis.kb.claims:
        leave(f'there is no claim "{claim}"{_near(claim, list(analysis.kb.claims))}')
    for concept in _concepts(question):
        if concept not in analysis.kb.concepts:
            leave(f'there is no concept "{concept}"{_near(concept, list(analysis.kb.concepts))}')
    found = [
        c
        for c in analysis.conflicts
        if (not status or c.status == status)
        and (not claim or claim in c.claims)
        and (not question or "/".join(filter(None, c.question)) == question)
    ]
    writers = {
        "text": terminal.conflicts,
        "json": machine.conflicts,
        "dot": graphs.dot,
        "graphml": graphs.graphml,
    }
    _emit(writers[form](analysis, found), output)


def _concepts(question: str | None) -> tuple[str, ...]:
    if question is None:
        return ()
    exposure, slash, outcome = question.partition("/")
    if not (exposure and slash and outcome):
        leave(f'"{question}" is no question; write exposure/outcome')
    return exposure, outcome


@cli.command()
@click.option("--guide", is_flag=True, help="The sentences of the guide instead: which carry a citation.")
@click.pass_obj
def coverage(workspace: Workspace, *, guide: bool) -> None:
    """Show which sentences are claimed, excused and open, per source.

    \b
    Example:
      counterclaim coverage
      counterclaim coverage --guide
    """
    from builder.reports import terminal

    analysis = workspace.analysis()
    click.echo(terminal.guide_coverage(analysis) if guide else terminal.coverage(analysis), nl=False)


@cli.command()
@click.argument("identity", metavar="ID")
@click.pass_obj
def show(workspace: Workspace, identity: str) -> None:
    """Show everything that has this ID: a claim, source, term, resolution, conflict or exposure/outcome.

    \b
    Example:
      counterclaim show regular-running
    """
    from builder.reports import record

    analysis = workspace.analysis()
    text = record.show(analysis, identity)
    if text is None:
        kb = analysis.kb
        known = [*kb.claims, *kb.sources, *kb.concepts, *kb.populations, *kb.conditions, *kb.quantities]
        leave(f'nothing has the id "{identity}"{_near(identity, known)}')
    click.echo(text, nl=False)


def _near(word: str, known: list[str]) -> str:
    from builder.rules.wording import near

    hint = near(word, dict.fromkeys(known))
    return f"; {hint}" if hint else ""


@cli.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what a RULE means, why, an example that fails, and how to mend it.

    \b
    Example:
      counterclaim explain undetermined
    """
    from builder import rules
    from builder.rules import engine

    known = {engine.slug(module): module for module in rules.RULES}
    if rule not in known:
        leave(engine.no_rule(rule, known))
    module = known[rule]
    click.echo(f"{rule} ({module.LEVEL})\n\n{(module.__doc__ or '').strip()}")


@cli.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option(
    "--decision", default="open", show_default=True, help="open, both-hold, or the id of the claim preferred."
)
@click.option("--reason", help="Why, in plain words.")
@click.option("--would-settle", help="What evidence would settle it.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Day of the decision; today if left out.",
)
@click.pass_obj
def resolve(
    workspace: Workspace,
    first: str,
    second: str,
    decision: str,
    reason: str | None,
    would_settle: str | None,
    date: dt.datetime | None,
) -> None:
    """Record a decision about the conflict between claims A and B.

    Without --reason it asks, in a terminal. A decision that no longer fits is renewed in its file.

    \b
    Example:
      counterclaim resolve claim-a claim-b --decision open --reason "Neither names a study."
    """
    from builder.editing import resolutions
    from builder.knowledge import validation
    from builder.reasoning import conflicts as engine
    from builder.reports import sentences, terminal

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    for claim in (first, second):
        if claim not in analysis.kb.claims:
            leave(f'there is no claim "{claim}"{_near(claim, list(analysis.kb.claims))}')
    found = next((c for c in analysis.conflicts if c.id == engine.identity(first, second)), None)
    if found is None:
        leave(f"{first} and {second} do not conflict")
    if decision not in {"open", "both-hold", *found.claims}:
        leave(f'--decision is "{decision}"; it is open, both-hold, {found.claims[0]} or {found.claims[1]}')
    known = analysis.resolution(found)
    if reason is None:
        if not sys.stdin.isatty():
            leave("--reason is missing: say in plain words why")
        click.echo("\n".join(terminal.conflict(analysis, found)))
        reason = click.prompt("Reason", default=known.reason if known else None)
        would_settle = would_settle or click.prompt("What would settle it", default="", show_default=False) or None
    if would_settle is None and known is not None:
        would_settle = known.would_settle
    day = (date or dt.datetime.now(tz=dt.UTC)).date().isoformat()
    value = resolutions.record(analysis.kb, found.claims, decision, reason, would_settle=would_settle, date=day)
    for refusal in validation.refusals("resolution", value):
        leave(sentences.joined(refusal.message, refusal.mend))
    name = resolutions.name(analysis.kb, found.claims, known)
    path = _write(lambda: resolutions.write(configuration.root, name, value))
    click.echo(f"wrote {path.relative_to(configuration.root)}: {decision}")


def _write(writing: Any) -> Path:
    try:
        path: Path = writing()
    except OSError as error:
        leave(f"cannot write: {error.filename or ''} {error.strerror or error}".strip())
    return path


@cli.group()
def source() -> None:
    """Pin the sentences of a source's text, and compare them with it.

    \b
    Example:
      counterclaim source lock my-source --text ~/texts/my-source.txt
      counterclaim source verify my-source
    """


@source.command("lock")
@click.argument("identity", metavar="ID")
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
    from builder.editing import locks as editing
    from builder.knowledge import locks
    from builder.reports.sentences import plural

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
    path = _write(lambda: editing.write(configuration.root, lock))
    click.echo(f"wrote {path.relative_to(configuration.root)}: {plural(len(lock.sentences), 'sentence')}")


@source.command("verify")
@click.argument("identities", metavar="[ID]...", nargs=-1)
@click.pass_obj
def verify_source(workspace: Workspace, identities: tuple[str, ...]) -> None:
    """Compare the locks with the texts at hand: which sentences are the same, moved, changed or gone.

    Exits with 1 where a sentence changed or vanished, with 2 where no text is at hand.

    \b
    Example:
      counterclaim source verify
      COUNTERCLAIM_TEXTS=~/texts counterclaim source verify my-source
    """
    from builder.reports import terminal

    analysis = workspace.analysis()
    for identity in identities:
        if identity not in analysis.kb.sources:
            leave(f'there is no source "{identity}"{_near(identity, list(analysis.kb.sources))}')
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
    if ("source", identity) in analysis.kb.unread:
        leave(f"sources/{identity}.yml cannot be used as it is; see what is wrong: counterclaim check sources")
    if identity not in analysis.kb.sources:
        leave(f'there is no source "{identity}" in sources/{_near(identity, list(analysis.kb.sources))}')
    if text_file is None:
        if identity in analysis.kb.texts:
            return analysis.kb.texts[identity]
        where = configuration.texts or "no folder of texts is configured"
        leave(f"the text of {identity} is not at hand ({where}); name it with --text, or set COUNTERCLAIM_TEXTS")
    try:
        return text_file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        leave(f"{text_file}: cannot be read as UTF-8: {error}")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def render(workspace: Workspace, folder: Path) -> None:
    """Write the pages as Markdown into FOLDER, for any generator that reads mkdocs.yml.

    \b
    Example:
      counterclaim render build/pages
    """
    from builder import exports, pages
    from builder.editing import folders

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    written = pages.render(analysis, configuration, downloads=exports.downloads(analysis))
    try:
        count = folders.write(folder, ((page.path, page.text()) for page in written))
    except OSError as error:
        leave(f"{folder}: cannot be written: {error.strerror or error}")
    click.echo(f"wrote {count} files to {folder}")


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def build(workspace: Workspace, options: tuple[str, ...]) -> None:
    """Build the site with MkDocs (strict); OPTIONS go to mkdocs build.

    \b
    Example:
      counterclaim build
    """
    root = workspace.configuration().root
    code = _mkdocs(root, ["build", "--strict", "--quiet", *options])
    if code == 0:
        index = root / "site" / "index.html"
        click.echo(f"the site is at {index}" if index.exists() else "the site is built")
        click.echo(f"to read it in a browser:  {_invoked()} serve   then open http://127.0.0.1:8000/")
    sys.exit(code)


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(workspace: Workspace, options: tuple[str, ...]) -> None:
    """Serve the site and build it again whenever a record is saved; OPTIONS go to mkdocs serve.

    \b
    Example:
      counterclaim serve --dev-addr 127.0.0.1:8123
    """
    sys.exit(_mkdocs(workspace.configuration().root, ["serve", *options]))


def _invoked() -> str:
    """Return how this command was called, as short as it can be called again from here."""
    called = Path(sys.argv[0])
    here = Path.cwd()
    return str(called.relative_to(here)) if called.is_absolute() and called.is_relative_to(here) else str(called)


def _mkdocs(root: Path, arguments: list[str]) -> int:
    """Run MkDocs in the root as a process of its own; return its exit code."""
    import importlib.util
    import os
    import subprocess

    if importlib.util.find_spec("mkdocs") is None:
        leave("MkDocs is not installed; install it with: pip install 'counterclaim[site]'")
    if not (root / "mkdocs.yml").is_file():
        leave(f"there is no mkdocs.yml in {root}")
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    try:
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", *arguments], cwd=root, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0


@cli.command()
@click.option("--to", "form", type=click.Choice(["jsonl"]), required=True, help="Format.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.pass_obj
def export(workspace: Workspace, form: str, output: Path | None) -> None:
    """Write the knowledge for other programs.

    \b
    Example:
      counterclaim export --to jsonl --output claims.jsonl
    """
    from builder import exports

    _emit(exports.FORMATS[form](workspace.analysis()), output)


def main() -> None:
    """Run the command; a closed pipe or Ctrl-C ends it quietly."""
    output = sys.stdout
    try:
        cli()
    except SystemExit:
        if sys.stdout is not output:  # click's stand-in for a closed pipe; it leaves with 1, which would mean findings
            sys.exit(CANNOT)
        raise
