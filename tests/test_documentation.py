"""Every command has an example in its help, a test that runs it as a process, and a section in docs/commands.md."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from counterclaim import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DOCUMENT = (Path(__file__).parent.parent / "docs" / "commands.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## counterclaim ([a-z ]+)\n(.*?)(?=^## |\Z)", DOCUMENT, flags=re.MULTILINE | re.DOTALL))
LINES_OF_A_SCREEN = 50

RUNS: dict[str, tuple[str, int, str]] = {
    "build": ("build", 2, "mkdocs.yml"),
    "check": ("check", 1, "contradiction"),
    "comment": ("comment changes.md", 2, "does not exist"),
    "conflicts": ("conflicts", 0, "late-coffee-worse"),
    "coverage": ("coverage", 0, "sleep-letter"),
    "diff": ("diff HEAD", 2, "git"),
    "excuse": ("excuse sleep-letter 1 --undo", 0, "every sentence of sleep-letter is accounted for"),
    "divide": (
        "divide late-coffee-worse --statement 'Coffee costs dreams as well.' --outcome dreaming",
        0,
        "is the other half",
    ),
    "explain": ("explain contradiction", 0, "How to mend"),
    "export": ("export --to jsonl", 0, '"id": "late-coffee-worse"'),
    "find": ("find late coffee", 0, "claim late-coffee-worse"),
    "fmt": ("fmt --check", 1, "not in canonical form"),
    "import": ("import rows.csv --map map.yml", 2, "map.yml"),
    "init": ("init fresh", 0, "wrote "),
    "list": ("list claims --conflict unexamined", 0, "2 claims"),
    "merge": ("merge warm-bath evening-walk --dry-run", 0, "would change"),
    "new answer": ("new answer --renew nothing", 2, 'there is no answer "nothing"'),
    "new claim": ("new claim --source nobody", 2, 'there is no source "nobody"'),
    "new concept": (
        "new concept milk --label milk --definition 'Drinking warm milk.'",
        0,
        "wrote vocabulary/concepts.yml",
    ),
    "new condition": (
        "new condition late --label 'late at night' --definition 'In the hours after ten.'",
        0,
        "wrote vocabulary/conditions.yml",
    ),
    "new population": (
        "new population cooks --label cooks --definition 'People who cook for a living.'",
        0,
        "wrote vocabulary/populations.yml",
    ),
    "new quantity": ("new quantity pots --label 'pots a day' --unit pots", 0, "wrote vocabulary/quantities.yml"),
    "new source": ("new source leaflet --title Tea --design anecdote --url-note Lost.", 0, "wrote sources/leaflet.yml"),
    "queue": ("queue", 0, "1 conflict not examined"),
    "rename": ("rename coffee coffee-drinking", 0, "files changed"),
    "render": ("render pages", 0, "pages"),
    "resolve": ("resolve late-coffee-worse noon-coffee-better --reason 'Neither counted.'", 0, "wrote resolutions/"),
    "review": ("review late-coffee-worse --by cleo --yes", 0, "recorded in claims/"),
    "sentences": ("sentences sleep-letter", 0, "7 sentences"),
    "serve": ("serve", 2, "mkdocs.yml"),
    "show": ("show coffee", 0, "concept coffee"),
    "source fetch": ("source fetch nobody --yes", 2, 'there is no source "nobody"'),
    "source lock": ("source lock sleep-letter", 0, "7 sentences"),
    "source settle": ("source settle sleep-letter", 0, "nothing is owed"),
    "source verify": ("source verify", 0, "sleep-letter"),
}
"""Each command that does something: how it is run here, its exit code, and what it prints."""


def _commands(command: click.Command = cli.cli, way: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    if way:
        yield " ".join(way), command
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from _commands(inner, (*way, name))


COMMANDS = dict(_commands())
NAMES = sorted(COMMANDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_every_command_has_an_example(name: str) -> None:
    help_text = COMMANDS[name].help or ""
    assert "\b\nExample:\n" in help_text.replace("\n    ", "\n")
    assert f"counterclaim {name}" in help_text.split("Example:", 1)[1]


def test_the_table_of_runs_names_every_command() -> None:
    assert sorted(RUNS) == [name for name in NAMES if not isinstance(COMMANDS[name], click.Group)]


@pytest.mark.parametrize("name", sorted(RUNS))
def test_every_command_runs_as_a_process_of_its_own(name: str, dispute: Path, process: Callable[..., Any]) -> None:
    (dispute / "rows.csv").write_text("says\nCoffee keeps people awake.\n")
    arguments, code, words = RUNS[name]
    result = process(*shlex.split(arguments))
    assert result.returncode == code, result.stderr
    assert words in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    assert sorted(SECTIONS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_section_says_what_the_command_does_and_shows_it(name: str) -> None:
    prose, _, example = SECTIONS[name].partition("\n    counterclaim ")
    assert len(prose.split()) >= 6
    assert example, "a section ends with an example"


def _examples() -> list[str]:
    joined = DOCUMENT.replace("\\\n", " ")
    return re.findall(r"^    counterclaim (.+)$", joined, flags=re.MULTILINE)


@pytest.mark.parametrize("example", _examples())
def test_an_example_of_the_document_can_be_typed(example: str) -> None:
    words = shlex.split(example)
    command: click.Command = cli.cli
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    try:
        assert command.make_context(command.name, words).params
    except click.BadParameter as error:  # files of an example need not be here
        assert re.search(r"(File|Path) '\S+' does not exist", error.message)  # noqa: PT017 - both ways are right


def test_options_named_in_a_section_exist() -> None:
    for name, section in SECTIONS.items():
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        prose = section.partition("\n    counterclaim ")[0]
        assert not set(re.findall(r"`(--[a-z-]+)`", prose)) - known, name


def test_the_document_fits_on_six_screens() -> None:
    assert DOCUMENT.count("\n") <= 6 * LINES_OF_A_SCREEN


HOUSE = Path(__file__).parent.parent / "builder" / "counterclaim"
CHANGES = re.findall(
    r"^\| (?!change |---)(.+?) \| (.+?) \| (.+?) \| (.+?) \|$",
    (HOUSE.parent.parent / "CONTRIBUTING.md").read_text("utf-8").split("### Where to go for ten usual changes")[1],
    flags=re.MULTILINE,
)


def test_the_places_of_ten_usual_changes_exist() -> None:
    assert len(CHANGES) == 10
    for change, *places in CHANGES:
        named = [name for place in places for name in re.findall(r"`([\w./-]+/[\w.-]*)`", place) if "<" not in name]
        assert named, change
        homes = (HOUSE, HOUSE.parent.parent, HOUSE.parent.parent / "tests")
        assert [name for name in named if not any((home / name).exists() for home in homes)] == []
