"""Asking for what an option did not give: in a terminal by a prompt, in a script by one clear line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPEN = "(empty: not stated)"


def interactive() -> bool:
    """Tell whether somebody sits at a terminal to answer."""
    return sys.stdin.isatty()


def text(
    option: str, given: str | None, question: str, *, default: str | None = None, needed: bool = True
) -> str | None:
    """Return what the option gave, else the answer to the question, else the default; leave where it is needed."""
    if given is not None:
        return given
    if interactive():
        answer: str = click.prompt(question, default=default if default is not None else (None if needed else ""))
        return answer.strip() or None
    if default is None and needed:
        leave(f"{option} is missing: {question[:1].lower()}{question[1:]}")
    return default


def choice(option: str, given: str | None, question: str, choices: Sequence[str], *, default: str | None = None) -> str:
    """Return one of the choices; leave with the nearest named where the option gave none of them."""
    from counterclaim.editing import drafts

    if given is None and interactive():
        answer: str = click.prompt(question, type=click.Choice(list(choices)), default=default)
        return answer
    chosen = text(option, given, f"{question} ({', '.join(choices)})", default=default)
    if chosen not in choices:
        near = drafts.close(str(chosen), choices)
        hint = f"; did you mean {near}?" if near else f"; it is one of {', '.join(choices)}"
        leave(f'{option} is "{chosen}"{hint}')
    return str(chosen)


def term(option: str, given: str | None, question: str, terms: Mapping[str, Any], *, needed: bool = True) -> str | None:
    """Return the id of a term named by its id, label or synonym; propose the nearest where it has no such name."""
    from counterclaim.editing import drafts

    words = text(option, given, question, needed=needed)
    while words:
        found = drafts.term(words, terms)
        if found:
            return found
        near = drafts.near(words, terms)
        listed = ", ".join(f"{i} ({terms[i].label})" for i in near) or "none; add it with: counterclaim new concept"
        if not interactive():
            leave(f'{option} "{words}" is not in the vocabulary; nearest: {listed}')
        click.echo(f'  "{words}" is not in the vocabulary; nearest: {listed}')
        words = click.prompt(question, default=near[0] if near else None).strip()
    return None


def many(option: str, given: Sequence[str], question: str, *, least: int = 0) -> list[str]:
    """Return what a repeated option gave, else answers until an empty one."""
    if given or not interactive():
        if len(given) < least:
            leave(f"{option} is missing: {question[:1].lower()}{question[1:]}")
        return list(given)
    answers: list[str] = []
    while True:
        answer = click.prompt(question if not answers else "  another (empty: done)", default="", show_default=False)
        if not answer.strip():
            if len(answers) >= least:
                return answers
            continue
        answers.append(answer.strip())
