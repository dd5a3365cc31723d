from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Built = Callable[[Path], dict[str, bytes]]

SITE = """site_name: Coffee and the night
docs_dir: guide
theme: {name: mkdocs}
plugins: [search, counterclaim]
nav: [index.md, guide/night.md]
"""
GUIDE = "---\ntitle: A night\n---\n# A night\n\nCoffee spoils it [@late-coffee-worse].\n"
_DATE = re.compile(rb"Build Date UTC : .*")  # of the theme's home page


@pytest.fixture
def base(disputed: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Return the folder of a base with a site of its own."""
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    settings = '[tool.counterclaim]\ntitle = "Coffee and the night"\n'
    return write({**disputed, "pyproject.toml": settings, "mkdocs.yml": SITE, "guide/night.md": GUIDE})


def files_of(site: Path) -> dict[str, bytes]:
    """Return the files of a site by path, without the time of the build that a theme shows."""
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): _DATE.sub(b"", path.read_bytes()) for path in found}


@pytest.fixture
def built() -> Built:
    """Return a function that builds the site of a base afresh, and returns its files by path."""

    def afresh(base: Path) -> dict[str, bytes]:
        site = base.with_name(f"{base.name}-built")
        config = load_config(str(base / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return files_of(site)

    return afresh
