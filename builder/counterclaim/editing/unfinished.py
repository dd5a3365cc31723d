"""What somebody answered for a record that is not written yet, kept so that another call can go on with it.

It lies in the folder of the cache, which git ignores. It is text that is asked about before it is used, and what does
not look like it is not there.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from counterclaim.editing import files

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = (".cache", "counterclaim")
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Unfinished:
    """When it was begun, the options that were given, and the answers by the option that would have given them."""

    begun: str
    given: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)


def read(root: Path, kind: str) -> Unfinished | None:
    """Return what was answered for a record of `kind` and not finished; None where there is nothing."""
    path = _path(root, kind)
    try:
        if _is_strange(root, path) or path.stat().st_size > MOST_BYTES:
            return None
        found = Unfinished(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return found if _fits(found) else None


def write(root: Path, kind: str, found: Unfinished) -> None:
    """Keep what was answered; where that cannot be written it is not kept."""
    path = _path(root, kind)
    with contextlib.suppress(OSError):
        if not _is_strange(root, path):
            files.write(path, json.dumps(asdict(found), indent=1, ensure_ascii=False) + "\n")


def drop(root: Path, kind: str) -> None:
    """Keep nothing any longer."""
    with contextlib.suppress(OSError):
        _path(root, kind).unlink(missing_ok=True)


def _path(root: Path, kind: str) -> Path:
    return root.joinpath(*FOLDER, f"unfinished-{kind}.json")


def _is_strange(root: Path, path: Path) -> bool:
    """Tell whether a link stands anywhere on the way: nothing that this tool writes there is one."""
    return any(one.is_symlink() for one in (path, *path.parents) if one.is_relative_to(root) and one != root)


def _fits(found: Unfinished) -> bool:
    return (
        isinstance(found.begun, str)
        and isinstance(found.given, dict)
        and all(isinstance(value, str | bool | list) for value in found.given.values())
        and isinstance(found.answers, dict)
        and all(isinstance(told, list) and all(isinstance(one, str) for one in told) for told in found.answers.values())
    )
