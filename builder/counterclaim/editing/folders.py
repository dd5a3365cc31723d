"""Writing many generated files into one folder, and never outside it."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from counterclaim.editing import files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MANIFEST = ".counterclaim-pages"


def write(folder: Path, contents: Iterable[tuple[str, str | bytes]]) -> int:
    """Write (relative path, text or bytes) pairs below `folder`; return how many.

    Files that an earlier call wrote and this one does not are removed; what others put there stays. Raises
    `OSError`, also for a path that leads outside.
    """
    folder.mkdir(parents=True, exist_ok=True)
    home = folder.resolve()
    manifest = folder / MANIFEST
    before = set(manifest.read_text("utf-8", "replace").split("\n")) if manifest.is_file() else set()
    written: list[str] = []
    for relative, content in contents:
        _write_one(home, relative, content)
        written.append(relative)
    files.write(manifest, "\n".join(sorted(written)) + "\n")
    for stale in sorted(before.difference(written)):
        target = (home / stale).resolve()
        if target.is_relative_to(home) and target.is_file():
            target.unlink()
    return len(written)


def _write_one(home: Path, relative: str, content: str | bytes) -> None:
    target = (home / relative).resolve()
    if not target.is_relative_to(home):
        message = f"{relative} leads outside {home}"
        raise OSError(message)
    temporary = target.with_name(f".{target.name[:50]}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)
        temporary.replace(target)
    except OSError as error:
        error.filename = relative
        raise
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
