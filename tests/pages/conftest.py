"""A small invented base about coffee and sleep in which every kind of page has something to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim import pages
from counterclaim.knowledge import configuration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.pages import Page
    from counterclaim.reasoning.analysis import Analysis

BASE = Path(__file__).parent / "base"


@pytest.fixture
def night() -> dict[str, str]:
    """Return the base as path → text."""
    files = (path for path in sorted(BASE.rglob("*")) if path.is_file())
    return {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture
def render(analyse: Callable[..., Analysis], tmp_path: Path) -> Callable[..., dict[str, Page]]:
    """Return a function that renders a base; its configuration is read from its pyproject.toml, if it has one."""

    def render_all(files: Mapping[str, str], *, directory_urls: bool = True) -> dict[str, Page]:
        analysis = analyse(files)
        words = configuration.find(tmp_path, root=tmp_path / "base")
        return {page.path: page for page in pages.render(analysis, words, directory_urls=directory_urls)}

    return render_all
