"""What a new claim says: an effect, advice or background, by the options that were given, or by asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.commands import asking
from counterclaim.commands.choices import words
from counterclaim.commands.workspace import leave
from counterclaim.knowledge.records import RESERVED

if TYPE_CHECKING:
    from counterclaim.commands.new.desk import Desk

OPTIONS = {
    "effect": (
        *("exposure", "outcome", "direction", "comparator", "link", "size", "estimate", "modality", "possible"),
        *("rated", "inferred"),
    ),
    "advice": ("advised", "avoid", "aim", "instead", "when", "strength"),
    "background": ("about",),
}
"""What a claim is about, and the options that say it."""

KINDS = (
    "effect: something acts on something, in a direction. advice: people are told to do or to avoid something."
    " background: a statement about something that is neither."
)


def matter(desk: Desk) -> dict[str, Any]:
    """Return the effect, advice or background."""
    given = desk.given
    chosen = [kind for kind, options in OPTIONS.items() if any(given[option] for option in options)]
    if len(chosen) > 1:
        leave(f"the options of {' and '.join(chosen)} do not go together; a claim is one of them")
    if given["advised"] and given["avoid"]:
        leave("--do and --avoid do not go together; write two claims")
    if not chosen and not asking.interactive():
        leave(
            "say what it is about: --exposure, --outcome and --direction (an effect),"
            " --do or --avoid (advice), or --about (background)"
        )
    kind = chosen[0] if chosen else desk.ask.choice("kind", "Kind", tuple(OPTIONS), about=KINDS)
    if kind == "effect":
        return {"effect": _effect(desk)}
    if kind == "background":
        ids = desk.terms("--about", "About which concepts", "concepts", given=given["about"], least=1)
        return {"background": {"about": ids[0] if len(ids) == 1 else ids}}
    return {"advice": _advice(desk)}


def _advice(desk: Desk) -> dict[str, Any]:
    given = desk.given
    act = "avoid" if given["avoid"] else "do"
    if not given["advised"] and not given["avoid"]:
        if not asking.interactive():
            leave("--do or --avoid is missing: the concept that it advises, or advises against")
        act = desk.ask.choice("act", "Does it say do or avoid", ("do", "avoid"))
    named = given["avoid"] if act == "avoid" else given["advised"]
    advice: dict[str, Any] = {act: desk.term(f"--{act}", f"What to {act}", "concepts", given=named)}
    for key, word, question in (
        ("for", given["aim"], "For which outcome"),
        ("instead", given["instead"], "What instead"),
    ):
        found = desk.term(
            f"--{key}",
            f"{question} (empty: not said)",
            "concepts",
            given=word,
            about=_about("advice", key),
            needed=False,
        )
        if found:
            advice[key] = found
    advice |= _worded(desk, "advice", "when")
    if given["strength"]:
        advice["strength"] = given["strength"]
    return advice


def _worded(desk: Desk, above: str, *fields: str) -> dict[str, str]:
    """Return the fields of a closed list of words that options gave; leave where one is no such word."""
    stated = [field for field in fields if desk.given[field]]
    return {
        field: desk.ask.choice(f"--{field}", field, words(above, field), given=desk.given[field]) for field in stated
    }


def _effect(desk: Desk) -> dict[str, Any]:
    given = desk.given
    asked = given["direction"] is None and asking.interactive()
    effect: dict[str, Any] = {
        "exposure": desk.term(
            "--exposure", "What acts", "concepts", given=given["exposure"], about=_about("effect", "exposure")
        ),
        "outcome": desk.term(
            "--outcome", "On what", "concepts", given=given["outcome"], about=_about("effect", "outcome")
        ),
        "direction": desk.ask.choice(
            "--direction",
            "What happens to it",
            words("effect", "direction"),
            given=given["direction"],
            about=_about("effect", "direction"),
        ),
    }
    if given["comparator"] or asked:
        compared = desk.ask.one(
            "--comparator",
            "Compared with what: a concept, without, before (empty: not said)",
            _comparing(desk),
            given=given["comparator"],
            about=_about("effect", "comparator"),
            needed=False,
        )
        effect |= {"comparator": compared} if compared else {}
    effect |= _worded(desk, "effect", "link", "rated")
    if given["size"]:
        effect["size"] = given["size"]
    if given["estimate"]:
        effect["estimate"] = _estimate(given["estimate"])
    if given["inferred"]:
        known = words("effect", "inferred")
        effect["inferred"] = [desk.ask.choice("--inferred", "inferred", known, given=one) for one in given["inferred"]]
    modality = _modality(desk, asked=asked)
    return effect | ({"modality": modality} if modality and modality != ASSERTED else {})


ASSERTED = "asserted"


def _modality(desk: Desk, *, asked: bool) -> str | None:
    """Return how firmly it is said."""
    given = desk.given
    if given["possible"]:
        if given["modality"] not in {None, "possible"}:
            leave("--possible and --modality do not go together; --possible is short for --modality possible")
        return "possible"
    if not given["modality"] and not asked:
        return None
    return desk.ask.choice(
        "--modality",
        "How firmly is it said",
        words("effect", "modality"),
        given=given["modality"],
        about=_about("effect", "modality"),
        default=ASSERTED,
    )


def _comparing(desk: Desk) -> Any:
    """Return what reads a comparator: a concept, or one of the words that stand for none."""
    naming = desk.naming("concepts")
    return lambda given: given if given in RESERVED else naming(given)


def link(desk: Desk) -> str:
    """Return how exposure and outcome are linked, which a study that only observed has to say."""
    return desk.ask.choice(
        "--link",
        "Does it say that it causes, or only goes with",
        words("effect", "link"),
        about=_about("effect", "link"),
    )


def _about(*way: str) -> str:
    from counterclaim.knowledge.schemas import fields

    return fields.description("claim", *way)


def _estimate(text: str) -> Any:
    """Return what a text says in YAML: fields, with or without braces around them."""
    from counterclaim.knowledge import yaml_reader

    text = text.strip()
    try:
        return yaml_reader.read((text if text.startswith("{") else f"{{{text}}}").encode()).value
    except yaml_reader.YamlError as error:
        mend = "write it as in a record: 'measure: risk-ratio, value: 0.63, low: 0.42, high: 0.94'"
        leave(f"--estimate: {error.message}; {mend}")
