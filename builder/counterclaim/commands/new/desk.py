"""The desk at which a record is made: the knowledge base, read anew when a term joins it, and what asks for terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking
from counterclaim.commands.asking import AnswerError, Asker

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.analysis import Analysis

KIND = {"concepts": "concept", "populations": "population", "conditions": "condition", "quantities": "quantity"}
MAKE = "+"


class Desk:
    """What the commands that make a record share."""

    def __init__(self, workspace: Workspace, ask: Asker) -> None:
        self.ask = ask
        self._workspace = workspace
        self.configuration = workspace.configuration()
        self.analysis: Analysis = workspace.analysis(self.configuration)

    @property
    def kb(self) -> KnowledgeBase:
        """Return the knowledge base as it is now."""
        return self.analysis.kb

    @property
    def given(self) -> dict[str, Any]:
        """Return what options gave."""
        return self.ask.given

    def reload(self) -> None:
        """Read the knowledge base anew: something was written."""
        self.analysis = self._workspace.analysis(self.configuration)

    def term(self, option: str, question: str, vocabulary: str, **more: Any) -> str | None:
        """Return the id of a term, named by id, label or synonym in an option or an answer, or made at once."""
        return self.ask.one(option, question, self.naming(vocabulary), **_explained(vocabulary, more))

    def terms(self, option: str, question: str, vocabulary: str, **more: Any) -> list[str]:
        """Return the ids of several terms."""
        return self.ask.many(option, question, self.naming(vocabulary), **_explained(vocabulary, more))

    def naming(self, vocabulary: str) -> Callable[[str], str]:
        """Return what reads the name of a term; where there is none, it can be made in a terminal."""
        unknown = ""

        def read(words: str) -> str:
            nonlocal unknown
            from counterclaim.editing import drafts

            terms: Mapping[str, Any] = getattr(self.kb, vocabulary)
            if words.startswith(MAKE) and asking.interactive():
                return self._made(vocabulary, words.removeprefix(MAKE).strip() or unknown)
            found = drafts.term(words, terms)
            if found:
                return found
            unknown = words
            near = drafts.near(words, terms)
            raise AnswerError(
                f'"{words}" is not in the vocabulary; {_nearest(vocabulary, near, terms)}', next(iter(near), None)
            )

        return read

    def _made(self, vocabulary: str, words: str) -> str:
        """Return the id of a term that is asked for and written here."""
        from counterclaim.commands.new import terms

        click.echo(f"  a new {KIND[vocabulary]}:")
        identity = terms.write(self, vocabulary, {"label": None}, proposed=words, key=f"{vocabulary}:{words}:")
        click.echo()
        return identity


def _nearest(vocabulary: str, near: Sequence[str], terms: Mapping[str, Any]) -> str:
    listed = ", ".join(f"{identity} ({terms[identity].label})" for identity in near)
    if asking.interactive():
        return f"nearest: {listed or 'none'}; write another, or {MAKE} to make it a new {KIND[vocabulary]}"
    return f"nearest: {listed}" if listed else f"nearest: none; add it with: counterclaim new {KIND[vocabulary]}"


def _explained(vocabulary: str, more: dict[str, Any]) -> dict[str, Any]:
    """Return settings whose explanation says how terms are named, too."""
    how = (
        f"Write the id, label or synonym of a {KIND[vocabulary]}; a word that is none is answered with the nearest."
        f" {MAKE} and a name makes a new one."
    )
    return {**more, "about": f"{more.get('about', '')} {how}".strip()}
