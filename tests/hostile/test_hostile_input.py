"""Every line of the list of hostile and broken input: one finding in its place, with little work and memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.hostile import cases
from tests.hostile.conftest import attacked, make_place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.cases import Case
    from tests.hostile.conftest import Attack, Outcome

pytestmark = pytest.mark.slow
CHECKED = {**cases.RECORDS, **cases.PLACES, **cases.MEANING}
SMALL = 100_000
TOGETHER = [
    name
    for name, case in CHECKED.items()
    if isinstance(case.make, dict) and list(case.make) == [cases.WRONG] and len(case.make[cases.WRONG]) < SMALL
]
"""Cases of one small file each, which lie side by side in one base: so many at once take no more than one may."""
ALONE = [name for name in CHECKED if name not in TOGETHER]


def put(case: Case, base: Path) -> None:
    """Write what a case is made of."""
    if not isinstance(case.make, dict):
        case.make(base)
        return
    for path, data in case.make.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(data)


def path_of(name: str) -> str:
    """Return where a case lies that lies beside others."""
    return cases.WRONG.replace("wrong", f"wrong-{TOGETHER.index(name)}")


def assert_said(found: Outcome, place: str, rule: str, words: str) -> None:
    assert (found.code, found.stderr) == (1, ""), found
    said = re.findall(rf"^{re.escape(place)}(?::\d+)*  \w+  {rule}\n.*$", found.stdout, re.MULTILINE)
    path = place.partition(":")[0]
    assert any(words in f for f in said), re.findall(rf"^{re.escape(path)}.*\n.*$", found.stdout, re.MULTILINE)
    assert "\x1b" not in found.stdout
    assert re.match(r"[\d,]+ errors?, ", found.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Return what check says to a base in which the small hostile files lie side by side."""
    place = make_place(tmp_path_factory.mktemp("together") / "place")
    for name in TOGETHER:
        made = CHECKED[name].make
        assert isinstance(made, dict)
        (place / "base" / path_of(name)).write_bytes(made[cases.WRONG])
    return attacked(place, "check", "--fail-on", "warning")


@pytest.mark.parametrize("name", TOGETHER)
def test_check_names_each_of_many_hostile_files(name: str, together: Outcome) -> None:
    said = CHECKED[name].said
    assert isinstance(said, cases.Said)
    assert_said(together, said.place.replace(cases.WRONG, path_of(name)), said.rule, said.words)


@pytest.mark.parametrize("name", ALONE)
def test_check_names_it_in_its_place_and_goes_on(name: str, place: Path, attack: Attack) -> None:
    case = CHECKED[name]
    assert isinstance(case.said, cases.Said)
    put(case, place / "base")
    found = attack("check", "--fail-on", "warning", limits={"powerless": case.powerless})
    assert_said(found, *case.said)


@pytest.mark.parametrize("name", cases.CONFIGURATIONS)
def test_a_configuration_that_cannot_be_used_gives_one_line(name: str, place: Path, attack: Attack) -> None:
    case = cases.CONFIGURATIONS[name]
    assert isinstance(case.said, str)
    put(case, place / "base")
    found = attack("check", limits={"powerless": case.powerless})
    assert (found.code, found.stdout) == (2, "")
    assert found.stderr.startswith("counterclaim: ")
    assert found.stderr.count("\n") == 1
    assert case.said in found.stderr
    assert len(found.stderr) < LONGEST_LINE


LONGEST_LINE = 1_000
READING = [["conflicts"], ["coverage"], ["show", "coffee"], ["export", "--to", "jsonl"], ["fmt", "--check"], ["diff"]]


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_every_reading_command_keeps_to_it_among_all_hostile_files(
    arguments: list[str], place: Path, attack: Attack
) -> None:
    for name in TOGETHER:
        made = CHECKED[name].make
        assert isinstance(made, dict)
        (place / "base" / path_of(name)).write_bytes(made[cases.WRONG])
    attack(*arguments)
