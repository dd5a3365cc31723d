"""New terms of the four vocabularies: the options they have, the questions they ask, and writing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, completing, saving
from counterclaim.commands.asking import AnswerError
from counterclaim.commands.new.desk import KIND, Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.commands.workspace import Workspace

LABEL = click.option("--label", help="The words that readers see.")
DEFINITION = click.option("--definition", help="What is meant, in a plain sentence.")


def options(vocabulary: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what gives a command the options of a term that may have broader ones."""
    kind, complete = KIND[vocabulary], completing.ids(vocabulary)
    broader = click.option(
        "--broader", multiple=True, shell_complete=complete, help=f"A broader {kind}: all of this are of that (repeat)."
    )
    disjoint = click.option(
        "--disjoint-with", multiple=True, shell_complete=complete, help=f"A {kind} that never holds together with it."
    )

    def give(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (disjoint, broader, DEFINITION, LABEL):
            command = option(command)
        return command

    return give


def run(workspace: Workspace, vocabulary: str, given: Mapping[str, Any]) -> None:
    """Write the term that options and answers make, as the command for it does."""
    root = workspace.configuration().root
    with asking.session(root, KIND[vocabulary], given) as ask:
        write(Desk(workspace, ask), vocabulary, ask.given)


def write(desk: Desk, vocabulary: str, given: Mapping[str, Any], *, proposed: str | None = None, key: str = "") -> str:
    """Ask for a term, write it, and return its id; `key` stands before the names under which answers are kept."""
    from counterclaim.editing import drafts, records

    known: Mapping[str, Any] = getattr(desk.kb, vocabulary)
    ask = desk.ask
    label = str(
        ask.one(
            f"{key}--label",
            "Label, as in the middle of a sentence",
            _fitting(vocabulary, "label"),
            given=given.get("label"),
            about=_about(vocabulary, "label"),
            default=proposed,
        )
    )
    alike = drafts.near(label, known)
    if alike:
        click.echo(f"nearest: {', '.join(f'{i} ({known[i].label})' for i in alike)}")

    fresh = saving.fresh(known)
    made = drafts.identity(label, known)
    identity = str(ask.one(f"{key}ID", "Id", fresh, given=given.get("identity"), about=saving.IDS, default=made))
    value = {"label": label, **_FIELDS[vocabulary](desk, vocabulary, given, key)}
    saving.save(
        desk.configuration, lambda: records.add_term(desk.configuration.root, vocabulary, identity, value), identity
    )
    ask.forget(*[name for name in ask.answers if key and name.startswith(key)])
    desk.reload()
    return identity


def _definition(desk: Desk, vocabulary: str, given: Mapping[str, Any], key: str, *, needed: bool = True) -> str | None:
    return desk.ask.one(
        f"{key}--definition",
        f"What is meant, in a plain sentence{'' if needed else ' (empty: the label says it)'}",
        _fitting(vocabulary, "definition"),
        given=given.get("definition"),
        about=_about(vocabulary, "definition"),
        needed=needed,
    )


def _term(desk: Desk, vocabulary: str, given: Mapping[str, Any], key: str) -> dict[str, Any]:
    kind = KIND[vocabulary]
    value: dict[str, Any] = {"definition": _definition(desk, vocabulary, given, key)}
    for field, question in (
        ("broader", f"Broader {kind}: all of this are of that (empty: none)"),
        ("disjoint_with", f"A {kind} that can never hold together with it (empty: none known)"),
    ):
        asked = getattr(desk.kb, vocabulary) and not (vocabulary == "concepts" and field == "disjoint_with")
        if not asked and not given.get(field):
            continue
        option = f"{key}--{field.replace('_', '-')}"
        ids = desk.terms(option, question, vocabulary, given=given.get(field) or (), about=_about(vocabulary, field))
        value |= {field: ids} if ids else {}
    return value


def _concept(desk: Desk, vocabulary: str, given: Mapping[str, Any], key: str) -> dict[str, Any]:
    value, better = _term(desk, vocabulary, given, key), given.get("better")
    if better or (asking.interactive() and not given.get("label")):
        chosen = desk.ask.choice(
            f"{key}--better",
            "Is more or less of it good, or neither",
            ("more", "less", *(() if better else ("neither",))),
            given=better,
            about=_about(vocabulary, "better"),
            default="neither",
        )
        value |= {"better": chosen} if chosen != "neither" else {}
    if given.get("opposite"):
        value["opposite"] = desk.term("--opposite", "Opposite", vocabulary, given=given["opposite"])
    if given.get("also"):
        value["also"] = list(given["also"])
    return value


def _quantity(desk: Desk, vocabulary: str, given: Mapping[str, Any], key: str) -> dict[str, Any]:
    unit = desk.ask.one(
        f"{key}--unit",
        "Unit, such as km, min, mg/kg, or what is counted, such as cups",
        _fitting(vocabulary, "unit"),
        given=given.get("unit"),
        about=_about(vocabulary, "unit"),
    )
    value: dict[str, Any] = {"unit": unit}
    definition = _definition(desk, vocabulary, given, key, needed=False)
    return value | ({"definition": definition} if definition else {})


_FIELDS: Mapping[str, Callable[[Desk, str, Mapping[str, Any], str], dict[str, Any]]] = {
    "concepts": _concept,
    "populations": _term,
    "conditions": _term,
    "quantities": _quantity,
}


def _fitting(vocabulary: str, field: str) -> Callable[[str], str]:
    """Return what takes words that the schema takes for a field of a term."""

    def read(words: str) -> str:
        from counterclaim.knowledge import validation

        whole = {"label": "a word", "definition": "What is meant by it.", "unit": "km"}
        term = {name: whole[name] for name in _NEEDED[vocabulary]}
        for refusal in validation.refusals(vocabulary, {"term": {**term, field: words}}):
            raise AnswerError(f"is not right: {refusal.message.removeprefix('term.')}; {refusal.mend}".rstrip("; "))
        return words

    return read


_NEEDED = {
    "concepts": ("label", "definition"),
    "populations": ("label", "definition"),
    "conditions": ("label", "definition"),
    "quantities": ("label", "unit"),
}


def _about(vocabulary: str, name: str) -> str:
    from counterclaim.knowledge import schemas

    term = schemas.schema(vocabulary)["additionalProperties"]
    return str(term["properties"][name]["description"])
