"""`serve` as a process of its own."""

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

from tests.commands.conftest import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow


COMMAND = Path(sys.executable).with_name("counterclaim")


BROKEN = "claims/night-notes/noon-coffee-better.yml"


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
def served_broken(site: Path) -> Iterator[Served]:
    (site / BROKEN).write_text("statement: one\nstatement: two\n")
    yield from serving(site)


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    yield from serving(site)


def serving(site: Path) -> Iterator[Served]:
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
    served.until(lambda: f"<li>{BROKEN}:2:1 syntax: " in served.page(page))
    assert "Patients with coffee at twelve" in served.page(page)
    (site / BROKEN).write_text(before.replace("coffee at noon", "coffee at midday"))
    served.until(lambda: "Patients with coffee at midday" in served.page(page))

    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait() == 0
    assert not served.answers()
    assert "Traceback" not in served.log.read_text("utf-8")


def test_serve_that_begins_with_a_broken_record_shows_the_others_and_what_is_wrong(served_broken: Served) -> None:
    assert f"<li>{BROKEN}:2:1 syntax: " in served_broken.page("")
    assert "1 thing is wrong" in served_broken.page("claims/")
    served_broken.process.terminate()
    assert served_broken.process.wait() == 0


def test_serve_that_is_told_to_end_leaves_no_server_behind(served: Served) -> None:
    served.process.terminate()
    served.process.wait()
    while served.answers():
        time.sleep(0.05)


def test_serve_that_is_killed_leaves_the_base_as_it_is(site: Path, served: Served) -> None:
    before = {path: data for path, data in files_of(site).items() if path != "serve.log"}
    os.killpg(served.process.pid, signal.SIGKILL)
    served.process.wait()
    assert {path: data for path, data in files_of(site).items() if path != "serve.log"} == before
    assert not (site / "site").exists()
