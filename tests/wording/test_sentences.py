"""Every sentence form that people read, in one file: what changes there is what readers see change."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim import wording
from counterclaim.wording.totals import Counted
from tests.wording.facts import TOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_WORDS = {"bool", "Axis", "Claim", "Sections"}
"""What a function of `wording/` may return that is no sentence: facts, and what is tested on its own."""


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
    """Yield the lines of what a function returns: text, nothing, a label with its words, or texts within texts."""
    if told is None:
        yield "(nothing)"
    elif isinstance(told, str) or not hasattr(told, "__iter__") or "__str__" in vars(type(told)):
        yield str(told) or "(empty)"
    elif isinstance(told, Counted):
        yield "".join(map(str, told))
    elif isinstance(told, tuple) and [type(part) for part in told] == [str, str]:
        yield ": ".join(told)
    else:
        for part in told:
            yield from _lines(part)


def test_every_function_that_returns_words_is_told() -> None:
    assert sorted(_name(function) for function in TOLD) == sorted(_functions())


@pytest.mark.parametrize("name", sorted(_functions()))
def test_every_function_says_what_it_returns(name: str) -> None:
    assert (inspect.getdoc(_functions()[name]) or "").startswith(("Return ", "Yield "))


def test_every_sentence_is_as_in_the_golden_file(golden: Callable[[str, str], None]) -> None:
    told = []
    for name, function in sorted((_name(function), function) for function in TOLD):
        for case in TOLD[function]:
            keywords = case[-1] if _takes_keywords(function) else {}
            arguments = case[:-1] if keywords else case
            told += [f"{name}: {line}" for line in _lines(function(*arguments, **keywords))]
    golden("sentences.txt", "\n".join(told) + "\n")


def _takes_keywords(function: Callable[..., Any]) -> bool:
    """Tell whether a function takes something by name only."""
    return any(p.kind is p.KEYWORD_ONLY for p in inspect.signature(function).parameters.values())
