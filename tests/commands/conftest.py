"""Running a command as somebody at a terminal would."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from counterclaim.commands import asking
from counterclaim.knowledge import yaml_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Write


END = "\x04"
"""What Ctrl-D sends: a question more than there are answers ends the command, and does not wait for ever."""


class Terminal(Protocol):
    """Runs `counterclaim` with a terminal as its input, in which the answers are typed line by line."""

    def __call__(self, *arguments: str, answers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def terminal(write: Write) -> Terminal:
    root = write({})

    def run_command(*arguments: str, answers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        ours, theirs = pty.openpty()
        try:
            os.write(ours, ("".join(f"{answer}\n" for answer in answers) + END).encode())
            return subprocess.run(
                [Path(sys.executable).with_name("counterclaim"), *arguments],
                cwd=root,
                stdin=theirs,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        finally:
            os.close(ours)
            os.close(theirs)

    return run_command


@pytest.fixture
def answering(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return what `terminal` is, without a process and a terminal, which takes far less."""

    def run_command(*arguments: str, answers: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        with monkeypatch.context() as patch:
            patch.setattr(asking, "interactive", lambda: True)
            done: subprocess.CompletedProcess[str] = run(*arguments, text="".join(f"{answer}\n" for answer in answers))
            return done

    return run_command


def files_of(base: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content, to see what a command changed."""
    return {p.relative_to(base).as_posix(): p.read_bytes() for p in sorted(base.rglob("*")) if p.is_file()}


LETTER = "claims/sleep-letter/what-the-letter-tells.yml"
NAP = "{exposure: nap, outcome: headache, direction: %s}"


@pytest.fixture
def old(dispute: Path, write: Callable[..., Path], claim: Callable[..., str], commit: Callable[[], str]) -> Path:
    """Commit a base with a contradiction, undetermined conflicts, open sentences and an unreviewed claim."""
    write(
        {
            "claims/sleep-letter/nap-eases-headache.yml": claim(
                statement="A nap eases a headache.", effect=NAP % "decreases", stance="helps", reviewed=None
            ),
            "claims/night-notes/morning-coffee-better.yml": claim(
                statement="Coffee in the morning made for better nights.",
                source="night-notes",
                stance="helps",
                effect="{exposure: coffee, outcome: sleep-quality, direction: increases}",
                scope="{condition: morning}",
            ),
            LETTER: (dispute / LETTER).read_text("utf-8").replace("[1, 2, 3, 4, 5, 6, 7]", "[1, 2]"),
        }
    )
    commit()
    return dispute


@pytest.fixture
def change(old: Path, write: Callable[..., Path], claim: Callable[..., str]) -> Path:
    """Add a claim without a source and one that contradicts an old claim; move the lines of the rest."""
    for record in old.glob("claims/*/*.yml"):
        record.write_text(f"# one line more\n{record.read_text('utf-8')}", "utf-8")
    return write(
        {
            "claims/nowhere/tea-helps.yml": claim(
                statement="Tea makes for fewer dreams.",
                source="nowhere",
                effect="{exposure: tea, outcome: dreaming, direction: decreases}",
                stance="neutral",
            ),
            "claims/night-notes/nap-brings-headache.yml": claim(
                statement="A nap brings on a headache.", source="night-notes", effect=NAP % "increases"
            ),
        }
    )


SITE = "site_name: Coffee and the night\ndocs_dir: guide\ntheme: {name: mkdocs}\nplugins: [counterclaim]\nnav: []\n"


@pytest.fixture
def site(dispute: Path, write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """Write a base with a dispute, a guide and an mkdocs.yml; return its folder."""
    guide = "# A night\n\nCoffee spoils it [@late-coffee-worse].\n"
    assert write({"mkdocs.yml": SITE, "guide/night.md": guide}) == dispute
    return dispute


def read(base: Path, path: str) -> Any:
    return yaml_reader.read((base / path).read_bytes()).value


def added(base: Path, before: dict[str, bytes]) -> set[str]:
    return {path for path, data in files_of(base).items() if before.get(path) != data}
