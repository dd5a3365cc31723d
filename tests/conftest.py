"""Small knowledge bases for every test: written from path → text below the test's own folder, read, analysed."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from counterclaim.cli import main
from counterclaim.commands.sites import SERVICES
from counterclaim.knowledge import KnowledgeBase, locks
from counterclaim.knowledge.configuration import Configuration
from counterclaim.reasoning.analysis import Analysis
from counterclaim.rules import RULES, engine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from xdist.remote import Producer

    from counterclaim.rules.engine import Report

BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
BASES = Path(__file__).parent / "bases"

# The same examples each time, so that a test fails for what was changed; `make fuzz` looks for new ones.
settings.register_profile("steady", derandomize=True, database=None, deadline=None, max_examples=30)
settings.register_profile("fuzz", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


TAKES_LONG = {"browser", "served", "process"}
"""Fixtures."""
STUMBLES = pytest.mark.flaky(
    reruns=2, only_rerun=[r"Error: (Browser|BrowserContext|Frame|Keyboard|Locator|Mouse|Page)\."]
)
"""Where the browser stumbles (not where an expectation fails), a test is run again."""


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    """Gives each process whole files, in the order of the tests; those of the site, which share a browser, as one."""

    def _split_scope(self, nodeid: str) -> str:
        return "site" if nodeid.startswith("tests/site/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """Return what says which process runs which tests."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes run the tests: one more than processors, as some wait for the browser or the disk."""
    return 1 + (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what asks for a browser or a process, or looks for the unlikely; others say so themselves.

    What asks for a browser comes first, as it takes longest, and what is slow before what is quick, so that no process
    waits long for another at the end.
    """
    for item in items:
        seeks = hasattr(getattr(item, "obj", None), "hypothesis")
        if seeks or TAKES_LONG.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(STUMBLES)
    items.sort(key=lambda item: (not item.get_closest_marker("flaky"), not item.get_closest_marker("slow")))


def pytest_collection_finish() -> None:
    """Leave the ten thousand tests out of every search for garbage from now on: they stay until the end."""
    gc.collect()
    gc.freeze()


class Write(Protocol):
    """Writes files below one folder and returns that folder."""

    def __call__(self, files: Mapping[str, str | bytes]) -> Path: ...


@pytest.fixture(autouse=True)
def _nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the environment of whoever runs the tests out of them, and each test in the folder where it begins."""
    monkeypatch.chdir(Path.cwd())
    for name in ("COUNTERCLAIM_TEXTS", "GITHUB_BASE_REF", "NO_COLOR", "FORCE_COLOR", *SERVICES):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes path → text below one folder, again for each call, and returns the folder.

    For a text under `texts/` the lock of its source is written too, unless `files` holds one.
    """
    root = tmp_path / "base"
    root.mkdir()

    def write_all(files: Mapping[str, str | bytes]) -> Path:
        made = {
            f"sources/{Path(path).stem}.lock.json": locks.to_json(locks.make(Path(path).stem, text))
            for path, text in files.items()
            if path.startswith("texts/") and isinstance(text, str)
        }
        for path, text in {**made, **files}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode() if isinstance(text, str) else text)
        return root

    return write_all


@pytest.fixture
def load(write: Write) -> Callable[[Mapping[str, str | bytes]], KnowledgeBase]:
    """Return a function that writes path → text and reads the knowledge base; texts are at hand if it has any."""

    def load_all(files: Mapping[str, str | bytes]) -> KnowledgeBase:
        root = write(files)
        return KnowledgeBase.load(root, texts=root / "texts" if (root / "texts").is_dir() else None)

    return load_all


@pytest.fixture
def analyse(load: Callable[[Mapping[str, str | bytes]], KnowledgeBase]) -> Callable[..., Analysis]:
    """Return a function that writes path → text and returns what follows from it."""

    def analyse_all(files: Mapping[str, str | bytes]) -> Analysis:
        return Analysis(load(files))

    return analyse_all


@pytest.fixture
def sleep() -> dict[str, str]:
    """Return a small knowledge base about coffee and sleep, in which check finds nothing, as path → text."""
    base = BASES / "sleep"
    return {
        path.relative_to(base).as_posix(): path.read_text("utf-8") for path in sorted(base.rglob("*")) if path.is_file()
    }


@pytest.fixture
def claim() -> Callable[..., str]:
    """Return a function that makes the text of a claim about coffee and sleep; fields given replace its own."""

    def make(**fields: str | None) -> str:
        known: dict[str, str | None] = {
            "statement": "Coffee in the evening makes for a worse night.",
            "source": "sleep-letter",
            "sentences": "[2]",
            "stance": "harms",
            "effect": "{exposure: coffee, outcome: sleep-quality, direction: decreases}",
            "scope": None,
            "basis": "expert-opinion",
            "caveats": "[The letter counts no nights and names no study.]",
            "reviewed": "{by: ada, date: 2026-01-05}",
            **fields,
        }
        return "".join(f"{key}: {value}\n" for key, value in known.items() if value is not None)

    return make


@pytest.fixture
def disputed(sleep: dict[str, str], claim: Callable[..., str]) -> dict[str, str]:
    """Return coffee against sleep: a contradiction, two undetermined conflicts, an explained one, and more."""
    noon = {"source": "night-notes", "stance": "helps", "basis": "own-data", "effect": BETTER}
    del sleep["texts/night-notes.txt"]
    return {
        **sleep,
        "claims/sleep-letter/late-coffee-worse.yml": claim(),
        "claims/night-notes/noon-coffee-better.yml": claim(
            **noon, statement="'Of those with coffee at noon, 60% had better nights: so the ward counted.'"
        ),
        "claims/night-notes/morning-coffee-better.yml": claim(
            **noon, statement="A cup in the morning made for better nights.", scope="{condition: morning}"
        ),
        "claims/sleep-letter/evening-coffee-worse.yml": claim(
            statement="An evening cup makes for a worse night.",
            scope="{population: older-adults, condition: evening, horizon: long-term, "
            "dose: {cups-per-day: '> 3 cups'}}",
            reviewed=None,
        ),
        "claims/sleep-letter/take-tea.yml": claim(
            statement="Drink tea in place of any coffee you want.",
            effect=None,
            advice="{avoid: coffee, instead: tea, for: headache}",
        ),
        "claims/night-notes/no-tea.yml": claim(
            statement="Leave out the tea as well, the ward says.",
            source="night-notes",
            effect=None,
            advice="{avoid: tea}",
        ),
        "claims/sleep-letter/misspelt.yml": claim(
            effect="{exposure: cofee, outcome: headache, direction: increases}",
            statement="Coffee at night hurts in the head.",
        ),
        "claims/sleep-letter/a,b:c%.yml": claim(),
        "sources/sleep-letter.yml": sleep["sources/sleep-letter.yml"] + "not_claims:\n  heading: [1]\n",
    }


@pytest.fixture
def analysis(analyse: Callable[..., Analysis], disputed: dict[str, str]) -> Analysis:
    return analyse(disputed)


@pytest.fixture
def report(analysis: Analysis, tmp_path: Path) -> Report:
    return engine.run(RULES, analysis, Configuration(tmp_path))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with a file in `golden/` beside the test.

    COUNTERCLAIM_GOLDEN=write writes the files instead; read what changed before you keep it.
    """

    def compare(name: str, text: str) -> None:
        file = request.path.parent / "golden" / name
        if os.environ.get("COUNTERCLAIM_GOLDEN") == "write":
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare


class Run(Protocol):
    """Runs `counterclaim` in the folder that `write` fills."""

    def __call__(
        self, *arguments: str, cwd: str = ".", environment: Mapping[str, str] | None = None, text: str = ""
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def process(write: Write) -> Run:
    """Return a function that runs the installed command as a process; `text` is what it reads, from a pipe.

    For what a process of its own adds something to: pipes, hash seeds, other processes that it starts.
    """
    root = write({})
    command = Path(sys.executable).with_name("counterclaim")

    def run_command(
        *arguments: str, cwd: str = ".", environment: Mapping[str, str] | None = None, text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *arguments],
            cwd=root / cwd,
            env={**os.environ, **(environment or {})},
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_command


@pytest.fixture
def run(write: Write) -> Run:
    """Return a function that runs the command as `process` does, but inside this process, which takes far less."""
    root = write({})

    def run_command(
        *arguments: str, cwd: str = ".", environment: Mapping[str, str] | None = None, text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        code: object = 0
        with (
            chdir(root / cwd),
            pytest.MonkeyPatch.context() as patch,
            CliRunner().isolation(input=text, env=environment) as (output, errors, _),
        ):
            patch.setattr(sys, "argv", ["counterclaim", *map(str, arguments)])
            try:
                main()
            except SystemExit as end:
                code = end.code or 0
            said, told = output.getvalue().decode(), errors.getvalue().decode()
        assert isinstance(code, int)
        return subprocess.CompletedProcess(arguments, code, said, told)

    return run_command


@pytest.fixture
def invoke(run: Run) -> Run:
    """Return what `run` is."""
    return run


@pytest.fixture
def base(sleep: dict[str, str], write: Write) -> Path:
    """Write the knowledge base about coffee and sleep with a configuration; return its folder."""
    configuration = '[tool.counterclaim]\ntitle = "Coffee and sleep"\ntexts = "texts"\nrules.orphan-term = "off"\n'
    return write({**sleep, "pyproject.toml": configuration})


@pytest.fixture
def dispute(base: Path, write: Write, claim: Callable[..., str]) -> Path:
    """Write two claims that contradict each other into the base; return its folder."""
    write(
        {
            "claims/sleep-letter/late-coffee-worse.yml": claim(),
            "claims/night-notes/noon-coffee-better.yml": claim(
                statement="Patients with coffee at noon had better nights.",
                source="night-notes",
                stance="helps",
                effect=BETTER,
            ),
        }
    )
    return base


@pytest.fixture
def git(write: Write) -> Callable[..., str]:
    """Return a function that runs git in the folder that `write` fills, and returns what it prints."""
    root = write({})
    settings = ["-c", "user.name=ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]

    def run_git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *settings, *arguments], cwd=root, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    return run_git


@pytest.fixture
def commit(write: Write, git: Callable[..., str]) -> Callable[[], str]:
    """Return a function that commits everything in the folder that `write` fills, and returns the commit's id."""
    root = write({})

    def commit_all() -> str:
        if not (root / ".git").exists():
            git("init", "--quiet", "--initial-branch=main")
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", "--message", "a step")
        return git("rev-parse", "HEAD")

    return commit_all
