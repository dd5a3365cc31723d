"""What the shell completes: every option and argument that takes an id, a term, a rule or a word of a list."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import ShellComplete

from counterclaim.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def inside(dispute: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(dispute)
    return dispute


def completed(*words: str) -> list[str]:
    found = ShellComplete(cli, {}, "counterclaim", "_COUNTERCLAIM_COMPLETE").get_completions(
        list(words[:-1]), words[-1]
    )
    return [item.value for item in found]


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("show", "what-the"), ["what-the-letter-tells", "what-the-notes-tell"]),
        (("show", "nap"), ["nap", "nap-length"]),
        (("show", "coffee/"), ["coffee/sleep-quality"]),
        (("conflicts", "--claim", "noon"), ["noon-coffee-better"]),
        (("conflicts", "--question", "c"), ["coffee/sleep-quality"]),
        (("conflicts", "--status", "und"), ["undetermined"]),
        (("resolve", "late"), ["late-coffee-worse"]),
        (("resolve", "late-coffee-worse", "noon-coffee-better", "--decision", ""),
         ["open", "both-hold", "late-coffee-worse", "noon-coffee-better"]),
        (("review", "late-coffee-worse", "noon"), ["noon-coffee-better"]),
        (("sentences", "sl"), ["sleep-letter"]),
        (("excuse", "sleep-letter", "1", "per"), ["personal-aside"]),
        (("source", "lock", "night"), ["night-notes"]),
        (("explain", "copied"), ["copied-text"]),
        (("check", "--select", "unkn"), ["unknown-citation", "unknown-term"]),
        (("list", "con"), ["concepts", "conditions"]),
        (("list", "claims", "--source", "n"), ["night-notes"]),
        (("find", "x", "--conflict", "un"), ["unexamined", "undetermined"]),
        (("new", "claim", "--exposure", "es"), ["espresso"]),
        (("new", "claim", "--comparator", "wi"), ["without"]),
        (("new", "claim", "--population", "te"), ["teenagers"]),
        (("new", "claim", "--any-condition", ""), ["evening", "morning"]),
        (("new", "claim", "--direction", "no-c"), ["no-change"]),
        (("new", "claim", "--dose", "cups"), ["cups-per-day="]),
        (("new", "concept", "--broader", "dr"), ["dreaming", "drink"]),
        (("new", "answer", "--question", "coffee"), ["coffee/sleep-quality"]),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_may_stand_there_is_offered(words: tuple[str, ...], offered: list[str]) -> None:
    assert completed(*words) == offered


def test_a_root_named_in_front_is_where_ids_are_looked_for(dispute: Path, tmp_path: Path) -> None:
    os.chdir(tmp_path)
    assert completed("--root", str(dispute), "sentences", "sl") == ["sleep-letter"]


@pytest.mark.parametrize("words", [("show", ""), ("show", "a/"), ("conflicts", "--claim", "")], ids=" ".join)
def test_where_there_is_no_knowledge_base_nothing_is_offered_and_nothing_said(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed(*words) == []
    assert capsys.readouterr().err == ""


def test_a_label_stands_beside_a_term(inside: Path) -> None:
    assert inside
    (found,) = ShellComplete(cli, {}, "counterclaim", "").get_completions(["new", "claim", "--exposure"], "warm")
    assert (found.value, found.help) == ("warm-bath", "warm baths")


NEW = {("new", kind) for kind in ("claim", "source", "concept", "population", "condition", "quantity", "answer")}
"""Commands whose argument ID is one that does not exist yet."""


def _parameters(command: click.Command = cli, way: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Parameter]]:
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _parameters(inner, (*way, name))
    for parameter in command.params:
        if not (way in NEW and parameter.name == "identity"):
            yield f"{' '.join(way)} {parameter.name}", parameter


IDS = ("ID", "E/O", "RULE", "A", "B", "CLAIM", "TERM", "INTO", "OLD")


def test_everything_that_takes_an_id_completes_it() -> None:
    taking = {
        name: parameter
        for name, parameter in _parameters()
        if str(parameter.metavar or "").strip("[].").partition("[")[0].partition("]")[0] in IDS
    }
    assert len(taking) >= 15
    assert [name for name, parameter in taking.items() if parameter._custom_shell_complete is None] == []
