"""Every sentence form that people read, in one file: what changes there is what readers see change."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim import wording
from tests.wording.facts import TOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_WORDS = {"bool", "Axis", "Sections", "Claim"}
"""What a function of `wording/` may return that is no sentence: facts, and what is tested on its own."""


ELSEWHERE = {
    *("answers", "changes", "concepts", "disputes", "doses"),
    *("downloads", "marks", "measures", "sources", "steps", "totals"),
}
"""Modules whose words are held by a test of their own, or by that of all forms."""

FORMS = {
    *("against", "also_right", "basis", "caveats", "drawn", "inherited", "offers"),
    *("read", "retired", "reviewed", "sentence", "to_cite", "urgency"),
}
"""Functions on claims that are held by the test of all forms, or by the pages that say them."""


def _functions() -> dict[str, Callable[..., Any]]:
    """Return every public function of `wording/` that returns words, by module and name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.walk_packages(wording.__path__, f"{wording.__name__}."):
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            own = function.__module__ == module.name and not name.startswith("_")
            if own and function.__annotations__["return"] not in NO_WORDS:
                found[_name(function)] = function
    return found


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__.removeprefix(f'{wording.__name__}.')}.{function.__name__}"


def _lines(told: Any) -> Iterator[str]:
    """Yield the lines of what a function returns: text, nothing, or texts within texts."""
    if told is None:
        yield "(nothing)"
    elif isinstance(told, str) or not hasattr(told, "__iter__"):
        yield str(told) or "(empty)"
    else:
        for part in told:
            yield from _lines(part)


def test_every_function_that_returns_words_is_told() -> None:
    needed = {n for n in _functions() if n.partition(".")[0] not in ELSEWHERE} - {f"claims.{name}" for name in FORMS}
    assert sorted(_name(function) for function in TOLD) == sorted(needed)


@pytest.mark.parametrize("name", sorted(_functions()))
def test_every_function_says_what_it_returns(name: str) -> None:
    assert (inspect.getdoc(_functions()[name]) or "").startswith(("Return ", "Yield "))


def test_every_sentence_is_as_in_the_golden_file(golden: Callable[[str, str], None]) -> None:
    told = []
    for name, function in sorted((_name(function), function) for function in TOLD):
        for case in TOLD[function]:
            keywords = case[-1] if _takes_keywords(function) and isinstance(case[-1], dict) else {}
            arguments = case[:-1] if keywords else case
            told += [f"{name}: {line}" for line in _lines(function(*arguments, **keywords))]
    golden("sentences.txt", "\n".join(told) + "\n")


def _takes_keywords(function: Callable[..., Any]) -> bool:
    """Tell whether a function takes something by name only."""
    return any(p.kind is p.KEYWORD_ONLY for p in inspect.signature(function).parameters.values())
