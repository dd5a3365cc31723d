"""A record's page is ready made, and while serving it stays as it is until something about it changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from counterclaim.knowledge import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.slow

SITE = """site_name: Coffee and the night
docs_dir: guide
theme: {name: mkdocs}
plugins: [search, counterclaim]
nav: [index.md, guide/night.md]
"""
_DATE = re.compile(rb"Build Date UTC : .*")  # of the theme's home page
CLAIM = "claims/sleep-letter/late-coffee-worse.yml"
PAGE = "claims/late-coffee-worse/index.html"
GUIDE = "---\ntitle: A night\n---\n# A night\n\nCoffee spoils it [@late-coffee-worse].\n"


@pytest.fixture
def base(disputed: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Return the folder of a base with a site of its own."""
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    settings = '[tool.counterclaim]\ntitle = "Coffee and the night"\n'
    return write({**disputed, "pyproject.toml": settings, "mkdocs.yml": SITE, "guide/night.md": GUIDE})


class Serving:
    """A site that is built again and again, as `mkdocs serve` does it: MkDocs keeps the plugin between builds."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.plugin: Any = None

    def build(self) -> dict[str, bytes]:
        """Build the site as it now is; return its files by path."""
        site = self.base / "site"
        config = load_config(str(self.base / "mkdocs.yml"), site_dir=str(site))
        if self.plugin is None:
            config.plugins.on_startup(command="serve", dirty=False)
            self.plugin = config.plugins["counterclaim"]
        assert config.plugins["counterclaim"] is self.plugin
        build(config)
        kinds = {".html", ".json"}
        files = (path for path in site.rglob("*") if path.suffix in kinds)
        return {path.relative_to(site).as_posix(): _DATE.sub(b"", path.read_bytes()) for path in files}

    def finished(self) -> dict[str, tuple[bytes, bytes]]:
        """Return the finished pages that the next build may keep, by their address."""
        return dict(self.plugin.memory.finished)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_site_that_is_built_again_is_the_site_that_is_built_afresh(base: Path) -> None:
    serving = Serving(base)
    before = serving.build()
    change(base / CLAIM, "statement: ", "statement: So it is said that ")
    again = serving.build()
    assert b"So it is said that" in again[PAGE]
    assert sum(before[path] != again[path] for path in before) > 1
    assert again == Serving(base).build()


def test_only_pages_about_which_something_changed_are_finished_again(base: Path) -> None:
    serving = Serving(base)
    serving.build()
    before = serving.finished()
    change(base / CLAIM, "statement: ", "statement: So it is said that ")
    serving.build()
    after = serving.finished()
    anew = {url for url in after if after[url] is not before[url]}
    assert "claims/late-coffee-worse/" in anew
    assert len(anew) < len(after)
    assert before.keys() == after.keys()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("mkdocs.yml", "site_name: Coffee", "site_name: Tea"),
        ("guide/night.md", "title: A night", "title: Another night"),
        ("pyproject.toml", 'title = "Coffee', 'title = "Tea'),
    ],
)
def test_what_every_page_shows_makes_all_of_them_anew(base: Path, file: str, old: str, new: str) -> None:
    serving = Serving(base)
    serving.build()
    before = serving.finished()
    change(base / file, old, new)
    again = serving.build()
    assert again == Serving(base).build()
    if file != "pyproject.toml":  # its title stands in the citations of some pages, and in the navigation of none
        assert all(serving.finished()[url] is not kept for url, kept in before.items())


def test_a_change_of_the_sites_own_theme_makes_all_pages_anew(base: Path) -> None:
    change(base / "mkdocs.yml", "{name: mkdocs}", "{name: mkdocs, custom_dir: own}")
    own = base / "own" / "main.html"
    own.parent.mkdir()
    own.write_text('{% extends "base.html" %}{% block footer %}first{% endblock %}', "utf-8")
    serving = Serving(base)
    assert b"first" in serving.build()[PAGE]
    own.write_text('{% extends "base.html" %}{% block footer %}second one{% endblock %}', "utf-8")
    assert b"second one" in serving.build()[PAGE]


def test_a_site_that_is_built_once_keeps_nothing(base: Path) -> None:
    config = load_config(str(base / "mkdocs.yml"), site_dir=str(base / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    plugin: Any = config.plugins["counterclaim"]
    assert plugin.memory.finished == {}


def test_a_search_finds_a_record_by_its_own_words(base: Path) -> None:
    index = json.loads(Serving(base).build()["search/search_index.json"])
    (entry,) = [entry for entry in index["docs"] if entry["location"].startswith("claims/late-coffee-worse/")]
    record = KnowledgeBase.load(base).claims["late-coffee-worse"]
    assert entry["title"] == record.statement
    assert "<" not in entry["text"]


def test_what_another_plugin_makes_of_a_page_is_what_readers_see(base: Path) -> None:
    before = Serving(base).build()[PAGE]
    assert b"Cite this" in before
    (base / "add.py").write_text("def on_page_content(html, **_):\n    return html + '<p>Seen by another.</p>'\n")
    (base / "mkdocs.yml").write_text(SITE + "hooks: [add.py]\n")
    after = Serving(base).build()[PAGE]
    assert after.count(b"<p>Seen by another.</p>") == 1
    assert b"Cite this" in after
