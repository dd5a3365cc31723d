"""The house stands on six floors: imports go down only, rooms are small, tests mirror them, heavy libraries wait."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "builder" / "counterclaim"
FLOORS = {
    "knowledge": 1,
    "reasoning": 2,
    "wording": 3,
    "rules": 4,
    "pages": 4,
    "exports": 4,
    "reports": 5,
    "editing": 5,
    "commands": 6,
    "cli": 6,
    "__main__": 6,
    "face": 6,
    "mkdocs_plugin": 6,
}
NEIGHBOURS = {("pages", "rules"), ("pages", "exports"), ("cli", "commands"), ("__main__", "cli")}
"""Rooms of one floor that may look into another: the method page shows each rule's docstring, and pages hold the
linked data and the references of the downloads."""

MODULES = sorted(path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.py"))


def rooms_imported(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        found |= {name.split(".")[1] for name in names if name.startswith("counterclaim.")}
    return found & FLOORS.keys()


def test_a_module_imports_only_from_its_own_room_and_the_floors_below() -> None:
    upwards = []
    for module in MODULES:
        room = module.split("/", maxsplit=1)[0].removesuffix(".py")
        others = rooms_imported(HOUSE / module) - {room} if room in FLOORS else set()
        upwards += [(module, o) for o in others if FLOORS[o] >= FLOORS[room] and (room, o) not in NEIGHBOURS]
    assert upwards == []


def test_every_room_stands_on_a_floor() -> None:
    rooms = {m.split("/")[0].removesuffix(".py") for m in MODULES} - {"__init__"}
    assert rooms == FLOORS.keys()


MOST_LINES = 350
MOST_LINES_OF_A_FUNCTION = 60


def test_a_module_and_its_functions_are_short() -> None:
    long = []
    for module in MODULES:
        text = (HOUSE / module).read_text("utf-8")
        functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
        lines = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
        long += [(module, name) for name, count in lines.items() if count > MOST_LINES_OF_A_FUNCTION]
        long += [(module, "")] if text.count("\n") > MOST_LINES else []
    assert long == []


ROOMS_OF_MODULES = sorted(
    (path.parent if path.name == "__init__.py" else path.with_suffix("")).relative_to(HOUSE)
    for path in HOUSE.rglob("*.py")
    if path.parent != HOUSE
)
"""Every module and every package of the house, as the way to it."""


def test_two_modules_of_one_name_are_one_thing_on_two_floors() -> None:
    rooms: dict[str, list[str]] = {}
    for way in ROOMS_OF_MODULES:
        # `source` and `new source` are two commands; a room keeps its JSON Schemas in a folder of that name
        if way != Path("commands/new/source") and way.name != "schemas":
            rooms.setdefault(way.name, []).append(way.parts[0])
    twice = {name: found for name, found in rooms.items() if len(found) > len({FLOORS[room] for room in found})}
    assert twice == {}


TESTS = ROOT / "tests"
WHOLE = {
    "editing/importing/test_civic_table",
    "exports/test_fields",
    "exports/test_references",
    "knowledge/test_history_steps",
    "rules/test_causes",
    "reasoning/test_chains_naively",
    "reasoning/test_conflicts_naively",
    "reasoning/test_the_law",
    "reasoning/test_worked_examples",
    "rules/test_rule_examples",
    "rules/test_rule_pages",
    "wording/test_forms",
    "wording/test_sentences",
}
"""Tests of a whole room, or of several modules together."""


def test_tests_mirror_the_house() -> None:
    modules = {way.as_posix() for way in ROOMS_OF_MODULES}
    of_rooms = [path for path in TESTS.rglob("test_*.py") if path.relative_to(TESTS).parts[0] in FLOORS]
    for path in sorted(of_rooms):
        way = path.relative_to(TESTS).with_suffix("")
        name = way.name.removeprefix("test_")
        mirrored = (way.parent / name).as_posix() in modules or way.parent.name == name
        assert mirrored or way.as_posix() in WHOLE or way.parts[0] == "pages", path


OURS = {"counterclaim", "tests", "benchmarks"}


def distributions_imported(folder: Path) -> dict[str, set[str]]:
    """For each imported package that is neither Python's own nor ours: the distributions that bring it."""
    found: dict[str, set[str]] = {}
    brought = packages_distributions()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in {name.split(".")[0] for name in names} - sys.stdlib_module_names - OURS:
                found[name] = {plain(distribution) for distribution in brought.get(name, [name])}
    return found


def plain(requirement: str) -> str:
    """A distribution's name as packaging compares it: without version or extras, lower case, one kind of hyphen."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


@pytest.mark.parametrize(
    ("folder", "extras"), [("builder", ["site", "fetch", "tables"]), ("tests", ["site", "fetch", "dev"])]
)
def test_every_imported_package_is_declared(folder: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    requirements = project["dependencies"] + [one for extra in extras for one in optional[extra]]
    declared = {plain(requirement) for requirement in requirements}
    imported = distributions_imported(ROOT / folder)
    assert {name for name, brought in imported.items() if not brought & declared} == set()


def test_the_command_starts_without_heavy_libraries() -> None:
    program = (
        "import sys, counterclaim.cli;"
        "heavy = {'mkdocs', 'pint', 'networkx', 'jsonschema', 'jinja2', 'ruamel', 'syntok'} & sys.modules.keys();"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_a_check_without_converted_doses_never_builds_the_unit_registry() -> None:
    program = (
        "import sys;"
        "from counterclaim.knowledge.records import Quantity;"
        "from counterclaim.reasoning import doses;"
        "doses.parse('<= 20 km', Quantity('d', 'distance', 'km'));"
        "sys.exit('pint was imported' if 'pint' in sys.modules else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
