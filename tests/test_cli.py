"""What all commands share: help, exit codes, configuration, the folder they work on, what they print."""

from __future__ import annotations

import os
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from counterclaim import __version__, cli, commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMAND = Path(sys.executable).with_name("counterclaim")
READING = [["check"], ["conflicts"], ["coverage"], ["show", "coffee"], ["export", "--to", "jsonl"]]


def _commands(command: click.Command, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield way
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from _commands(inner, (*way, name))


@pytest.mark.parametrize("way", list(_commands(cli.cli)), ids=" ".join)
def test_help_of_every_command_has_an_example_of_that_command(way: tuple[str, ...], invoke: Callable[..., Any]) -> None:
    result = invoke(*way, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    _, example = result.stdout.split("\n  Example:\n")
    assert re.search(rf"^( +[A-Z_]+=\S+)? +counterclaim {' '.join(way)}".rstrip(), example, flags=re.MULTILINE)


def test_the_help_lists_every_command_with_what_it_does(invoke: Callable[..., Any]) -> None:
    listed = dict(
        re.findall(r"^  (\w+) {2,}(\S.*)$", invoke("--help").stdout.split("Commands:")[1], flags=re.MULTILINE)
    )
    assert listed.keys() == cli.cli.commands.keys()
    assert all(len(text) > 15 for text in listed.values())


def test_tells_its_version_and_answers_to_the_short_h(run: Callable[..., Any]) -> None:
    assert run("-h").stdout == run("--help").stdout
    assert run("--version").stdout == f"counterclaim, version {__version__}\n"


def test_runs_without_a_script_too() -> None:
    command = [sys.executable, "-m", "counterclaim", "--version"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert __version__ in result.stdout


def test_the_table_names_every_module_that_is_a_command() -> None:
    found = [
        import_module(f"counterclaim.commands.{module.name}") for module in pkgutil.iter_modules(commands.__path__)
    ]
    named = [(module.__name__.rpartition(".")[2].removesuffix("_"), module) for module in found]
    modules = {name for name, module in named if any(isinstance(v, click.Command) for v in vars(module).values())}
    assert modules == {command.name for command in commands.COMMANDS} == set(cli.cli.commands)


@pytest.mark.parametrize(
    "arguments", [["chek"], ["check", "--formt", "json"], ["check", "--format", "xml"], ["show"], ["source"]]
)
def test_a_wrong_call_exits_with_2_and_says_how_to_call(arguments: list[str], invoke: Callable[..., Any]) -> None:
    result = invoke(*arguments)
    assert result.returncode == 2
    assert "Usage: counterclaim" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_a_sound_base_exits_with_0_and_prints_no_error(arguments: list[str], run: Callable[..., Any]) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_without_a_knowledge_base_it_says_so_and_exits_with_2(arguments: list[str], invoke: Callable[..., Any]) -> None:
    result = invoke(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(r"counterclaim: no knowledge base here: .+; name the folder with --root\n", result.stderr)


def test_finds_the_base_upwards(base: Path, run: Callable[..., Any]) -> None:
    inside = run("check", cwd="claims/sleep-letter")
    assert inside.stdout == run("check").stdout
    assert inside.returncode == 0
    (base / "claims" / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert run("check", cwd="claims/sleep-letter").stdout == inside.stdout


def test_root_names_the_base_wherever_one_stands(base: Path, run: Callable[..., Any], tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    expected = run("check").stdout
    for root in (str(base), "../base"):
        result = subprocess.run(
            [COMMAND, "--root", root, "check"], cwd=elsewhere, capture_output=True, encoding="utf-8", check=False
        )
        assert (result.returncode, result.stdout) == (0, expected)


def test_root_needs_no_configuration(base: Path, run: Callable[..., Any]) -> None:
    (base / "pyproject.toml").unlink()
    result = run("--root", ".", "check")
    assert result.returncode == 0
    assert "0 verified (no texts)" in result.stdout


@pytest.mark.parametrize(
    ("root", "message"),
    [
        ("nowhere", "nowhere: there is no such folder"),
        ("texts", "no knowledge base in .*/texts: it has none of claims, sources, .*, answers, guide"),
    ],
)
@pytest.mark.usefixtures("base")
def test_a_root_without_records_is_refused(root: str, message: str, invoke: Callable[..., Any]) -> None:
    result = invoke("--root", root, "check")
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(f"counterclaim: {message}\n", result.stderr)


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        ('fail_on = "error"', 'unknown key "fail_on"; did you mean fail-on?'),
        ('colour = "red"', 'unknown key "colour"; the keys are title, texts, fail-on, lang, report, rules'),
        ('fail-on = "never"', 'fail-on is "never"; it is one of error, warning, info, none'),
        ("title = 3", "title must be text"),
        ('rules = "all"', "rules must be a table of rule = level"),
        ('rules.syntax = "loud"', 'rules.syntax is "loud"; it is one of error, warning, info, off'),
        ('rules.unsafe-urls = "off"', 'there is no rule "unsafe-urls"; did you mean unsafe-url?'),
        ('texts = "pyproject.toml"', "the folder of texts is no folder: "),
        ("title = ", "cannot be read: "),
    ],
)
def test_a_wrong_configuration_is_named_in_one_line(
    configuration: str, message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "pyproject.toml").write_text(f"[tool.counterclaim]\n{configuration}\n")
    result = invoke("check")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("counterclaim: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_variable_names_the_folder_of_texts_and_an_option_goes_before_it(
    base: Path, run: Callable[..., Any], tmp_path: Path
) -> None:
    assert "12 verified ·" in run("check").stdout
    papers = tmp_path / "papers"
    papers.mkdir()
    (base / "texts" / "night-notes.txt").rename(papers / "night-notes.txt")
    other = run("check", environment={"COUNTERCLAIM_TEXTS": str(papers)})
    assert "5 verified (no text of 1 source)" in other.stdout
    before = run("--texts", str(papers), "check", environment={"COUNTERCLAIM_TEXTS": str(tmp_path / "none")})
    assert before.stdout == other.stdout
    missing = run("check", environment={"COUNTERCLAIM_TEXTS": str(tmp_path / "none")})
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "the folder of texts does not exist" in missing.stderr


def test_texts_that_are_set_and_not_there_are_not_at_hand(
    base: Path, invoke: Callable[..., Any], commit: Callable[[], str], tmp_path: Path
) -> None:
    unset, here = '[tool.counterclaim]\ntitle = "Nights"\n', base / "pyproject.toml"
    (base / "texts").rename(tmp_path / "kept")
    here.write_text(unset)
    without = invoke("check")
    here.write_text(unset + 'texts = "papers"\n')
    commit()
    found = invoke("check")
    assert (found.returncode, found.stdout) == (without.returncode, without.stdout)
    assert "0 verified (no texts)" in found.stdout
    since = invoke("check", "--since", "HEAD")
    assert (since.returncode, since.stderr) == (found.returncode, "")
    assert "papers" not in since.stdout, "nothing was set otherwise"
    asked = invoke("source", "verify", "sleep-letter")
    assert asked.returncode == 2
    assert "nothing verified: put the texts in the folder" in asked.stderr
    (tmp_path / "kept").rename(base / "papers")
    assert "12 verified ·" in invoke("check").stdout
    named = invoke("--texts", "elsewhere", "check")
    assert (named.returncode, named.stdout) == (2, "")
    assert "the folder of texts does not exist: " in named.stderr


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}], ids=str)
@pytest.mark.parametrize("arguments", [["check"], ["conflicts"]], ids=" ".join)
def test_prints_the_same_and_no_colours_into_a_pipe(
    arguments: list[str], variables: dict[str, str], process: Callable[..., Any]
) -> None:
    result = process(*arguments, environment=variables)
    assert "\x1b" not in result.stdout + result.stderr
    assert result.stdout == process(*arguments).stdout


@pytest.mark.usefixtures("dispute")
@pytest.mark.parametrize("arguments", [["conflicts"], ["export", "--to", "jsonl"]], ids=" ".join)
def test_prints_utf_8_where_the_terminal_asks_for_something_else(
    arguments: list[str], process: Callable[..., Any]
) -> None:
    plain = process(*arguments)
    result = process(*arguments, environment={"LC_ALL": "C", "PYTHONUTF8": "1"})
    assert (result.returncode, result.stdout) == (plain.returncode, plain.stdout)


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("arguments", [*READING, ["explain", "syntax"], ["--help"]], ids=" ".join)
def test_a_closed_pipe_ends_it_quietly_and_not_as_if_there_were_findings(arguments: list[str], base: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [COMMAND, *arguments], cwd=base, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (2, "")
