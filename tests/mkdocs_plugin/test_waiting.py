"""While a site is served, pages of records are made when they are asked for, and are those of a build."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.mkdocs_plugin.conftest import SITE, files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.mkdocs_plugin.conftest import Built

pytestmark = pytest.mark.slow

MATERIAL = SITE.replace("{name: mkdocs}", "{name: material}")
CLAIM = "claims/sleep-letter/late-coffee-worse.yml"
PAGE = "claims/late-coffee-worse/index.html"
POLICY = b"script-src 'self' 'unsafe-inline'"
"""What the policy of a served page allows beside that of a built one: the script that loads it again."""


class Serving:
    """A site that is built again and again, as `mkdocs serve` does it: MkDocs keeps the plugin between builds."""

    def __init__(self, base: Path) -> None:
        self.base, self.site = base, base.with_name(f"{base.name}-served")
        self.plugin: Any = None
        self.config: Any = None

    def build(self) -> None:
        """Build the site as it now is."""
        self.config = load_config(str(self.base / "mkdocs.yml"), site_dir=str(self.site))
        if self.plugin is None:
            self.config.plugins.on_startup(command="serve", dirty=False)
            self.plugin = self.config.plugins["counterclaim"]
        assert self.config.plugins["counterclaim"] is self.plugin
        build(self.config)
        self.plugin.on_request.accept()

    def all(self, order: Callable[[list[str]], list[str]] = sorted) -> dict[str, bytes]:
        """Return all files of the site, each that waits asked for in some order."""
        for path in order(list(self.plugin.on_request._missing)):
            assert self.plugin.on_request.make(path)
        return {path: data.replace(POLICY, b"script-src 'self'") for path, data in files_of(self.site).items()}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def material(base: Path) -> Path:
    (base / "mkdocs.yml").write_text(MATERIAL)
    return base


def test_nothing_is_made_before_it_is_asked_for(base: Path) -> None:
    serving = Serving(material(base))
    serving.build()
    made = files_of(serving.site)
    assert "guide/night/index.html" in made
    assert not [path for path in made if path.startswith(("claims/", "questions/", "downloads/", "sources/"))]
    assert PAGE.removesuffix("index.html") in made["sitemap.xml"].decode() or b"<urlset" in made["sitemap.xml"]


@pytest.mark.parametrize("order", [sorted, lambda paths: sorted(paths, reverse=True)], ids=["in order", "backwards"])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_what_is_served_is_what_is_built(base: Path, built: Built, theme: str, order: Any) -> None:
    settings = SITE.replace("{name: mkdocs}", f"{{name: {theme}}}")
    (base / "mkdocs.yml").write_text(settings if theme == "material" else settings.replace("search, ", ""))
    serving = Serving(base)
    serving.build()
    assert PAGE not in files_of(serving.site)
    served, expected = serving.all(order), built(base)
    served.pop("sitemap.xml.gz", None)
    expected.pop("sitemap.xml.gz", None)
    assert served == expected


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CLAIM, "statement: ", "statement: So it is said that "),
        ("mkdocs.yml", "site_name: Coffee", "site_name: Tea"),
        ("guide/night.md", "title: A night", "title: Another night"),
        ("pyproject.toml", 'title = "Coffee', 'title = "Tea'),
        ("vocabulary/concepts.yml", "label: coffee", "label: a coffee"),
    ],
)
def test_after_a_change_every_page_is_that_of_a_build(base: Path, built: Built, file: str, old: str, new: str) -> None:
    serving = Serving(material(base))
    serving.build()
    before = serving.all()
    change(base / file, old, new)
    serving.build()
    after = serving.all()
    expected = built(base)
    for path in ("sitemap.xml.gz", "sitemap.xml"):
        after.pop(path, None)
        expected.pop(path, None)
    assert after == expected
    assert any(before[path] != after[path] for path in before if path in after)


def test_a_change_of_the_sites_own_theme_is_in_every_page(base: Path) -> None:
    change(material(base) / "mkdocs.yml", "{name: material}", "{name: material, custom_dir: own}")
    own = base / "own" / "main.html"
    own.parent.mkdir()
    own.write_text('{% extends "base.html" %}{% block footer %}first{% endblock %}', "utf-8")
    serving = Serving(base)
    serving.build()
    assert b"first" in serving.all()[PAGE]
    own.write_text('{% extends "base.html" %}{% block footer %}second one{% endblock %}', "utf-8")
    serving.build()
    assert b"second one" in serving.all()[PAGE]


def test_a_server_that_builds_once_has_all_pages_at_once(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [*sys.argv, "--no-livereload"])
    serving = Serving(material(base))
    serving.build()
    assert PAGE in files_of(serving.site)


def test_where_another_search_than_ours_must_know_all_pages_they_are_made_at_once(base: Path, built: Built) -> None:
    serving = Serving(base)
    serving.build()
    assert serving.all() == built(base)
    assert not serving.plugin.on_request.make(PAGE)


@pytest.mark.parametrize("event", ["page_content", "page_context", "env"])
def test_beside_a_plugin_that_hears_of_pages_all_are_made_at_once(base: Path, event: str) -> None:
    first = event.removeprefix("page_").replace("content", "html")
    (base / "hear.py").write_text(f"def on_{event}({first}, **_):\n    return {first}\n")
    (base / "mkdocs.yml").write_text(f"{MATERIAL}hooks: [hear.py]\n")
    serving = Serving(base)
    serving.build()
    assert PAGE in files_of(serving.site)
    assert not serving.plugin.on_request.make(PAGE)


def test_a_template_that_lists_the_pages_lists_those_that_wait(base: Path, built: Built) -> None:
    change(material(base) / "mkdocs.yml", "{name: material}", "{name: material, custom_dir: own}")
    own = base / "own" / "main.html"
    own.parent.mkdir()
    own.write_text('{% extends "base.html" %}{% block footer %}{{ pages|length }} pages{% endblock %}', "utf-8")
    serving = Serving(base)
    serving.build()
    told = [re.findall(rb"[0-9]+ pages", site["guide/night/index.html"]) for site in (serving.all(), built(base))]
    assert told[0] == told[1] != []


def test_a_page_of_before_a_failed_build_is_made_as_it_was(base: Path) -> None:
    serving = Serving(material(base))
    serving.build()
    change(base / "pyproject.toml", "title", "titel")
    with pytest.raises(Abort):
        serving.build()
    assert serving.plugin.on_request.make(PAGE)
    assert b"Cite this" in (serving.site / PAGE).read_bytes()


def test_a_link_to_a_place_on_a_page_that_waits_is_checked(base: Path, caplog: pytest.LogCaptureFixture) -> None:
    for anchor in ("cite", "nowhere"):
        with (base / "guide/night.md").open("a") as page:
            page.write(f"\n[There](../sources/sleep-letter/index.md#{anchor})\n")
    (base / "mkdocs.yml").write_text(f"{MATERIAL}validation: {{anchors: warn}}\n")
    Serving(base).build()
    assert "does not contain an anchor '#nowhere'" in caplog.text
    assert "#cite" not in caplog.text
