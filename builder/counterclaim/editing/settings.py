"""The ids in the settings of a knowledge base: the questions and the alert that its site shows first."""

from __future__ import annotations

import copy
import re
import tomllib
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import references

if TYPE_CHECKING:
    from counterclaim.knowledge.references import Names


class SettingsError(Exception):
    """Settings in which an id stands in a way that cannot be changed here; the message says which."""


def rewritten(text: str, names: Names) -> str:
    """Return the text of a pyproject.toml with other ids in the place of some; all else stays to the character.

    Raises `SettingsError`.
    """
    document = tomllib.loads(text)
    wanted = copy.deepcopy(document)
    site = wanted.get("tool", {}).get("counterclaim", {}).get("site", {})
    made = text
    alert = site.get("alert")
    if alert and references.put(alert, "concept", names) != alert:
        site["alert"] = references.put(alert, "concept", names)
        made = re.sub(
            rf"(\balert[\"']?\s*=\s*)([\"']){re.escape(alert)}\2", rf"\g<1>\g<2>{site['alert']}\g<2>", made, count=1
        )
    questions = site.get("questions", ())
    others = {old: references.put(old, references.QUESTION, names) for old in questions}
    if isinstance(questions, dict):
        site["questions"] = {others[old]: asked for old, asked in questions.items()}
    elif questions:
        site["questions"] = [others[old] for old in questions]
    is_key = r"(?=\s*=)" if isinstance(questions, dict) else ""
    for old, new in others.items():
        made = made if old == new else re.sub(rf"([\"']){re.escape(old)}\1{is_key}", rf"\g<1>{new}\g<1>", made)
    if made != text or wanted != document:
        _insist(made, wanted)
    return made


def _insist(made: str, wanted: dict[str, Any]) -> None:
    try:
        fits = tomllib.loads(made) == wanted
    except tomllib.TOMLDecodeError:
        fits = False
    if not fits:
        raise SettingsError("pyproject.toml names it under tool.counterclaim.site in a way that is not changed here")
