from __future__ import annotations

import logging
import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from counterclaim import exports, pages
from counterclaim.editing import folders
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.mkdocs_plugin import CounterclaimPlugin
from counterclaim.mkdocs_plugin.watching import WATCHED
from counterclaim.pages import theme
from counterclaim.pages.look import STYLES
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.slow

SITE = "site_name: Coffee and the night\ndocs_dir: guide\ntheme: {name: mkdocs}\nplugins: [counterclaim]\nnav: []\n"
WITH_EDIT_LINKS = {"name": "material", "features": ["content.action.edit"]}
GUIDE = "---\ntitle: A night\n---\n# A night\n\nCoffee spoils it [@late-coffee-worse]. ![A cup](../cup.svg)\n"


@pytest.fixture
def base(disputed: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Return the folder of a base with a guide, an mkdocs.yml and no file that cannot be read."""
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    return write(
        {
            **disputed,
            "pyproject.toml": '[tool.counterclaim]\ntitle = "Coffee and the night"\n',
            "mkdocs.yml": SITE,
            "guide/night.md": GUIDE,
            "guide/cup.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )


def built(base: Path, **options: Any) -> dict[str, str]:
    """Build the site and return its HTML by path."""
    site = base / "site"
    config = load_config(str(base / "mkdocs.yml"), site_dir=str(site), **options)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


MOVED = 'http-equiv="refresh"'


def watched(file: Path) -> set[str]:
    """Return what is watched when the site of an mkdocs.yml is served."""
    server = LiveReloadServer(lambda *_: None, "127.0.0.1", 0, "")
    try:
        CounterclaimPlugin().on_serve(server, config=load_config(str(file)))
        return set(server._watched_paths)
    finally:
        server.server_close()


def article(html: str) -> str:
    """Return the main part of a page of the theme `mkdocs`; of a page that only leads on, all of it."""
    if MOVED in html:
        return html
    found = re.search(r'(?s)<div class="col-md-9" role="main">(.*?)<footer', html)
    assert found
    return found[1]


def test_every_record_has_a_page_and_the_markdown_of_docs_dir_is_replaced(base: Path) -> None:
    html = built(base, strict=True)
    kb = KnowledgeBase.load(base)
    for kind, identities in (("claims", kb.claims), ("sources", kb.sources)):
        assert {p for p in html if re.fullmatch(rf"{kind}/[^/]+/index\.html", p)} == {
            f"{kind}/{identity}/index.html" for identity in identities
        }
    asked = Analysis(kb).question_names
    assert {p for p in html if re.fullmatch(r"questions/[^/]+/[^/]+/index\.html", p)} == {
        f"questions/{name}/index.html" for name in asked
    }
    assert "guide/night/index.html" in html
    assert "night/index.html" not in html


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_and_file_of_the_built_site_is_there(base: Path, *, directory_urls: bool) -> None:
    html = built(base, strict=True, use_directory_urls=directory_urls)
    for path, text in html.items():
        if path in {"404.html", "admin/index.html"}:
            continue
        for address in re.findall(r'(?:href|src)="([^"]*)"', article(text)):
            parts = urlsplit(unescape(address))
            if parts.scheme:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if not parts.path:
                target = path
            elif parts.path.endswith("/") or parts.path == ".":
                target = posixpath.normpath(posixpath.join(target, "index.html"))
            assert (base / "site" / target).is_file(), (path, address)
            anchor = "" if "=" in parts.fragment else parts.fragment  # a filter that the page's script reads
            assert not anchor or f'id="{anchor}"' in html[target], (path, address)


def test_the_stylesheet_stands_before_those_of_the_site_once(base: Path) -> None:
    (base / "guide/own.css").write_text("p {}")
    config = load_config(str(base / "mkdocs.yml"), extra_css=["own.css"])
    plugin: Any = config.plugins["counterclaim"]
    for _ in range(2):
        config = plugin.on_config(config)
    assert [str(css) for css in config.extra_css] == [STYLES, "own.css"]
    built(base, extra_css=["own.css"])
    assert "--cc-helps: #" in (base / "site" / STYLES).read_text("utf-8")


def test_downloads_and_schemas_are_published_as_they_are(base: Path) -> None:
    built(base)
    analysis = Analysis(KnowledgeBase.load(base))
    for name, text in exports.downloads(analysis).items():
        assert (base / "site/downloads" / name).read_bytes() == text().encode()
    assert (base / "site/schema/claim.schema.json").is_file()


def test_rendered_into_a_folder_the_same_pages_build_without_the_plugin(base: Path) -> None:
    with_plugin = built(base)
    analysis = Analysis(KnowledgeBase.load(base))
    rendered = pages.render(analysis, find(base), downloads=exports.downloads(analysis))
    folders.write(base / "pages", ((page.path, page.text()) for page in rendered))
    (base / "pages/cup.svg").write_bytes((base / "guide/cup.svg").read_bytes())
    without = built(base, plugins=[], docs_dir=str(base / "pages"))
    own = {path for path in with_plugin if not path.startswith("admin/")}  # the form is none of the pages
    assert own == without.keys()
    for path in own - {"404.html"}:
        assert article(with_plugin[path]).split() == article(without[path]).split()


def test_pages_of_which_there_are_many_stand_in_no_navigation_and_nobody_has_to_say_so(base: Path) -> None:
    (base / "mkdocs.yml").write_text(SITE.replace("nav: []\n", ""))
    html = built(base, strict=True)
    assert "claims/late-coffee-worse/index.html" in html
    assert 'href="../conflicts/"' in html["method/index.html"]
    assert "late-coffee-worse" not in html["method/index.html"]


def test_the_edit_link_of_a_page_leads_to_its_record(base: Path) -> None:
    html = built(base, repo_url="https://forge.example/night", edit_uri="edit/main/", theme=WITH_EDIT_LINKS)
    edit = "https://forge.example/night/edit/main"
    assert f'"{edit}/claims/sleep-letter/late-coffee-worse.yml"' in html["claims/late-coffee-worse/index.html"]
    assert f'"{edit}/guide/night.md"' in html["guide/night/index.html"]
    assert edit not in html["index.html"]


def test_without_a_repository_no_page_has_an_edit_link(base: Path) -> None:
    html = built(base, theme=WITH_EDIT_LINKS)
    assert not [path for path, text in html.items() if "content-button" in text or "/edit/" in text]


def test_a_record_that_cannot_be_read_is_a_warning_with_its_place(base: Path, caplog: pytest.LogCaptureFixture) -> None:
    (base / "claims/sleep-letter/take-tea.yml").write_text("statement: one\nstatement: two\n")
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        html = built(base)
    assert "claims/sleep-letter/take-tea.yml:2:1 syntax: " in caplog.text
    assert "claims/take-tea/index.html" not in html
    assert "claims/late-coffee-worse/index.html" in html


def test_a_record_that_cannot_be_read_fails_a_strict_build(base: Path) -> None:
    (base / "claims/sleep-letter/take-tea.yml").write_text("statement: one\nstatement: two\n")
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        built(base, strict=True)


def test_a_configuration_that_cannot_be_used_ends_the_build_with_one_line(base: Path) -> None:
    (base / "pyproject.toml").write_text("[tool.counterclaim]\ntitel = 'A'\n")
    config = load_config(str(base / "mkdocs.yml"))
    with pytest.raises(PluginError, match=r'unknown key "titel"; did you mean title\?'):
        CounterclaimPlugin().on_config(config)


def test_serving_watches_every_folder_of_records_and_the_configuration(base: Path) -> None:
    for later in ("resolutions", "answers"):
        (base / later).mkdir(exist_ok=True)
    assert watched(base / "mkdocs.yml") == {str(base / name) for name in WATCHED}


def test_records_of_a_base_above_the_mkdocs_yml_are_read_and_watched(base: Path) -> None:
    (base / "web").mkdir()
    (base / "web/mkdocs.yml").write_text(SITE.replace("docs_dir: guide", "docs_dir: ../guide"))
    config = load_config(str(base / "web/mkdocs.yml"), site_dir=str(base / "out"))
    build(config)
    assert (base / "out/claims/late-coffee-worse/index.html").is_file()
    assert str(base / "claims") in watched(base / "web/mkdocs.yml")


def test_a_watched_folder_that_is_made_later_is_found_by_the_next_build(base: Path) -> None:
    config = load_config(str(base / "mkdocs.yml"), site_dir=str(base / "site"))
    plugin = config.plugins["counterclaim"]
    server = LiveReloadServer(lambda *_: None, "127.0.0.1", 0, "")
    try:
        plugin.on_serve(server, config=config, builder=server.builder)
        assert str(base / "resolutions") not in server._watched_paths
        (base / "resolutions").mkdir()
        build(config)
        build(config)
        assert server._watched_paths[str(base / "resolutions")] == 1
    finally:
        server.server_close()


def test_pictures_beside_a_guide_page_are_found_from_beside_it(base: Path) -> None:
    (base / "guide/tea.svg").write_bytes((base / "guide/cup.svg").read_bytes())
    (base / "guide/night.md").write_text(GUIDE + "![Tea](tea.svg)\n")
    built(base, strict=True)
    assert (base / "site/tea.svg").read_bytes() == (base / "site/guide/tea.svg").read_bytes()


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_with_another_theme_the_site_builds_without_our_templates(base: Path, name: str) -> None:
    html = built(base, strict=True, theme={"name": name})
    assert "claims/late-coffee-worse/index.html" in html
    assert "Content-Security-Policy" not in html["index.html"]
    assert not (base / "site/assets/theme").exists()


def test_a_new_base_gets_the_theme_behind_its_own_changes_to_it(base: Path) -> None:
    own = base / "own/partials"
    own.mkdir(parents=True)
    (own / "copyright.html").write_text("Sleep well.")
    html = built(base, strict=True, theme={"name": "material", "custom_dir": str(base / "own")})
    for path, text in html.items():
        if MOVED in text:
            assert "default-src 'none'" in text, path
        elif not path.startswith("admin/"):
            assert theme.policy() in text, path
            assert "Sleep well." in text, path
            assert "fonts.g" not in text, path
            assert "<script>" not in text, path
    assert (base / "site/assets/theme/scope.js").is_file()


def test_columns_of_tables_are_aligned_without_a_style_inside_the_page(base: Path) -> None:
    (base / "guide/night.md").write_text("| a |\n|--:|\n| 1 |\n")
    text = built(base)["guide/night/index.html"]
    assert 'align="right"' in text
    assert "style=" not in article(text)


def test_pages_to_be_opened_as_files_link_to_files_and_search_without_a_server(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(theme.OFFLINE_VARIABLE, "1")
    html = built(base, strict=True, theme={"name": "material"}, plugins=["search", "counterclaim"])
    assert "404.html" not in html
    assert "guide/night.html" in html
    assert theme.policy(offline=True) in html["index.html"]
    assert theme.WORKER in html["index.html"]
    index = (base / "site" / theme.INDEX).read_text("utf-8")
    assert (base / "site" / theme.INDEX).with_suffix(".js").read_text("utf-8") == f"var __index = {index}"
    for path, text in html.items():
        for address in re.findall(r'href="([^"#?]+)', article_of_material(text) if "<article" in text else ""):
            if not urlsplit(address).scheme:
                assert (base / "site" / posixpath.dirname(path) / unquote(address)).is_file(), (path, address)


def article_of_material(html: str) -> str:
    found = re.search(r"(?s)<article[^>]*>(.*?)</article>", html)
    assert found
    return found[1]


def test_the_stand_in_for_workers_is_never_taken_from_elsewhere(base: Path) -> None:
    html = built(base, theme={"name": "material"}, plugins=["search", "counterclaim", "offline"])
    assert "unpkg" not in html["index.html"]
    assert theme.WORKER in html["index.html"]


def test_while_pages_are_served_the_script_that_loads_them_again_may_run(base: Path) -> None:
    config = load_config(str(base / "mkdocs.yml"), site_dir=str(base / "site"), theme={"name": "material"})
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    plugin: Any = config.plugins["counterclaim"]
    plugin.on_request.accept()
    assert plugin.on_request.make("index.html")
    assert theme.policy(serving=True) in (base / "site/index.html").read_text("utf-8")
    assert "'unsafe-inline'" not in theme.policy()
