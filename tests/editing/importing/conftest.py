"""A base that a table of the shape of CIViC's evidence export is imported into."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"


@pytest.fixture
def civic() -> dict[str, str]:
    """Return a base that has the source of the table and nothing else, with the example map, as path → text."""
    return {
        "pyproject.toml": "[tool.counterclaim]\n",
        "sources/civic.yml": "title: Evidence\ntype: dataset\nurl: https://civic.example/\n"
        "design: expert-opinion\nstatus: live\n",
        "map.yml": (EXAMPLES / "civic-map.yml").read_text("utf-8"),
    }
