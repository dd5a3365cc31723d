"""What git cannot tell the commands that look back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("arguments", [["check", "--since"], ["diff"]], ids=" ".join)
def test_what_git_cannot_tell_is_said_in_one_line(
    arguments: list[str], base: Path, run: Callable[..., Any], commit: Callable[[], str]
) -> None:
    none = run(*arguments, "HEAD")
    assert (none.returncode, none.stdout) == (2, "")
    assert none.stderr == f"counterclaim: {base} lies in no git repository\n"
    commit()
    wrong = run(*arguments, "nonsense")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith('counterclaim: there is no revision "nonsense" in the repository of ')
    assert wrong.stderr.count("\n") == 1
    bare = run(*arguments, "HEAD", environment={"PATH": str(base)})
    assert (bare.returncode, bare.stdout) == (2, "")
    assert re.fullmatch(r"counterclaim: git cannot be run \(.+\); install it\n", bare.stderr)
