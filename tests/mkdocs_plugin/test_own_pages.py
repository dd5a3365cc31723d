"""Pages of the site's own: what they cite shows, what is not there is named with its place, the rest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File

from counterclaim.knowledge.configuration import Configuration
from counterclaim.mkdocs_plugin import own_pages
from counterclaim.pages import Placing, Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis


@pytest.fixture
def site(disputed: dict[str, str], analyse: Callable[..., Analysis], tmp_path: Path) -> Site:
    return Site(analyse(disputed), Configuration(tmp_path / "base"), placing=Placing("k/", guest=True))


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], File]:
    """Return a function that writes a page of the site below the base and returns its file."""
    (tmp_path / "base" / "docs" / "more").mkdir(parents=True)

    def written(text: str) -> File:
        (tmp_path / "base" / "docs" / "more" / "night.md").write_text(text)
        settings = tmp_path / "base" / "mkdocs.yml"
        settings.write_text("site_name: x\nplugins: []\n")
        config = load_config(str(settings))
        return File("more/night.md", config.docs_dir, config.site_dir, use_directory_urls=True)

    return written


@pytest.mark.parametrize("text", ["Nothing.", "[a link](x.md) [@link](y)", "`[@late-coffee-worse]`", "a [@nobody] b"])
def test_a_page_that_cites_nothing_known_stays(text: str, site: Site, page: Callable[[str], File]) -> None:
    assert own_pages.with_marks(site, page(text), text) is None


def test_what_is_cited_becomes_a_mark_with_its_card(site: Site, page: Callable[[str], File]) -> None:
    text = "Late [@late-coffee-worse], and {{ kept }}.\n"
    made = own_pages.with_marks(site, page(text), text)
    assert made is not None
    assert "Late <button" in made.replace(" [@", "").replace("  ", " ")
    assert "and {{ kept }}." in made
    assert 'href="../../k/claims/late-coffee-worse/"' in made


def test_what_is_not_there_is_named_where_it_stands_and_stays_as_written(
    site: Site, page: Callable[[str], File], caplog: pytest.LogCaptureFixture
) -> None:
    text = "---\ntitle: Night\n---\n# Night\n\nA [@late-coffee-worse; @nobody] and [?coffee/nothing].\n"
    made = own_pages.with_marks(site, page(text), text.partition("---\n# ")[2])
    assert made is not None
    assert "[?coffee/nothing]" in made
    first, second = (record.getMessage().removeprefix("counterclaim: ") for record in caplog.records)
    assert first.startswith('docs/more/night.md:6:3 unknown-citation: there is no claim "nobody"')
    assert second.startswith('docs/more/night.md:6:37 unknown-citation: there is no question "coffee/nothing"')


def test_what_another_plugin_wrote_is_named_by_its_path(
    site: Site, page: Callable[[str], File], caplog: pytest.LogCaptureFixture
) -> None:
    assert own_pages.with_marks(site, page("{{ made }}"), "Made [@nobody].") is None
    assert 'docs/more/night.md unknown-citation: there is no claim "nobody"' in caplog.text


def test_text_without_marks_says_what_a_question_comes_to(site: Site) -> None:
    name = next(iter(site.analysis.question_names))
    text = own_pages.without_marks(site, f"Late [@late-coffee-worse]. So: [?{name}]! Not [@nobody].")
    assert text.startswith("Late. So: ")
    assert text.endswith("! Not [@nobody].")
    assert "[?" not in text
