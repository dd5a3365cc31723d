"""What a new claim says: an effect, advice or background, by the options that were given, or by asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counterclaim.commands import asking
from counterclaim.commands.choices import words
from counterclaim.commands.workspace import leave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.reasoning.analysis import Analysis

OPTIONS = {
    "effect": (
        *("exposure", "outcome", "direction", "comparator", "link", "size", "estimate", "modality", "possible"),
        *("rated", "inferred"),
    ),
    "advice": ("advised", "avoid", "aim", "instead", "when", "strength"),
    "background": ("about",),
}
"""What a claim is about, and the options that say it."""


def matter(analysis: Analysis, given: dict[str, Any]) -> dict[str, Any]:
    """Return the effect, advice or background."""
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
    kind = chosen[0] if chosen else asking.choice("--exposure", None, "Kind", tuple(OPTIONS))
    concepts = analysis.kb.concepts
    if kind == "effect":
        return {"effect": _effect(concepts, given)}
    if kind == "background":
        about = asking.many("--about", given["about"], "About which concepts", least=1)
        ids = [str(asking.term("--about", word, "Concept", concepts)) for word in about]
        return {"background": {"about": ids[0] if len(ids) == 1 else ids}}
    return {"advice": _advice(concepts, given)}


def _advice(concepts: Mapping[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    act = "avoid" if given["avoid"] else "do"
    if not given["advised"] and not given["avoid"]:
        if not asking.interactive():
            leave("--do or --avoid is missing: the concept that it advises, or advises against")
        act = asking.choice("--do", None, "Does it say do or avoid", ("do", "avoid"))
    named = given["avoid"] if act == "avoid" else given["advised"]
    advice: dict[str, Any] = {act: asking.term(f"--{act}", named, f"What to {act}", concepts)}
    for key, word, question in (
        ("for", given["aim"], "For which outcome"),
        ("instead", given["instead"], "What instead"),
    ):
        found = asking.term(f"--{key}", word, f"{question} (empty: not said)", concepts, needed=False)
        if found:
            advice[key] = found
    advice |= _worded(given, "advice", "when")
    if given["strength"]:
        advice["strength"] = given["strength"]
    return advice


def _worded(given: dict[str, Any], above: str, *fields: str) -> dict[str, str]:
    """Return the fields of a closed list of words that options gave; leave where one is no such word."""
    stated = [field for field in fields if given[field]]
    return {field: asking.choice(f"--{field}", given[field], field, words(above, field)) for field in stated}


def _effect(concepts: Mapping[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    from counterclaim.knowledge.records import RESERVED

    directions = words("effect", "direction")
    effect: dict[str, Any] = {
        "exposure": asking.term("--exposure", given["exposure"], "What acts", concepts),
        "outcome": asking.term("--outcome", given["outcome"], "On what", concepts),
        "direction": asking.choice("--direction", given["direction"], "What happens to it", directions),
    }
    if given["comparator"] in RESERVED:
        effect["comparator"] = given["comparator"]
    elif given["comparator"]:
        effect["comparator"] = asking.term("--comparator", given["comparator"], "Compared with", concepts)
    effect |= _worded(given, "effect", "link", "modality", "rated")
    if given["size"]:
        effect["size"] = given["size"]
    if given["estimate"]:
        effect["estimate"] = _estimate(given["estimate"])
    if given["inferred"]:
        known = words("effect", "inferred")
        effect["inferred"] = [asking.choice("--inferred", one, "inferred", known) for one in given["inferred"]]
    if given["possible"] and effect.get("modality", "possible") != "possible":
        leave("--possible and --modality do not go together; --possible is short for --modality possible")
    asked = not given["possible"] and given["direction"] is None and asking.interactive()
    if given["possible"] or (asked and click.confirm("Does it say only that this can happen?", default=False)):
        effect["modality"] = "possible"
    return effect


def _estimate(text: str) -> Any:
    """Return what a text says in YAML: fields, with or without braces around them."""
    from counterclaim.knowledge import yaml_reader

    text = text.strip()
    try:
        return yaml_reader.read((text if text.startswith("{") else f"{{{text}}}").encode()).value
    except yaml_reader.YamlError as error:
        mend = "write it as in a record: 'measure: risk-ratio, value: 0.63, low: 0.42, high: 0.94'"
        leave(f"--estimate: {error.message}; {mend}")
