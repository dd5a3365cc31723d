"""What `build` and `serve` need before MkDocs is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_an_mkdocs_yml_there_is_nothing_to_build_from(site: Path, run: Run, command: str) -> None:
    (site / "mkdocs.yml").unlink()
    result = run(command)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"counterclaim: there is no mkdocs.yml in {site}\n"
