"""`build` as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

pytestmark = pytest.mark.slow


BROKEN = "claims/night-notes/noon-coffee-better.yml"


def test_build_writes_the_site_and_says_where(site: Path, run: Run) -> None:
    result = run("build")
    assert result.returncode == 0, result.stderr
    assert f"the site is at {site / 'site/index.html'}\n" in result.stdout
    assert "Patients with coffee at noon" in (site / "site/claims/noon-coffee-better/index.html").read_text("utf-8")


def test_build_hands_options_to_mkdocs_and_names_no_other_folder(site: Path, run: Run) -> None:
    run("build")
    result = run("build", "--site-dir", "public", "--no-directory-urls")
    assert result.returncode == 0, result.stderr
    assert (site / "public/guide/night.html").is_file()
    assert str(site / "site") not in result.stdout


def test_build_is_strict_a_record_that_cannot_be_read_exits_with_1(site: Path, process: Run) -> None:
    (site / BROKEN).write_text("statement: one\nstatement: two\n")
    result = process("build")
    assert result.returncode == 1
    assert f"{BROKEN}:2:1 syntax: " in result.stderr
    assert "Traceback" not in result.stderr
    assert "the site is" not in result.stdout


def test_build_passes_on_that_mkdocs_does_not_know_an_option(site: Path, process: Run) -> None:
    result = process("build", "--no-such-option")
    assert result.returncode == 2
    assert "--no-such-option" in result.stderr
    assert not (site / "site").exists()


def test_build_works_from_a_folder_below_the_root(site: Path, run: Run) -> None:
    assert run("build", cwd="claims/sleep-letter").returncode == 0
    assert (site / "site/index.html").is_file()


def test_no_module_of_the_folder_is_taken_for_an_installed_one(site: Path, run: Run) -> None:
    for name in ("yaml", "mkdocs", "markdown", "jinja2", "json"):
        (site / f"{name}.py").write_text("raise SystemExit('it runs')\n")
    assert run("build").returncode == 0
    assert (site / "site/index.html").is_file()


def test_a_build_that_fails_leaves_the_site_that_is_there(site: Path, run: Run, process: Run) -> None:
    assert run("build").returncode == 0
    before = (site / "site/claims/noon-coffee-better/index.html").read_bytes()
    (site / BROKEN).write_text("statement: one\nstatement: two\n")
    assert process("build").returncode == 1
    assert (site / "site/claims/noon-coffee-better/index.html").read_bytes() == before
    assert not [path for path in site.iterdir() if path.name.endswith(".tmp")]


def test_killed_at_any_moment_a_build_leaves_the_old_site_and_the_next_one_clears_up(site: Path, run: Run) -> None:
    assert run("build").returncode == 0
    (site / "site/index.html").write_text("the old one")
    with subprocess.Popen(
        [Path(sys.executable).with_name("counterclaim"), "build"],
        cwd=site,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as building:
        while not list(site.glob(".site.*.tmp")):
            assert building.poll() is None
        os.killpg(building.pid, signal.SIGKILL)
    assert (site / "site/index.html").read_text() == "the old one"
    assert run("build").returncode == 0
    assert (site / "site/index.html").read_text() != "the old one"
    assert list(site.glob(".site.*")) == []


def test_nothing_is_published_that_a_link_leads_to_outside_and_raw_html_is_text(
    site: Path, run: Run, process: Run, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("7f3a")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "secret.png").write_text("7f3a")
    (site / ".git").mkdir(exist_ok=True)
    (site / ".git" / "config").write_text("7f3a")
    (site / "guide" / "own.txt").write_text("its own")
    (site / "guide" / "again.txt").symlink_to("own.txt")
    (site / "guide" / "night.md").write_text(
        "# A night\n\nCoffee [@late-coffee-worse]. \\`<meta http-equiv=refresh content=0;url=//x>\\`\n\n"
        "<div>`<iframe src=//x></iframe>`</div>\n\n![cup](https://x/cup.png) ![bed](own.txt)\n"
    )
    assert run("build").returncode == 0
    page = (site / "site/guide/night/index.html").read_text("utf-8")
    article = page[page.index("A night") :]
    assert "<meta" not in article
    assert "<iframe" not in page
    assert "https://x/cup.png" in page
    assert 'src="https://x' not in page
    assert (site / "site/guide/again.txt").read_text() == "its own"
    for name, goal in (("a.txt", "../../secret.txt"), ("more", "../../folder"), ("b.txt", "../.git/config")):
        (site / "guide" / name).symlink_to(goal)
    (site / "guide" / "letter.txt").symlink_to("../texts/sleep-letter.txt")
    failed = process("build")
    assert failed.returncode == 1
    assert "guide/more:1:1 foreign-link: the link leads out of the knowledge base" in failed.stderr
    lenient = [sys.executable, "-P", "-m", "mkdocs", "build", "--site-dir", "lenient"]
    assert subprocess.run(lenient, cwd=site, check=False, capture_output=True).returncode == 0
    published = {path.relative_to(site / "lenient").as_posix(): path for path in (site / "lenient").rglob("*")}
    assert {"guide/again.txt", "guide/own.txt"} <= published.keys()
    assert not {"guide/a.txt", "guide/more/secret.png", "guide/b.txt", "guide/letter.txt", "a.txt"} & published.keys()
    assert not [name for name, path in published.items() if path.is_file() and b"7f3a" in path.read_bytes()]
    assert run("render", "--project", "../project").returncode == 0
    assert not [path for path in (tmp_path / "project").rglob("*") if path.is_file() and b"7f3a" in path.read_bytes()]
