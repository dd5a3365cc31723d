"""`new claim`: asks for what a claim needs, writes it, and says at once what it meets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking, saving
from counterclaim.commands.workspace import leave, near
from counterclaim.knowledge.dates import today

if TYPE_CHECKING:
    from counterclaim.commands.workspace import Workspace
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis

DIRECTIONS = ("increases", "decreases", "no-change", "no-increase", "no-decrease", "mixed")
BASES = ("none", "anecdote", "expert-opinion", "unnamed-research", "cited-research", "own-data")
STANCES = ("helps", "harms", "conditional", "neutral")
HORIZONS = ("immediate", "short-term", "long-term")
MATTERS = {
    "effect": ("exposure", "outcome", "direction", "comparator", "size", "possible"),
    "advice": ("advised", "avoid", "aim", "instead"),
    "background": ("about",),
}
"""What a claim is about, and the options that say it."""


@click.command("claim")
@click.option("--source", help="Id of the source.")
@click.option("--sentences", help="Numbers of the sentences: 17 or 3,5-7.")
@click.option("--statement", help="What the source says, in your own words.")
@click.option("--exposure", help="Effect: the concept that acts (id, label or synonym).")
@click.option("--outcome", help="Effect: the concept that it acts on.")
@click.option("--direction", help=f"Effect: {', '.join(DIRECTIONS)}.")
@click.option("--comparator", help="Effect: compared with this concept.")
@click.option("--size", help="Effect: how much, as the source gives it.")
@click.option("--possible", is_flag=True, help="Effect: the source says only that it can happen.")
@click.option("--do", "advised", help="Advice: the concept advised.")
@click.option("--avoid", help="Advice: the concept advised against.")
@click.option("--for", "aim", help="Advice: for this outcome.")
@click.option("--instead", help="Advice: do this in its place.")
@click.option("--about", multiple=True, help="Background: the concept it is about (repeat for more).")
@click.option("--population", multiple=True, help="Limit: for whom (repeat for more).")
@click.option("--condition", multiple=True, help="Limit: under which condition (repeat for more).")
@click.option("--horizon", help=f"Limit: {', '.join(HORIZONS)}.")
@click.option("--dose", multiple=True, metavar="QUANTITY=AMOUNT", help="Limit: such as distance-per-week='<= 20 km'.")
@click.option("--basis", help=f"What the source offers: {', '.join(BASES)}.")
@click.option("--caveat", multiple=True, help="What a reader should know first (repeat for more).")
@click.option("--stance", help=f"{', '.join(STANCES)}; proposed from the direction.")
@click.option("--id", "identity", help="Id; proposed from the statement.")
@click.option("--by", help="Who writes it.")
@click.pass_obj
def claim(workspace: Workspace, /, **given: Any) -> None:
    """Write a claim, and say what it agrees and conflicts with.

    \b
    Example:
      counterclaim new claim --source my-source --sentences 4 --statement "Coffee late in the day shortens sleep." \\
        --exposure coffee --outcome sleep --direction decreases --basis expert-opinion --caveat "No amount is given."
    """
    from counterclaim.editing import drafts, records

    configuration = workspace.configuration()
    analysis = workspace.analysis(configuration)
    kb = analysis.kb
    source = _source(analysis, given["source"])
    numbers = _sentences(analysis, source, given["sentences"])
    value: dict[str, Any] = {
        "statement": asking.text("--statement", given["statement"], "What it says, in your own words"),
        "source": source.id,
        "sentences": numbers,
    }
    value.update(_matter(analysis, given))
    scope = _scope(analysis, given)
    if scope:
        value["scope"] = scope
    value["basis"] = asking.choice("--basis", given["basis"], "What does the source offer for it", BASES)
    needed = 0 if "background" in value else 1
    value["caveats"] = asking.many("--caveat", given["caveat"], "What should a reader know first", least=needed)
    proposed = drafts.stance(analysis, value)
    value["stance"] = asking.choice("--stance", given["stance"], "Is it good for the person", STANCES, default=proposed)
    if given["by"]:
        value["written"] = {"by": given["by"], "date": today()}
    made = drafts.identity(str(value["statement"]), kb.claims)
    identity = str(asking.text("--id", given["identity"], "Id", default=made))
    if identity in kb.claims:
        leave(f'there is a claim "{identity}" already, in {kb.claims[identity].origin.path}; take another --id')
    path = configuration.root / "claims" / source.id / f"{identity}.yml"
    saving.save(configuration, lambda: records.write_new(configuration.root, path, "claim", value), identity)
    _say_what_it_meets(workspace.analysis(configuration), identity)


def _source(analysis: Analysis, given: str | None) -> Source:
    known = analysis.kb.sources
    if not known:
        leave("there is no source yet; write one first: counterclaim new source")
    name = given if given is not None else asking.choice("--source", None, "Source", sorted(known))
    if name not in known:
        leave(f'there is no source "{name}"{near(name, known)}')
    return known[name]


def _sentences(analysis: Analysis, source: Source, given: str | None) -> list[int]:
    """Return the sentence numbers, checked against the lock; shows the sentences where the text is at hand."""
    from counterclaim.knowledge import shaping

    lock = analysis.kb.locks.get(source.id)
    if lock is None:
        leave(f"{source.id} has no lock, so its sentences have no numbers: counterclaim source lock {source.id}")
    words = str(asking.text("--sentences", given, f"Sentences (1 to {len(lock.sentences)}), such as 17 or 3,5-7"))
    parts = [part for part in re.split(r"[,\s]+", words.strip()) if part]
    if not parts or not all(re.fullmatch(r"[0-9]{1,6}(-[0-9]{1,6})?", part) for part in parts):
        leave(f'--sentences is "{words}"; write numbers such as 17 or 3,5-7')
    for first, mark, last in (part.partition("-") for part in parts):
        if mark and int(first) > int(last):
            leave(f'--sentences is "{words}"; a range begins with its lower number: {last}-{first}')
    numbers = shaping.sentence_numbers([int(p) if p.isdigit() else p for p in parts])
    for number in numbers:
        pinned = lock.sentence(number)
        if pinned is None:
            leave(f"{source.id} has no sentence {number}; it has sentences 1 to {len(lock.sentences)}")
        text = analysis.kb.texts.get(source.id)
        shown = text[pinned.at[0] : pinned.at[1]] if text else " … ".join(pinned.words)
        click.echo(f"  {number}  {' '.join(shown.split())}")
    return sorted(dict.fromkeys(numbers))


def _matter(analysis: Analysis, given: dict[str, Any]) -> dict[str, Any]:
    """Return the effect, advice or background, by which options were given, or by asking."""
    chosen = [kind for kind, options in MATTERS.items() if any(given[option] for option in options)]
    if len(chosen) > 1:
        leave(f"the options of {' and '.join(chosen)} do not go together; a claim is one of them")
    if given["advised"] and given["avoid"]:
        leave("--do and --avoid do not go together; write two claims")
    if not chosen and not asking.interactive():
        leave(
            "say what it is about: --exposure, --outcome and --direction (an effect),"
            " --do or --avoid (advice), or --about (background)"
        )
    kind = chosen[0] if chosen else asking.choice("--exposure", None, "Kind", tuple(MATTERS))
    concepts = analysis.kb.concepts
    if kind == "effect":
        return {"effect": _effect(analysis, given)}
    if kind == "background":
        about = asking.many("--about", given["about"], "About which concepts", least=1)
        ids = [str(asking.term("--about", word, "Concept", concepts)) for word in about]
        return {"background": {"about": ids[0] if len(ids) == 1 else ids}}
    act = "avoid" if given["avoid"] else "do"
    if not given["advised"] and not given["avoid"]:
        if not asking.interactive():
            leave("--do or --avoid is missing: the concept that it advises, or advises against")
        act = asking.choice("--do", None, "Does it say do or avoid", ("do", "avoid"))
    named = given["avoid"] if act == "avoid" else given["advised"]
    advice = {act: asking.term(f"--{act}", named, f"What to {act}", concepts)}
    for key, word, question in (
        ("for", given["aim"], "For which outcome"),
        ("instead", given["instead"], "What instead"),
    ):
        found = asking.term(f"--{key}", word, f"{question} (empty: not said)", concepts, needed=False)
        if found:
            advice[key] = found
    return {"advice": advice}


def _effect(analysis: Analysis, given: dict[str, Any]) -> dict[str, Any]:
    concepts = analysis.kb.concepts
    effect: dict[str, Any] = {
        "exposure": asking.term("--exposure", given["exposure"], "What acts", concepts),
        "outcome": asking.term("--outcome", given["outcome"], "On what", concepts),
        "direction": asking.choice("--direction", given["direction"], "What happens to it", DIRECTIONS),
    }
    if given["comparator"]:
        effect["comparator"] = asking.term("--comparator", given["comparator"], "Compared with", concepts)
    if given["size"]:
        effect["size"] = given["size"]
    asked = not given["possible"] and given["direction"] is None and asking.interactive()
    if given["possible"] or (asked and click.confirm("Does it say only that this can happen?", default=False)):
        effect["modality"] = "possible"
    return effect


def _scope(analysis: Analysis, given: dict[str, Any]) -> dict[str, Any]:
    from counterclaim.reasoning import doses

    kb = analysis.kb
    scope: dict[str, Any] = {}
    for axis, terms in (("population", kb.populations), ("condition", kb.conditions)):
        words = asking.many(f"--{axis}", given[axis], f"Limit, {axis} {asking.OPEN}") if terms else list(given[axis])
        ids = [str(asking.term(f"--{axis}", word, axis.capitalize(), terms)) for word in words]
        if ids:
            scope[axis] = ids[0] if len(ids) == 1 else ids
    horizon = asking.text(
        "--horizon", given["horizon"], f"Limit, horizon: {', '.join(HORIZONS)} {asking.OPEN}", needed=False
    )
    if horizon:
        scope["horizon"] = asking.choice("--horizon", horizon, "Over what time", HORIZONS)
    pairs = given["dose"]
    if kb.quantities:
        pairs = asking.many(
            "--dose", pairs, f"Limit, dose: QUANTITY=AMOUNT of {', '.join(kb.quantities)} {asking.OPEN}"
        )
    for pair in pairs:
        quantity, mark, amount = (part.strip() for part in pair.partition("="))
        if not mark or quantity not in kb.quantities:
            leave(
                f'--dose is "{pair}"; write QUANTITY=AMOUNT with one of {", ".join(kb.quantities) or "no quantities"}'
            )
        try:
            doses.parse(amount, kb.quantities[quantity])
        except doses.DoseError as error:
            leave(f"--dose {quantity}: {error.message}; {error.mend}")
        if quantity in scope.setdefault("dose", {}):
            unit = kb.quantities[quantity].unit
            leave(f"--dose {quantity} stands twice; a range says both ends: {quantity}='1-2 {unit}'")
        scope["dose"][quantity] = amount
    return scope


def _say_what_it_meets(analysis: Analysis, written: str) -> None:
    from counterclaim.editing import drafts
    from counterclaim.reports import terminal

    met = drafts.meeting(analysis, written)
    if met.agrees:
        click.echo(f"agrees with {', '.join(met.agrees)}")
    for conflict in met.conflicts:
        click.echo("\n".join(["", *terminal.conflict(analysis, conflict)]))
        if conflict.is_open:
            first, second = sorted((written, conflict.other_side(written)[0]))
            click.echo(f"  examine it: counterclaim resolve {first} {second}")
    if not met.agrees and not met.conflicts:
        click.echo("no other claim is about this")
