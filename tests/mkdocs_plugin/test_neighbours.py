"""Beside real plugins: nothing of the site's own goes or changes, and what records say is run by none of them."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from lxml import html as lxml_html
from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

pytestmark = pytest.mark.slow

ADDRESS = "https://night.example/"
BRACES = "'Coffee made {{ 7 * 7 }} sleepers {% set x = 1 %} restless.'"
CLAIM = "braces-in-a-statement"
GENERATE = """\
import mkdocs_gen_files

with mkdocs_gen_files.open("made/mine.md", "w") as file:
    print("# Made\\n\\nBy a program [@braces-in-a-statement].", file=file)
"""
PLAIN = "---\ntags: [night]\n---\n# Plain\n\nNothing is cited here: {not} (@all).\n"
CITES = f"# Cites\n\nSix and seven [@{CLAIM}], and coffee [?coffee/sleep-quality].\n"
POST = f"---\ndate: 2026-01-02\n---\n# A post\n\nOf coffee [@{CLAIM}].\n\n<!-- more -->\n\nThe rest.\n"
OWN = {
    "docs/index.md": "# Our own home\n\nWelcome: [plain](plain.md).\n",
    "docs/plain.md": PLAIN,
    "docs/more/cites.md": CITES,
}


class Guest:
    """A site with pages of its own, below whose top there is a base; built with the plugin and without."""

    def __init__(self, root: Path, **settings: Any) -> None:
        self.root = root
        self.settings = {"site_name": "Nights", "site_url": ADDRESS, "theme": "mkdocs", **settings}

    def built(self, plugins: list[Any], *, strict: bool = True) -> dict[str, str]:
        """Build the site; return its pages by path."""
        file = self.root / "mkdocs.yml"
        file.write_text(yaml.safe_dump({**self.settings, "plugins": plugins}, sort_keys=False))
        site = self.root / "site"
        config = load_config(str(file), site_dir=str(site), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


@pytest.fixture
def guest(
    sleep: dict[str, str], claim: Callable[..., str], write: Callable[[Mapping[str, str | bytes]], Path]
) -> Callable[..., Guest]:
    """Return a function that writes a base and a site of these files, and returns the site."""
    claims = {f"claims/sleep-letter/{CLAIM}.yml": claim(statement=BRACES)}
    kept = {path: text for path, text in sleep.items() if not path.startswith("guide/")}
    configuration = '[tool.counterclaim]\ntitle = "Coffee and the night"\n'

    def make(files: Mapping[str, str] | None = None, **settings: Any) -> Guest:
        return Guest(write({**kept, **claims, "pyproject.toml": configuration, **OWN, **(files or {})}), **settings)

    return make


def bare(html: str) -> bytes:
    """Return a page without what leads to other pages of the site: navigation, and what the theme makes of it."""
    page = lxml_html.document_fromstring(html)
    for way in (".//nav", ".//link[@rel='prev']", ".//link[@rel='next']", ".//footer", ".//*[@id='navbar-collapse']"):
        for element in page.findall(way):
            element.drop_tree()
    for element in page.xpath("//*[contains(@class, 'navbar') or contains(@class, 'md-tabs')]"):
        element.drop_tree()
    written: bytes = lxml_html.tostring(page)
    without_date = re.sub(rb"Build Date UTC : .*", b"", written)
    return b"\n".join(line.strip() for line in without_date.splitlines() if line.strip())


def leads_somewhere(site: Path, path: str, html: str) -> None:
    """Fail where a link of a page leads to no file of its site."""
    for address in re.findall(r'(?:href|src)="([^"]*)"', html):
        parts = urlsplit(unescape(address))
        if parts.scheme or parts.netloc or not parts.path or path == "404.html":
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
        file = site / target.lstrip("/")
        assert file.is_file() or (file / "index.html").is_file(), (path, address)


def keeps_house(without: Mapping[str, str], by: Mapping[str, str], *, prefix: str = "", root: Path) -> None:
    """Fail where the site lost something, where another page changed, or where the records are not as they are."""
    assert without.keys() <= by.keys()
    cites = {path for path, html in without.items() if f"[@{CLAIM}]" in html}
    for path in without.keys() - cites:
        assert bare(without[path]) == bare(by[path]), path
        assert "counterclaim" not in by[path].lower(), path
    assert cites
    for path in cites:
        assert f"[@{CLAIM}]" not in by[path], path
    for path in by.keys() - without.keys() | cites:
        leads_somewhere(root / "site", path, by[path])
    page = by[f"{prefix}claims/{CLAIM}/index.html"]
    assert "Coffee made {{ 7 * 7 }} sleepers {% set x = 1 %} restless." in unescape(page)
    assert not [path for path, html in by.items() if "Coffee made 49" in html]
    marked = [path for path in cites if 'class="cc-ref' in by[path]]
    assert marked
    for path in marked:
        assert re.search(r'<link rel="stylesheet" href="[./]*(\w+/)*assets/counterclaim.css">', by[path]), path
        assert "Coffee made {{ 7 * 7 }} sleepers {% set x = 1 %} restless." in unescape(by[path])


def test_plugins_that_make_read_and_fill_in_pages(guest: Callable[..., Guest]) -> None:
    files = {
        "gen.py": GENERATE,
        "docs/blog/index.md": "# Blog\n",
        "docs/blog/posts/one.md": POST,
        "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
        "docs/filled.md": "# Filled in\n\nSeven times seven: {{ 7 * 7 }}.\n",
    }
    site = guest(files, theme={"name": "material", "font": False})
    before: list[Any] = ["search", {"gen-files": {"scripts": ["gen.py"]}}, "blog"]
    after: list[Any] = ["macros", "tags", {"redirects": {"redirect_maps": {"old.md": "plain.md"}}}, "mike"]
    without = site.built([*before, *after])
    by = site.built([*before, {"counterclaim": {"prefix": "knowledge"}}, *after])
    keeps_house(without, by, prefix="knowledge/", root=site.root)
    assert {
        "made/mine/index.html",
        "blog/2026/01/02/a-post/index.html",
        "old/index.html",
        "tags/index.html",
    } <= by.keys()
    assert "Seven times seven: 49." in by["filled/index.html"]
    assert "<p>Of coffee.</p>" in by["blog/index.html"]
    assert "cc-ref" not in by["blog/index.html"]
    assert 'href="../../../../../knowledge/claims/' in by["blog/2026/01/02/a-post/index.html"]


@pytest.mark.parametrize("first", [True, False])
def test_a_plugin_that_makes_a_site_for_each_language(guest: Callable[..., Guest], *, first: bool) -> None:
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "de", "name": "Deutsch"},
    ]
    files = {"docs/index.de.md": "# Daheim\n", "docs/more/cites.de.md": f"# Zitat\n\nKaffee [@{CLAIM}].\n"}
    site = guest(files)
    i18n = {"i18n": {"docs_structure": "suffix", "languages": languages}}
    ours = {"counterclaim": {"pages": "claims"}}
    without = site.built([i18n]) if first else {}  # the same site either way
    by = site.built([ours, i18n] if first else [i18n, ours])
    if first:
        keeps_house(without, by, root=site.root)
    assert by["de/index.html"] != by["index.html"]
    assert 'href="../../../claims/braces-in-a-statement/"' in by["de/more/cites/index.html"]
    assert not [path for path in by if path.startswith("de/claims")]


def test_plugins_that_make_the_navigation(guest: Callable[..., Guest]) -> None:
    site = guest({"docs/.nav.yml": 'nav:\n  - plain.md\n  - "*"\n', "docs/SUMMARY.md": "- [Plain](plain.md)\n- *\n"})
    for plugin in ("awesome-nav", "literate-nav"):
        without = site.built([plugin])
        by = site.built([plugin, {"counterclaim": {"prefix": "k/n"}}])
        keeps_house(without, by, prefix="k/n/", root=site.root)
        assert "Where sources disagree" in by["plain/index.html"], plugin


def test_the_home_of_the_site_stays_and_files_may_have_no_folders_of_their_own(guest: Callable[..., Guest]) -> None:
    site = guest({"documentation/index.md": "# Home\n", "documentation/cites.md": CITES}, docs_dir="documentation")
    site.settings["use_directory_urls"] = False
    by = site.built(["counterclaim"])
    assert "<h1" in by["index.html"]
    assert "Coffee and the night" in by["knowledge/index.html"]
    assert 'href="claims/braces-in-a-statement/index.html"' in by["cites.html"]
    for path, html in by.items():
        leads_somewhere(site.root / "site", path, html)


def test_citations_alone_bring_no_page(guest: Callable[..., Guest]) -> None:
    site = guest()
    without, by = site.built([]), site.built([{"counterclaim": {"pages": "citations"}}])
    assert without.keys() == by.keys()
    cites = by["more/cites/index.html"]
    assert 'class="cc-ref' in cites
    assert "Open the claim" not in cites
    assert "#nowhere" not in cites
    leads_somewhere(site.root / "site", "more/cites/index.html", cites)
    assert [path.name for path in (site.root / "site/assets").iterdir()] == ["counterclaim.css"]
    assert bare(without["plain/index.html"]) == bare(by["plain/index.html"])


def test_a_site_of_records_alone_keeps_what_others_made_and_runs_nothing(guest: Callable[..., Guest]) -> None:
    files = {"guide/start.md": CITES, "guide/blog/index.md": f"# Blog\n\nA post [@{CLAIM}].\n", "gen.py": GENERATE}
    site = guest(files, docs_dir="guide")
    by = site.built([{"gen-files": {"scripts": ["gen.py"]}}, "counterclaim", "macros"])
    assert {"guide/start/index.html", "blog/index.html", "made/mine/index.html"} <= by.keys()
    for path in ("blog/index.html", "made/mine/index.html", "guide/start/index.html"):
        assert 'class="cc-ref' in by[path], path
    for path, html in by.items():
        assert "Coffee made 49" not in html, path
        if not path.startswith("admin/"):
            leads_somewhere(site.root / "site", path, html)


def test_versions_are_deployed(guest: Callable[..., Guest], commit: Callable[[], str]) -> None:
    site = guest(theme={"name": "material", "font": False})
    site.built(["mike", {"counterclaim": {"prefix": "knowledge"}}])
    (site.root / ".gitignore").write_text("site\n")
    commit()
    settings = {"GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "ada"}
    settings |= {"GIT_CONFIG_KEY_1": "user.email", "GIT_CONFIG_VALUE_1": "ada@example.org"}
    environment = {**os.environ, **settings, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        [Path(sys.executable).parent / "mike", "deploy", "1.0"],
        cwd=site.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = subprocess.run(
        ["git", "show", f"gh-pages:1.0/knowledge/claims/{CLAIM}/index.html"],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Coffee made" in shown.stdout
