"""The same records give the same bytes: whatever the folder, hash seed, time zone, locale, umask and day."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counterclaim import exports, reports
from tests.hostile.conftest import COMMAND, CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "bases" / "sleep"
SITE = """\
site_name: Coffee
site_url: https://sleep.example/
docs_dir: guide
site_dir: ../site
theme: {name: material, font: false}
plugins: [search, counterclaim]
"""
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
THERE = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "1", "LANGUAGE": "de"}
SAID = """
import contextlib, io, json, sys
from counterclaim.cli import cli
said = []
for arguments in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as told, contextlib.suppress(SystemExit):
        cli.main(arguments)
    said.append(told.getvalue())
print(json.dumps(said))
"""
"""What several commands print, one after the other in one process."""

DAYS = {"SOURCE_DATE_EPOCH": "86400"}


def laid(folder: Path, *, backwards: bool = False) -> Path:
    """Copy the base into a folder, its files made in the one order or the other, with a conflict; return it."""
    root = folder / "base"
    files = sorted(path for path in BASE.rglob("*") if path.is_file())
    for path in reversed(files) if backwards else files:
        target = root / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for source, name, direction, stance in (
        ("sleep-letter", "late", "decreases", "harms"),
        ("night-notes", "noon", "increases", "helps"),
    ):
        (root / f"claims/{source}/{name}-coffee.yml").write_text(
            f"statement: Coffee makes for another night than none, says {name}.\nsource: {source}\nsentences: [2]\n"
            f"stance: {stance}\neffect: {{exposure: coffee, outcome: sleep-quality, direction: {direction}}}\n"
            "basis: expert-opinion\ncaveats: [No study is named.]\n"
        )
    (root / "guide").mkdir()
    (root / "guide/index.md").write_text("# Coffee\n\nIt is disputed [@late-coffee; @noon-coffee].\n")
    (root / "pyproject.toml").write_text(CONFIGURATION)
    (root / "mkdocs.yml").write_text(SITE)
    return root


def run(root: Path, arguments: list[str], environment: Mapping[str, str], mask: int = 0o022) -> bytes:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("COV", "LC_", "LANG"))}
    done = subprocess.run(
        arguments,
        cwd=root,
        env={**known, "NO_MKDOCS_2_WARNING": "1", **environment},
        umask=mask,
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items())}


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two folders with the same base, on paths of different length, made in different order."""
    folder = tmp_path_factory.mktemp("reproducible")
    return laid(folder / "a"), laid(folder / "quite" / "another" / "way", backwards=True)


def test_every_export_and_every_report_is_the_same(roots: tuple[Path, Path]) -> None:
    exported = [["export", "--to", form] for form in exports.FORMATS]
    reported = [["check", "--format", form, "--fail-on", "none"] for form in reports.FINDINGS]
    command = [sys.executable, "-c", SAID, json.dumps([*exported, *reported])]
    first = json.loads(run(roots[0], command, HERE))
    assert len(first) == len(exported) + len(reported)
    assert all(first)
    assert all("contradiction" in report for report in first[len(exported) :])
    assert json.loads(run(roots[1], command, {**THERE, **DAYS}, 0o077)) == first


def test_the_rendered_pages_are_the_same(roots: tuple[Path, Path]) -> None:
    for root, environment, mask in zip(roots, (HERE, {**THERE, **DAYS}), (0o022, 0o077), strict=True):
        run(root, [COMMAND, "render", "../pages"], environment, mask)
    first, second = (contents(root.parent / "pages") for root in roots)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_built_site_is_the_same(roots: tuple[Path, Path]) -> None:
    for root, environment, mask in zip(roots, (HERE, {**THERE, **DAYS}), (0o022, 0o077), strict=True):
        run(root, [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], environment, mask)
    first, second = (contents(root.parent / "site") for root in roots)
    assert first.keys() == second.keys()
    assert "sitemap.xml.gz" in first
    assert gzip.decompress(first["sitemap.xml.gz"]) == first["sitemap.xml"]
    assert b"sleep.example/claims/late-coffee/" in first["sitemap.xml"]
    assert [name for name in first if first[name] != second[name]] == []
