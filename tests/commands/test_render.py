"""`render` as a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim import exports, pages
from counterclaim.editing.folders import MANIFEST
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


CLAIM = "claims/sleep-letter/late-coffee-worse.yml"


def rendered(site: Path) -> dict[str, bytes]:
    analysis = Analysis(KnowledgeBase.load(site))
    found = pages.render(analysis, find(site), downloads=exports.downloads(analysis))
    return {page.path: page.text().encode() for page in found}


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_render_writes_the_pages_and_says_how_many(site: Path, run: Run) -> None:
    result = run("render", "out/pages")
    written = files(site / "out/pages")
    del written[MANIFEST]
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"wrote {len(written)} files to out/pages\n"
    assert written.items() >= rendered(site).items()
    assert "downloads/claims.jsonl" in written
    assert b"downloads/claims.jsonl" in written["method/index.md"]


def test_render_again_writes_the_same_bytes(site: Path, run: Run) -> None:
    run("render", "one")
    run("render", "two")
    run("render", "two")
    assert files(site / "one") == files(site / "two")


def test_render_removes_pages_of_records_that_are_gone_and_leaves_what_others_put_there(site: Path, run: Run) -> None:
    run("render", "out")
    (site / "out/own.md").write_text("mine")
    (site / CLAIM).unlink()
    (site / "guide/night.md").write_text("# A night\n")
    run("render", "out")
    after = files(site / "out")
    assert "claims/late-coffee-worse/index.md" not in after
    assert "claims/noon-coffee-better/index.md" in after
    assert after["own.md"] == b"mine"


def test_render_removes_nothing_outside_the_folder_whatever_its_list_of_files_says(site: Path, run: Run) -> None:
    run("render", "out")
    with (site / "out" / MANIFEST).open("a") as manifest:
        manifest.write(f"../mkdocs.yml\n{site / 'pyproject.toml'}\n\n..\n")
    assert run("render", "out").returncode == 0
    assert (site / "mkdocs.yml").is_file()
    assert (site / "pyproject.toml").is_file()


def test_render_does_not_follow_a_link_that_leads_outside(site: Path, run: Run) -> None:
    (site / "elsewhere").mkdir()
    (site / "out").mkdir()
    (site / "out/claims").symlink_to(site / "elsewhere")
    result = run("render", "out")
    assert result.returncode == 2
    assert "leads outside" in result.stderr
    assert not list((site / "elsewhere").iterdir())


def test_render_into_a_place_that_cannot_be_written_exits_with_2(site: Path, run: Run) -> None:
    (site / "file").write_text("")
    result = run("render", "file/pages")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("counterclaim: file/pages: cannot be written: ")
    assert len(result.stderr.splitlines()) == 1
