"""What every command needs: the knowledge base it works on, one-line refusals, writing."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from counterclaim.commands import speaking
from counterclaim.knowledge import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.findings import Setting
    from counterclaim.reasoning.analysis import Analysis

FINDINGS, CANNOT = 1, 2
T = TypeVar("T")


class Workspace:
    """The knowledge base that a command works on, found and read when it is first needed."""

    def __init__(self, root: Path | None, texts: Path | None = None) -> None:
        self._root = root
        self._texts = texts

    def configuration(self) -> Configuration:
        """Return the configuration; leave with exit code 2 where there is none."""
        from counterclaim.knowledge.configuration import ConfigurationError, find

        try:
            found = find(Path.cwd(), root=self._root)
        except ConfigurationError as error:
            leave(str(error))
        from dataclasses import replace

        _finish(found.root)
        return found if self._texts is None else replace(found, texts=self._texts.resolve())

    def analysis(self, configuration: Configuration | None = None) -> Analysis:
        """Return what follows from the knowledge base."""
        from counterclaim.knowledge.base import KnowledgeBase
        from counterclaim.knowledge.foreign import FOLDERS
        from counterclaim.reasoning.analysis import Analysis

        configuration = configuration or self.configuration()
        self._refuse_texts(configuration.texts)
        if not any((configuration.root / folder).is_dir() for folder in FOLDERS):
            leave(f"no knowledge base in {configuration.root}: it has none of {', '.join(FOLDERS)}")
        kb = KnowledgeBase.load(configuration.root, texts=configuration.texts)
        gc.freeze()  # the records stay until the end: no use in looking through them for garbage again and again
        return Analysis(kb)

    def named_texts(self) -> bool:
        """Tell whether the user named the folder of texts here and now: by the option or the variable."""
        from counterclaim.knowledge.configuration import TEXTS_VARIABLE

        return self._texts is not None or bool(os.environ.get(TEXTS_VARIABLE))

    def _refuse_texts(self, texts: Path | None) -> None:
        """Leave with code 2 where the folder of texts is none, or is one that the user named and that is not there.

        One that only the settings name is often not there, since texts need not be published: they are not at hand.
        """
        if texts is None or texts.is_dir():
            return
        if os.path.lexists(texts):
            leave(f"the folder of texts is no folder: {texts}")
        if self.named_texts():
            leave(f"the folder of texts does not exist: {texts}")

    def began(self, revision: str, configuration: Configuration, *, exact: bool) -> str:
        """Return the commit where what is here and a revision parted, or its own; leave with code 2 without one."""
        from counterclaim.knowledge import history

        try:
            return (history.commit if exact else history.parting)(configuration.root, revision)
        except history.HistoryError as error:
            leave(str(error))

    def configuration_at(self, revision: str, configuration: Configuration) -> Configuration:
        """Return the configuration that a revision has; that of today where there was no knowledge base.

        What is named on the command line or by a variable holds for both. Leaves with code 2 where it cannot be used.
        """
        from dataclasses import replace

        from counterclaim.knowledge import history
        from counterclaim.knowledge.configuration import Configuration, ConfigurationError, earlier
        from counterclaim.knowledge.foreign import FOLDERS

        root = configuration.root
        try:
            if not history.has(root, revision, ("pyproject.toml", *FOLDERS)):
                return configuration
            held = earlier(history.read(root, revision, "pyproject.toml") or b"", configuration) or Configuration(root)
        except (history.HistoryError, ConfigurationError) as error:
            leave(f"{revision[:12]}: {error}")
        return replace(held, texts=configuration.texts) if self.named_texts() else held

    def settings_files(self, began: str, latest: str | None, configuration: Configuration) -> list[Setting]:
        """Return the files that say what runs when a site is built and are not as they were; None: as they lie here."""
        from counterclaim.knowledge import history
        from counterclaim.knowledge.findings import Setting

        root = configuration.root
        found = []
        for name in SITE_FILES:
            before = history.read(root, began, name)
            now = history.read(root, latest, name) if latest else _content(root / name)
            if before != now:
                found.append(Setting(name, None, None))
        return found

    def analysis_at(self, revision: str, configuration: Configuration) -> Analysis:
        """Return what follows from the knowledge base as a revision has it; leave with code 2 where git cannot tell."""
        from counterclaim.knowledge import history
        from counterclaim.knowledge.foreign import FOLDERS
        from counterclaim.reasoning.analysis import Analysis

        try:
            kb = history.load(configuration.root, revision, FOLDERS, texts=configuration.texts)
        except (history.HistoryError, OSError) as error:
            leave(str(error))
        return Analysis(kb)


SITE_FILES = ("mkdocs.yml",)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None


def _finish(root: Path) -> None:
    """Finish a change of many files that was interrupted; leave with code 2 where that cannot be done."""
    from counterclaim.editing import transactions

    try:
        what = transactions.finish(root)
    except (transactions.UnfinishedError, OSError) as error:
        leave(f"a change that was interrupted cannot be finished: {error}")
    if what:
        click.echo(f"counterclaim: finished what was interrupted: {what}", err=True)


def leave(message: str) -> NoReturn:
    """Print one line on standard error and exit with code 2."""
    click.echo(f"counterclaim: {shown.one_line(message)}", err=True)
    sys.exit(CANNOT)


def emit(text: str, output: Path | None, *, commands: bool = False) -> None:
    """Print a text, or write it to a file; leave with code 2 where that is not possible.

    `commands`: its lines may be commands to the service whose log it is printed in.
    """
    from counterclaim.editing import files

    if output is None:
        with speaking.commanding() if commands else contextlib.nullcontext():
            click.echo(text, nl=False)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe or a device, which no file may take the place of
            with output.open("w", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        else:
            files.write(output, text)
    except OSError as error:
        leave(f"{output}: cannot be written: {error.strerror or error}")


def written(write: Callable[[], T]) -> T:
    """Return what `write` returns; leave with code 2 where the disk refuses."""
    try:
        return write()
    except OSError as error:
        leave(f"cannot write {error.filename or ''}: {error.strerror or error}")


def near(word: str, known: Collection[str]) -> str:
    """Return a question after the nearest of `known`, to stand at the end of a line; nothing if none is near."""
    from counterclaim.wording import hints

    hint = hints.near(word, dict.fromkeys(known))
    return f"; {hint}" if hint else ""
