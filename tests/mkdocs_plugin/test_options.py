"""What the plugin can be told, and what cannot be: one line that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError
from mkdocs.exceptions import Abort

from counterclaim.mkdocs_plugin.options import Prefix
from counterclaim.pages import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SITE = "site_name: Nights\ntheme: mkdocs\n"


@pytest.fixture
def base(sleep: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Return the folder of a base with a site that has a home of its own in docs/."""
    configuration = '[tool.counterclaim]\ntitle = "Coffee and the night"\n'
    files = {"pyproject.toml": configuration, "mkdocs.yml": SITE, "docs/index.md": "# Ours\n"}
    return write({**sleep, **files})


def built(base: Path, options: Mapping[str, Any], **settings: Any) -> set[str]:
    config = load_config(
        str(base / "mkdocs.yml"), site_dir=str(base / "site"), plugins=[{"counterclaim": options}], **settings
    )
    build(config)
    return {path.relative_to(base / "site").as_posix() for path in (base / "site").rglob("*.html")}


@pytest.mark.parametrize(
    ("given", "meant"), [("", ""), ("/", ""), ("knowledge", "knowledge/"), ("/a/b-c.d_e/", "a/b-c.d_e/")]
)
def test_a_prefix_is_a_folder_of_the_site(given: str, meant: str) -> None:
    assert Prefix(str, default="").run_validation(given) == meant


@pytest.mark.parametrize("given", ["..", "a/../b", "a//b", "a b", "https://a.example", ".hidden", 3, ["a"]])
def test_anything_else_is_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        Prefix(str, default="").run_validation(given)


def test_options_that_are_not_there_are_named(base: Path, caplog: pytest.LogCaptureFixture) -> None:
    for options, said in (
        ({"pages": "some"}, "pages"),
        ({"prefix": "../x"}, "is no folder of a site"),
        ({"a": 1}, "a"),
    ):
        with pytest.raises(Abort):
            built(base, options, strict=True)
        assert said in caplog.text
        caplog.clear()


@pytest.mark.slow
def test_a_page_of_the_sites_own_where_one_of_the_records_would_stand_is_named(
    base: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (base / "docs" / "claims.md").write_text("# Ours\n")
    with pytest.raises(Abort):
        built(base, {})
    assert "the site has a page of its own, claims.md, where one of the records would stand" in caplog.text
    assert "prefix: knowledge" in caplog.text
    assert "knowledge/claims/index.html" in built(base, {"prefix": "knowledge"})


@pytest.mark.slow
def test_pages_that_are_opened_as_files_need_a_site_of_records_alone(
    base: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(theme.OFFLINE_VARIABLE, "1")
    with pytest.raises(Abort):
        built(base, {})
    assert "counterclaim build --offline" in caplog.text


@pytest.mark.slow
def test_the_build_says_that_pages_carry_no_policy_and_lists_no_page_that_nav_leaves_out(
    base: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    validation = {"nav": {"omitted_files": "warn"}}
    paths = built(base, {"prefix": "k"}, strict=True, nav=["index.md", "k/claims/index.md"], validation=validation)
    assert f"{len(paths) - 2} of {len(paths) - 2} pages carry no Content-Security-Policy: the theme is" in caplog.text
    page = (base / "site/index.html").read_text("utf-8")
    assert 'href="k/claims/"' in page
    assert 'href="k/questions/"' not in page


@pytest.mark.slow
def test_edit_links_lead_to_records_and_a_guide_that_is_the_docs_stays(base: Path) -> None:
    (base / "guide").mkdir()
    (base / "guide/night.md").write_text("# A night\n\nSeven hours [@what-the-letter-tells].\n")
    repository = {"repo_url": "https://forge.example/ada/base", "edit_uri": "edit/main/guide/", "theme": "readthedocs"}
    paths = built(base, {"prefix": "k"}, docs_dir=str(base / "guide"), **repository)
    assert "night/index.html" in paths
    assert "k/guide/night/index.html" not in paths
    page = (base / "site/k/claims/what-the-letter-tells/index.html").read_text("utf-8")
    assert "https://forge.example/ada/base/edit/main/claims/sleep-letter/what-the-letter-tells.yml" in page
    assert 'href="../../../night/"' in page
