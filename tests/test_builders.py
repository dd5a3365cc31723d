"""The pages built by MkDocs' successors: same pages, same links, same policy. Zensical runs no plugins."""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from counterclaim.knowledge import KnowledgeBase
from counterclaim.pages import project, theme
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

pytestmark = pytest.mark.slow
ADDRESS = "https://night.example/sub/"
SITE = f"""\
site_name: Coffee & the night
site_url: !ENV [NIGHT_ADDRESS, "{ADDRESS}"]
docs_dir: guide
theme:
  name: material
  font: false
  custom_dir: own
plugins: [search, counterclaim]
markdown_extensions: [admonition, attr_list, tables]
extra_css: [cup.css]
nav: [{{Home: index.md}}]
"""
GUIDE = "# A night\n\nCoffee spoils it [@late-coffee-worse]. ![A cup](../cup.svg)\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n"
BUILDERS = ("mkdocs", "properdocs", "materialx", "zensical")
MATERIALX = Path(sys.prefix) / "materialx"
"""Where `make test` puts the theme MaterialX, whose module has the name of Material's."""


@pytest.fixture
def base(disputed: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Return the folder of a base with a guide, a picture, a stylesheet and a template of its own."""
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    return write(
        {
            **disputed,
            "pyproject.toml": '[tool.counterclaim]\ntitle = "Coffee & the night"\n',
            "mkdocs.yml": SITE,
            "guide/night.md": GUIDE,
            "guide/cup.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "guide/cup.css": "p {}",
            "own/partials/copyright.html": "<p>Sleep well.</p>",
        }
    )


def run(*arguments: str | Path, **environment: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def built(base: Path, builder: str) -> dict[str, str]:
    """Build the site of a base; return its HTML by path, without the form for editors."""
    if builder in {"mkdocs", "properdocs"}:
        site = base / "site"
        run("-m", builder, "build", "--strict", "-f", base / "mkdocs.yml", "--site-dir", site)
    elif builder == "materialx":
        assert MATERIALX.is_dir(), "MaterialX is not here: make .venv/.dev puts it there"
        site, settings = base / "site", base / "materialx.yml"
        settings.write_text(SITE.replace("name: material", "name: materialx"))
        where = {"PYTHONPATH": str(MATERIALX)}
        run("-m", "properdocs", "build", "--strict", "-f", settings, "--site-dir", site, **where)
    else:
        folder = base / "made"
        site = folder / "site"
        run("-c", "from counterclaim.cli import main; main()", "--root", base, "render", "--project", folder)
        run("-m", "zensical", "build", "--strict", "-f", folder / "mkdocs.yml")
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    return {path: text for path, text in found.items() if not path.startswith("admin/")}


MOVED = 'http-equiv="refresh"'


def article(html: str) -> str:
    """Return the main part of a page; of a page that only leads on, all of it."""
    if MOVED in html:
        return html
    found = re.search(r"(?s)<article[^>]*>(.*?)</article>", html)
    assert found
    return found[1]


def addresses(html: str) -> list[str]:
    """Return where the content of a page leads, in its order."""
    return [unescape(a) for a in re.findall(r'(?:href|src)="?([^"\s>]*)', article(html)) if a != "#__skip"]


def targets(path: str, html: str) -> set[str]:
    """Return the files and anchors of the site that the content of a page leads to."""
    found = set()
    for address in addresses(html):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
        )
        if parts.path.endswith("/") or parts.path in {".", ".."}:
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        found.add(f"{target}#{parts.fragment}" if parts.fragment else target)
    return found


def protected(pages: Mapping[str, str]) -> None:
    """Fail where a page lacks the policy, or has what the policy refuses."""
    for path, html in pages.items():
        if MOVED in html:
            continue
        assert f'<meta http-equiv="Content-Security-Policy" content="{theme.policy()}">' in html, path
        assert html.index("Content-Security-Policy") < html.index("<script"), path
        for script in re.findall(r"<script([^>]*)>", html):
            assert "src=" in script or "application/" in script, (path, script)
        assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", html), path


def test_all_builders_make_the_same_pages_with_the_same_links_and_every_link_leads_to_a_file(base: Path) -> None:
    by = {name: built(base, name) for name in BUILDERS}
    kb = KnowledgeBase.load(base)
    asked = Analysis(kb).question_names
    for name, pages in by.items():
        assert by["mkdocs"].keys() == pages.keys(), name
        protected(pages)
        assert {p for p in pages if re.fullmatch(r"claims/[^/]+/index.html", p)} == {
            f"claims/{claim}/index.html" for claim in kb.claims
        }, name
        assert {p for p in pages if re.fullmatch(r"questions/[^/]+/[^/]+/index.html", p)} == {
            f"questions/{question}/index.html" for question in asked
        }, name
        assert {f"sources/{source}/index.html" for source in kb.sources} < pages.keys(), name
    for path in by["mkdocs"].keys() - {"404.html"}:
        found = {name: targets(path, pages[path]) for name, pages in by.items()}
        for name in BUILDERS:
            assert found["mkdocs"] == found[name], (name, path)
        for target in found["zensical"]:
            file, _, anchor = target.partition("#")
            assert (base / "made/site" / file).is_file(), (path, target)
            assert not anchor or "=" in anchor or re.search(f'id="?{re.escape(anchor)}["\\s>]', by["zensical"][file]), (
                path,
                target,
            )


def test_the_successor_takes_over_policy_names_pictures_styles_and_templates(base: Path) -> None:
    pages = built(base, "zensical")
    site = base / "made/site"
    protected(pages)
    for path, html in pages.items():
        if MOVED in html:
            continue
        assert 'role="dialog" aria-label="Search"' in html, path
        assert "Sleep well." in html, path
        assert html.index("counterclaim.css") < html.index("cup.css"), path
        assert "fonts.g" not in html, path
    for file in ("cup.svg", "cup.css", "assets/counterclaim.css", "assets/theme/scope.js", "downloads", "schema"):
        assert (site / file).exists(), file
    assert (site / "admin/config.yml").is_file()
    listed = re.findall("<loc>(.*?)</loc>", unescape((site / "sitemap.xml").read_text("utf-8")))
    assert f"{ADDRESS}claims/late-coffee-worse/" in listed
    assert not [address for address in listed if "404" in address]


def test_settings_keep_what_they_do_not_change_and_the_tags_of_the_rest() -> None:
    text = "site_name: !ENV [NAME, Night]\nuse_directory_urls: false\nINHERIT: base.yml\ntheme: material\n"
    made = project.settings(text, {"policy": "p"}, "../base.yml")
    assert "site_name: !ENV [NAME, Night]" in made
    plain = yaml.safe_load(made.replace("!ENV ", ""))
    assert plain["INHERIT"] == "../base.yml"
    assert plain["use_directory_urls"] is False
    assert plain["theme"] == {"name": "material", "variant": "classic", "custom_dir": "theme"}
    assert plain["extra"] == {"counterclaim": {"policy": "p"}}
    assert plain["extra_css"] == ["assets/counterclaim.css"]
    assert plain["markdown_extensions"][0] == {"tables": {"use_align_attribute": True}}


@pytest.mark.parametrize("plugins", ["[search, counterclaim: {}, tags]", "{search: {}, counterclaim: {}, tags: {}}"])
def test_the_plugin_is_left_out_and_the_others_stay(plugins: str) -> None:
    made = yaml.safe_load(project.settings(f"site_name: a\nplugins: {plugins}\n", {}))
    assert [one if isinstance(one, str) else next(iter(one)) for one in made["plugins"]] == ["search", "tags"]


def test_options_are_read_as_written_and_those_from_elsewhere_are_unknown() -> None:
    text = "a: false\nb: !ENV B\nc: {d: x}\n"
    assert project.option(text, "a") is False
    assert project.option(text, "b") is None
    assert project.option(text, "c", "d") == "x"
    assert project.option(text, "c") is None
    assert project.option(text, "a", "d") is None
    assert project.option("", "a") is None


@pytest.mark.parametrize("text", ["- a\n", "a: [\n", None])
def test_a_site_without_usable_settings_is_one_line(base: Path, text: str | None) -> None:
    if text is None:
        (base / "mkdocs.yml").unlink()
    else:
        (base / "mkdocs.yml").write_text(text)
    done = subprocess.run(
        [sys.executable, "-c", "from counterclaim.cli import main; main()", "render", "--project", base / "made"],
        cwd=base,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("counterclaim: ")
    assert "Traceback" not in done.stderr
