"""`render`, `build` and `serve` as processes of their own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from counterclaim import exports, pages
from counterclaim.editing.folders import MANIFEST
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import find
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow
COMMAND = Path(sys.executable).with_name("counterclaim")
SITE = "site_name: Coffee and the night\ndocs_dir: guide\ntheme: {name: mkdocs}\nplugins: [counterclaim]\nnav: []\n"
CLAIM = "claims/sleep-letter/late-coffee-worse.yml"
BROKEN = "claims/night-notes/noon-coffee-better.yml"


@pytest.fixture
def site(dispute: Path, write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Write a base with a dispute, a guide and an mkdocs.yml; return its folder."""
    guide = "# A night\n\nCoffee spoils it [@late-coffee-worse].\n"
    assert write({"mkdocs.yml": SITE, "guide/night.md": guide}) == dispute
    return dispute


def rendered(site: Path) -> dict[str, bytes]:
    analysis = Analysis(KnowledgeBase.load(site))
    found = pages.render(analysis, find(site), downloads=exports.downloads(analysis))
    return {page.path: page.text().encode() for page in found}


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# render


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


# build


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


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_an_mkdocs_yml_there_is_nothing_to_build_from(site: Path, run: Run, command: str) -> None:
    (site / "mkdocs.yml").unlink()
    result = run(command)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"counterclaim: there is no mkdocs.yml in {site}\n"


def test_build_works_from_a_folder_below_the_root(site: Path, run: Run) -> None:
    assert run("build", cwd="claims/sleep-letter").returncode == 0
    assert (site / "site/index.html").is_file()


# serve


HEEDING_CTRL_C = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)  # ignored, where the tests themselves run in the background
os.execv(sys.argv[1], sys.argv[1:])
"""


class Served:
    """A site that `counterclaim serve` serves."""

    def __init__(self, site: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = site / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", HEEDING_CTRL_C, COMMAND, "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
                cwd=site,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def answers(self) -> bool:
        with socket.socket() as caller:
            return caller.connect_ex(("127.0.0.1", self.port)) == 0

    def page(self, path: str) -> str:
        """Return what a page shows; nothing where there is none."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/{path}") as response:
                text: str = response.read().decode("utf-8")
        except HTTPError as error:
            error.close()
            return ""
        return text

    def until(self, happens: Callable[[], bool]) -> None:
        """Wait until something is true, or the server has ended."""
        while not happens():
            assert self.process.poll() is None, self.log.read_text("utf-8")
            time.sleep(0.05)

    def started(self) -> None:
        self.until(lambda: self.process.poll() is not None or self.answers())
        assert self.process.poll() is None, self.log.read_text("utf-8")


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    server = Served(site)
    try:
        server.started()
        yield server
    finally:
        if server.process.poll() is None or server.answers():
            os.killpg(server.process.pid, signal.SIGKILL)
        server.process.wait()


def test_serve_shows_a_record_as_it_is_saved_survives_a_broken_one_and_ends_with_ctrl_c(
    site: Path, served: Served
) -> None:
    page = "claims/noon-coffee-better/"
    assert "Patients with coffee at noon" in served.page(page)
    before = (site / BROKEN).read_text("utf-8")

    (site / BROKEN).write_text(before.replace("coffee at noon", "coffee at twelve"))
    served.until(lambda: "Patients with coffee at twelve" in served.page(page))

    (site / BROKEN).write_text("statement: one\nstatement: two\n")
    served.until(lambda: f"{BROKEN}:2:1 syntax: " in served.log.read_text("utf-8"))
    (site / BROKEN).write_text(before.replace("coffee at noon", "coffee at midday"))
    served.until(lambda: "Patients with coffee at midday" in served.page(page))

    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait() == 0
    assert not served.answers()
    assert "Traceback" not in served.log.read_text("utf-8")


def test_serve_that_is_told_to_end_leaves_no_server_behind(served: Served) -> None:
    served.process.terminate()
    served.process.wait()
    while served.answers():
        time.sleep(0.05)
