"""`find`: records by words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["noon"], ["noon-coffee-better", "morning", "coffee/sleep-quality"]),
        (
            ["Coffee", "NIGHT"],
            ["late-coffee-worse", "noon-coffee-better", "what-the-letter-tells", "sleep-letter", "coffee/sleep-q"],
        ),
        (["caffeine"], ["coffee", "caffeine-per-day"]),
        (["sleep", "let"], ["sleep-letter", "coffee/sleep-quality", "late-coffee-worse", "what-the-letter-tells"]),
        (["ward"], ["what-the-notes-tell", "night-notes"]),
        (["spoon"], []),
    ],
)
def test_records_that_hold_all_of_the_words_are_found(
    words: list[str], found: list[str], run: Callable[..., Any]
) -> None:
    result = run("find", *words, "--format", "ids")
    assert result.returncode == 0
    assert [line[:14] for line in result.stdout.splitlines()] == [identity[:14] for identity in found]


@pytest.mark.usefixtures("dispute")
def test_kinds_and_what_a_claim_is_narrow_the_search(run: Callable[..., Any]) -> None:
    assert run("find", "coffee", "--kind", "concepts", "--format", "ids").stdout == "coffee\nespresso\n"
    assert run("find", "coffee", "--stance", "harms", "--format", "ids").stdout == "late-coffee-worse\n"


@pytest.mark.usefixtures("dispute")
def test_a_person_reads_what_each_says_and_how_many_there_are(run: Callable[..., Any]) -> None:
    shown = run("find", "noon", "--kind", "claims").stdout
    assert shown == (
        "claim noon-coffee-better\n"
        "  Patients with coffee at noon had better nights.\n"
        "  night-notes, sentence 2 · helps · rests on: opinion · reviewed · a conflict that nobody has examined ·"
        " contradicted\n"
        "1 claim\n"
    )


@pytest.mark.usefixtures("dispute")
def test_where_nothing_is_found_the_nearest_words_are_named(run: Callable[..., Any]) -> None:
    result = run("find", "cofee")
    assert (result.returncode, result.stdout) == (0, "nothing found\n")
    assert result.stderr.startswith("did you mean coffee")
    assert json.loads(run("find", "zzzz", "--format", "json").stdout) == {"version": 1, "records": []}
    assert run("find", "zzzz", "--format", "ids").stdout == ""
