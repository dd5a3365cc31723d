"""Small knowledge bases for every test: written from path → text below the test's own folder, read, analysed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from builder.knowledge import KnowledgeBase, locks
from builder.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BASES = Path(__file__).parent / "bases"


class Write(Protocol):
    """Writes files below one folder and returns that folder."""

    def __call__(self, files: Mapping[str, str | bytes]) -> Path: ...


@pytest.fixture(autouse=True)
def _no_texts_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the environment of whoever runs the tests out of them."""
    monkeypatch.delenv("COUNTERCLAIM_TEXTS", raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes path → text below one folder, again for each call, and returns the folder.

    For a text under `texts/` the lock of its source is written too, unless `files` holds one.
    """
    root = tmp_path / "base"

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
