"""The table of kinds is whole: a kind is a module, its template, its test and its line."""

from __future__ import annotations

import pkgutil
from importlib import resources
from pathlib import Path

from counterclaim.pages import kinds

NAMES = {kind.__name__.rpartition(".")[2] for kind in kinds.KINDS}


def test_every_module_of_the_room_has_a_line_in_the_table() -> None:
    assert {module.name for module in pkgutil.iter_modules(kinds.__path__)} == NAMES
    assert len(kinds.KINDS) == len(NAMES)


def test_every_template_of_a_page_has_the_name_of_a_kind_or_is_for_its_further_pages() -> None:
    templates = (path.name for path in resources.files("counterclaim.pages").joinpath("templates").iterdir())
    assert {name.removesuffix(".md.jinja") for name in templates if name.endswith(".md.jinja")} <= {
        *NAMES,
        *(f"{name}_further" for name in NAMES),
    }


def test_every_kind_has_a_test_of_its_name() -> None:
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert tests >= NAMES
