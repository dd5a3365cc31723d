"""A small invented base about coffee and sleep in which every kind of page has something to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim import pages
from counterclaim.knowledge import configuration
from counterclaim.knowledge.configuration import Configuration, SiteWords
from counterclaim.pages.site import Site
from counterclaim.reasoning.resolutions import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.pages import Page
    from counterclaim.reasoning.analysis import Analysis

    Show = Callable[..., Site]

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


@pytest.fixture
def show(analyse: Callable[..., Analysis], tmp_path: Path) -> Show:
    """Return a function that makes a site of a base; what readers must not miss is to see a doctor."""
    alert = SiteWords(alert="see-a-doctor")
    return lambda files, words=alert: Site(analyse(files), Configuration(tmp_path, title="Nights", site=words))


@pytest.fixture
def bare(night: dict[str, str]) -> dict[str, str]:
    """Return the vocabulary and the sources, without a claim."""
    return {path: text for path, text in night.items() if path.startswith(("vocabulary/", "sources/", "texts/"))}


@pytest.fixture
def say(bare: dict[str, str], claim: Callable[..., str]) -> Callable[..., None]:
    """Return a function that adds a claim to the base without claims."""

    def add(identity: str, **fields: str | None) -> None:
        known = {"source": "sleep-letter", "statement": f"Of coffee and the night says {identity} this.", **fields}
        bare[f"claims/{known['source']}/{identity}.yml"] = claim(**known)

    return add


@pytest.fixture
def decide(bare: dict[str, str], show: Show) -> Callable[..., None]:
    """Return a function that adds a decision about two claims of the base without claims, as they are."""

    def add(first: str, second: str, decision: str, **more: str) -> None:
        analysis = show(bare).analysis
        (conflict,) = analysis.between(first, second)
        side = {claim: side for side in conflict.sides for claim in side.claims}
        seen = fingerprint(analysis.kb, (first, second), [side[first].grounds, side[second].grounds])
        name = more.pop("name", f"{first}-or-{second}")
        known = {"reason": "Neither names a study.", "date": "2026-01-05", "seen": f"'{seen}'", "by": "ada", **more}
        lines = [f"claims: [{first}, {second}]", f"decision: {decision}", *(f"{k}: {v}" for k, v in known.items())]
        bare[f"resolutions/{name}.yml"] = "\n".join(lines) + "\n"

    return add
