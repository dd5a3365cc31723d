"""What the settings of a site have MkDocs run is found without running any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from counterclaim.pages import programs

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = """
site_name: !ENV [NAME, "x"]
docs_dir: guide
site_dir: public
theme: {name: material, palette: [{scheme: default}]}
plugins: [search: {lang: en}, counterclaim]
markdown_extensions: [admonition, toc: {permalink: true}, markdown.extensions.tables, pymdownx.superfences]
nav: [index.md]
"""


def test_plain_settings_name_nothing(tmp_path: Path) -> None:
    assert programs.found(PLAIN, tmp_path) == []
    assert programs.found("", tmp_path) == []
    assert programs.found("- a list", tmp_path) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hooks: [a.py, b.py]", ["hooks (a.py, b.py)"]),
        ("hooks: ~\nhooks: [b.py]", ["hooks (~)", "hooks (b.py)"]),
        ('"hooks": [a.py]', ["hooks (a.py)"]),
        ("hooks: !ENV HOOKS", ["hooks (!ENV HOOKS)"]),
        ("hooks: {a: b}", ["hooks (…)"]),
        ("base: &b {hooks: [a.py]}\n<<: *b", ["<<"]),
        ("!ENV hooks: [a.py]", ["<<"]),
        ("[hooks]: [a.py]", ["<<"]),
        ("theme: {name: mkdocs, custom_dir: mine}", ["theme.custom_dir (mine)"]),
        ("theme: {<<: {custom_dir: mine}}", ["theme.<< (…)"]),
        ("extra_templates: [feed.xml]", ["extra_templates (feed.xml)"]),
        ("INHERIT: ../mkdocs.yml", ["INHERIT (../mkdocs.yml)"]),
        ("plugins: [macros, gen-files: {scripts: [a.py]}]", ["plugin macros", "plugin gen-files"]),
        ("plugins: {macros: {}, search: {}}", ["plugin macros"]),
        ("plugins: !ENV PLUGINS", ["plugin !ENV PLUGINS"]),
        ("plugins: &a [search, *a]", ["plugin …"]),
        ("plugins:", []),
        ("markdown_extensions: [pymdownx.snippets]", ["markdown extension pymdownx.snippets"]),
        ("markdown_extensions: {mine: {}}", ["markdown extension mine"]),
        ("docs_dir: ..", ["docs_dir (..)"]),
        ("docs_dir: /etc", ["docs_dir (/etc)"]),
        ("site_dir: !ENV OUT", ["site_dir (!ENV OUT)"]),
        ("x: !!python/object/apply:os.abort []", ["!!python/object/apply:os.abort"]),
        ("x: [{y: !!python/name:os.abort }]", ["!!python/name:os.abort"]),
        ("x: !relative y", ["!relative"]),
    ],
)
def test_what_runs_or_leads_elsewhere_is_named(text: str, named: list[str], tmp_path: Path) -> None:
    assert programs.found(text, tmp_path) == named


def test_a_folder_that_is_a_link_out_is_named(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "guide").symlink_to(tmp_path)
    assert programs.found("docs_dir: guide", tmp_path / "root") == ["docs_dir (guide)"]


def test_what_is_no_yaml_raises(tmp_path: Path) -> None:
    with pytest.raises(yaml.YAMLError):
        programs.found("a: [", tmp_path)
