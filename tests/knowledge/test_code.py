from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a package of two rooms that stands for this one."""
    for name in ("upper/a.py", "upper/parts/b.json", "lower/a.py", "lower/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one\n")
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)
    code.fingerprint.cache_clear()
    yield tmp_path
    code.fingerprint.cache_clear()


def changed(*rooms: str, by: Callable[[], object]) -> bool:
    before = code.fingerprint(*rooms)
    by()
    code.fingerprint.cache_clear()
    return code.fingerprint(*rooms) != before


def test_a_change_of_any_module_or_schema_of_a_room_counts(house: Path) -> None:
    assert changed("upper", by=lambda: (house / "upper/a.py").write_text("two\n"))
    assert changed("upper", by=lambda: (house / "upper/parts/b.json").write_text("two\n"))
    assert changed("upper", by=lambda: (house / "upper/parts/c.py").write_text(""))
    assert changed("lower", "upper", by=lambda: (house / "upper/a.py").write_text("three\n"))
    assert changed("upper", by=lambda: (house / "upper/a.py").rename(house / "upper/z.py"))


def test_other_rooms_and_other_files_do_not(house: Path) -> None:
    assert not changed("upper", by=lambda: (house / "lower/a.py").write_text("two\n"))
    assert not changed("lower", by=lambda: (house / "lower/notes.txt").write_text("two\n"))


def test_the_rooms_of_this_program_are_read() -> None:
    assert code.fingerprint("knowledge") != code.fingerprint("reasoning")
    assert len(code.fingerprint("knowledge", "reasoning", "wording")) == 64
