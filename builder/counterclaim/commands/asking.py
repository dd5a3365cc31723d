"""Asking for what an option did not give: in a terminal until the answer is right, in a script by one clear line.

No answer is lost: each is kept as it is given, and a later call goes on where one was broken off.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    About = str | Callable[[], str]

T = TypeVar("T")
OPEN = "(empty: not stated)"
EXPLAIN = "?"


class AnswerError(Exception):
    """An answer that is not right: what is wrong, to stand behind the option's name; and perhaps what is meant."""

    def __init__(self, message: str, proposal: str | None = None) -> None:
        super().__init__(message)
        self.proposal = proposal


def interactive() -> bool:
    """Tell whether somebody sits at a terminal to answer."""
    return sys.stdin is not None and sys.stdin.isatty()


class Asker:
    """Asks, and remembers what was answered: by the option that would have given it."""

    def __init__(self, given: dict[str, Any], keep: Callable[[dict[str, list[str]]], None] = lambda _: None) -> None:
        self.given = given
        self.answers: dict[str, list[str]] = {}
        self._keep = keep
        self._told = False

    def one(
        self,
        option: str,
        question: str,
        read: Callable[[str], T],
        *,
        given: str | None = None,
        about: About = "",
        default: str | None = None,
        needed: bool = True,
    ) -> T | None:
        """Return what `read` makes of the option, else of the answer, else of the default; None: there is none.

        `read` raises `AnswerError` for what is not right: then the command ends, or the question is asked again.
        """
        if given is not None or not interactive():
            if given is None and default is None and needed:
                leave(f"{option} is missing: {question[:1].lower()}{question[1:]}")
            words = default if given is None else given
            return None if words is None else _insist(option, words, read)
        kept = self.answers.get(option, [None])[0]
        while True:
            words = self._answer(question, about, default, needed=needed) if kept is None else kept
            kept = None
            if not words:
                self._remember(option, [""])
                return None
            try:
                value = read(words)
            except AnswerError as wrong:
                click.echo(f"  {_said(wrong)}")
                default = wrong.proposal or default
                continue
            self._remember(option, [value if isinstance(value, str) else words])
            return value

    def many(
        self,
        option: str,
        question: str,
        read: Callable[[str], T],
        *,
        given: Sequence[str] = (),
        about: About = "",
        least: int = 0,
    ) -> list[T]:
        """Return what `read` makes of a repeated option, else of answers until an empty one."""
        if given or not interactive():
            if len(given) < least:
                leave(f"{option} is missing: {question[:1].lower()}{question[1:]}")
            return [_insist(option, words, read) for words in given]
        kept = list(self.answers.get(option, []))
        told: list[str] = []
        found: list[T] = []
        proposal = None
        while True:
            asked = question if not found else "  another (empty: done)"
            words = kept.pop(0) if kept else self._answer(asked, about, proposal, needed=False)
            proposal = None
            if not words and len(found) >= least:
                self._remember(option, [*told, ""])
                return found
            try:
                value = read(words) if words else None
            except AnswerError as wrong:
                proposal = wrong.proposal
                click.echo(f"  {_said(wrong)}")
                continue
            if value is not None:
                found.append(value)
                told.append(value if isinstance(value, str) else words)
                self._remember(option, list(told))

    def text(self, option: str, question: str, **more: Any) -> str | None:
        """Return what was given or answered, as it is."""
        return self.one(option, question, str, **more)

    def choice(self, option: str, question: str, choices: Sequence[str], **more: Any) -> str:
        """Return one of the choices; a beginning that only one of them has stands for it in a terminal."""
        return str(self.one(option, f"{question} ({', '.join(choices)})", lambda words: _among(words, choices), **more))

    def confirm(self, key: str, question: str, *, default: bool) -> bool:
        """Return whether the answer is yes; it is remembered under `key`."""
        if key not in self.answers:
            self._remember(key, ["y" if click.confirm(question, default=default) else "n"])
        return self.answers[key] == ["y"]

    def forget(self, *options: str) -> None:
        """Ask these again when they are next needed."""
        for option in options:
            self.answers.pop(option, None)
        self._keep(self.answers)

    def _remember(self, option: str, words: list[str]) -> None:
        if self.answers.get(option) != words:
            self.answers[option] = words
            self._keep(self.answers)

    def _answer(self, question: str, about: About, default: str | None, *, needed: bool) -> str:
        if not self._told:
            click.echo(f"{EXPLAIN} explains a question; Ctrl-C keeps what you have answered for later")
            self._told = True
        while True:
            shown = default if default is not None else (None if needed else "")
            words: str = click.prompt(question, default=shown, show_default=bool(shown)).strip()
            if words == EXPLAIN:
                click.echo(_indented(about() if callable(about) else about) or "  there is no more to say about it")
            elif words or not needed:
                return words


def _insist(option: str, words: str, read: Callable[[str], T]) -> T:
    try:
        return read(words)
    except AnswerError as wrong:
        leave(f"{option} {wrong}")


def _said(wrong: AnswerError) -> str:
    message = str(wrong)
    return f"that {message}" if message.startswith("is ") else message


def _indented(words: str) -> str:
    return "\n".join(f"  {part}" for line in words.splitlines() for part in click.wrap_text(line, 96).splitlines())


def _among(words: str, choices: Sequence[str]) -> str:
    from counterclaim.editing import drafts

    if words in choices:
        return words
    begun = [choice for choice in choices if choice.startswith(words.lower())]
    if len(begun) == 1 and interactive():
        return begun[0]
    near = drafts.close(words, choices)
    raise AnswerError(f'is "{words}"' + (f"; did you mean {near}?" if near else f"; it is one of {', '.join(choices)}"))


@contextlib.contextmanager
def session(root: Path, kind: str, given: Mapping[str, Any]) -> Iterator[Asker]:
    """Give what asks for a record of `kind`; offers to go on with one that was begun, and keeps it until it is done."""
    from counterclaim.editing import unfinished
    from counterclaim.knowledge import dates

    options = {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}
    asker = Asker(options)
    if not interactive():
        yield asker
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - gives the line that is typed arrow keys and a history
    earlier = unfinished.read(root, kind)
    if earlier and _taken_up(kind, earlier):
        asker.answers = dict(earlier.answers)
        asker.given = {
            **options,
            **{name: v for name, v in earlier.given.items() if name in options and not options[name]},
        }
    stated = {name: value for name, value in asker.given.items() if isinstance(value, str | bool | list) and value}
    day = earlier.begun if earlier and asker.answers else dates.today()
    asker._keep = lambda answers: unfinished.write(root, kind, unfinished.Unfinished(day, stated, answers))  # noqa: SLF001
    try:
        yield asker
    except BaseException:
        if asker.answers:
            click.echo(f"\nkept what you have answered: counterclaim new {kind} goes on with it", err=True)
        raise
    unfinished.drop(root, kind)


def _taken_up(kind: str, earlier: Any) -> bool:
    """Show what was answered before, and ask whether to go on with it."""
    click.echo(f"a {kind} was begun on {earlier.begun} and is not finished:")
    told = {**{f"--{name.replace('_', '-')}": v for name, v in earlier.given.items()}, **earlier.answers}
    for option, value in told.items():
        words = ", ".join(filter(None, map(str, value))) if isinstance(value, list) else str(value)
        printable = "".join(c if c.isprintable() else " " for c in words)
        if printable.strip():
            click.echo(f"  {option.lstrip('-'):<14} {printable}")
    return click.confirm("Go on with it? (no: begin anew)", default=True)
